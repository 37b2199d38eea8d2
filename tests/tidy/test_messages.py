"""Every text on a page has its English, with the same placeholders; the catalogue holds no more and no less."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog

from tools import messages


@pytest.fixture(scope="module")
def in_the_code() -> Catalog:
    return messages.gathered()


def keys(catalogue: Catalog) -> set[tuple[tuple[str, ...], str | None]]:
    return {(messages.forms(message.id), message.context) for message in catalogue if message.id}


def test_the_catalogue_is_up_to_date(in_the_code: Catalog) -> None:
    """`make messages` mends this; then write the English."""
    in_the_tree = keys(messages.kept())
    assert keys(in_the_code) - in_the_tree == set()
    assert in_the_tree - keys(in_the_code) == set()


def test_every_text_has_its_english() -> None:
    assert messages.untranslated(messages.merged()) == []


def test_every_placeholder_survives() -> None:
    assert messages.unlike(messages.merged()) == []


def test_a_missing_translation_and_a_lost_placeholder_are_found() -> None:
    catalogue = Catalog(locale="en")
    catalogue.add("Skicka ansökan")
    catalogue.add(("%(n)s dag", "%(n)s dagar"), ("%(n)s day", ""))
    catalogue.add("Senast %(day)s", "At the latest")
    assert len(messages.untranslated(catalogue)) == 2
    assert len(messages.unlike(catalogue)) == 1


def test_texts_are_found_in_templates_and_in_code(tmp_path, monkeypatch) -> None:
    (tmp_path / "page.html").write_text(
        "<div>\n   {% translate 'Spara' %}\n {% blocktranslate count n=n %}{{ n }} dag{% plural %}{{ n }} dagar"
        "{% endblocktranslate %}\n"
        "  {% blocktranslate trimmed with day=d %}\n   Senast {{ day }}\n {% endblocktranslate %}"
    )
    (tmp_path / "no.py").write_text("from x import text\nNO = text('Nej, men så här')\n")
    monkeypatch.setattr(messages, "SOURCE", tmp_path)
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    found = {form for _, _, message, _ in messages.texts() for form in messages.forms(message)}
    assert found == {"Spara", "%(n)s dag", "%(n)s dagar", "Senast %(day)s", "Nej, men så här"}
