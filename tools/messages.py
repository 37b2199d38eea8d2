"""Gather the texts people read into the English catalogue: `make messages`.

Idea: Swedish is what stands in templates and code ({% translate %}, {% blocktranslate %}, gettext, and the foundation's
`text`), so a Swedish text is its own key and English is a translation like any other. Django's templatize turns a
template into pseudo-Python, Babel reads the calls out of it and out of the code: no GNU gettext has to be installed.
Translations are kept; a text that is no longer used is dropped; a new one waits with an empty msgstr, which
tests/tidy/test_messages.py does not accept.

    python tools/messages.py           write the catalogue
    python tools/messages.py --untranslated   list what waits for English
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "brygga"
# Plain Python speaks both languages by itself, and its readers of fields are called `text` too.
NOT_HERE = {SOURCE / room for room in ("calc", "domain", "formats", "jurisdictions")}
CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"

# Function → which arguments hold the text; None: the first one alone. (1, 'c') marks a context.
KEYWORDS = {
    "gettext": None, "gettext_lazy": None, "gettext_noop": None, "text": None, "_": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def _pseudo_code(template: str, name: str) -> str:
    """A template as the calls it makes; indentation goes, since Python's tokenizer would stumble on it."""
    from django.utils.translation.template import templatize

    return "\n".join(line.lstrip() for line in templatize(template, origin=name).splitlines())


def texts() -> Iterator[tuple[str, int, str | tuple[str, ...], str | None]]:
    """(file, line, text or its forms, context) for every text in code and templates."""
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or "vendor" in path.parts or "migrations" in path.parts:
            continue
        if NOT_HERE.intersection(path.parents):
            continue
        name, content = path.relative_to(ROOT).as_posix(), path.read_text()
        if path.suffix != ".py":
            content = _pseudo_code(content, name)
        for line, message, _comments, context in extract("python", io.BytesIO(content.encode()), KEYWORDS):
            if message:
                yield name, line, message, context


def gathered() -> Catalog:
    """The texts as a catalogue without translations."""
    catalogue = Catalog(locale="en", domain="django", project="Brygga", fuzzy=False)
    for name, line, message, context in texts():
        catalogue.add(message, locations=[(name, line)], context=context)
    return catalogue


def kept() -> Catalog:
    """The catalogue as it stands in the tree; an empty one before the first."""
    if not CATALOGUE.exists():
        return Catalog(locale="en", domain="django", project="Brygga", fuzzy=False)
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en", domain="django")


def merged() -> Catalog:
    """Today's texts with the translations that stand in the tree."""
    catalogue = kept()
    catalogue.update(gathered(), no_fuzzy_matching=True, keep_user_comments=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def forms(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """A text's forms: one, or singular and plural; none yet is one empty form."""
    return (value or "",) if isinstance(value, str | None) else tuple(value)


def untranslated(catalogue: Catalog) -> list[str]:
    """Texts where a form has no English."""
    return [str(m.id) for m in catalogue if m.id and not all(forms(m.string))]


def unlike(catalogue: Catalog) -> list[str]:
    """Texts whose English has other placeholders: such a page shows a hole, or fails."""
    found = []
    for message in catalogue:
        wanted = {place for form in forms(message.id) for place in PLACEHOLDER.findall(form)}
        given = {place for form in forms(message.string) for place in PLACEHOLDER.findall(form)}
        if message.id and any(forms(message.string)) and wanted != given:
            found.append(f"{message.id}: {sorted(wanted)} became {sorted(given)}")
    return found


def main(arguments: list[str]) -> int:
    catalogue = merged()
    if "--untranslated" in arguments:
        sys.stdout.writelines(f"{text}\n" for text in untranslated(catalogue))
        return 0
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, include_lineno=False)
    print(f"{len(catalogue)} texts, {len(untranslated(catalogue))} without English: {CATALOGUE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
