"""A document's value in, the bytes of a tagged PDF/A-3a + PDF/UA-1 out.

Trick: the value goes in as JSON text through sys.inputs, so what people wrote is never source; the same
JSON lies inside the PDF as data.json. The time stamp is an argument, so the same value and stamp give the
same bytes. No validator is to be had: say "made as PDF/A", not "validated".
Do not build template source in Python, and never `eval` in a template.
"""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import typst

from brygga.formats.documents.contract import Document, DocumentError
from brygga.formats.documents.data import as_json
from brygga.formats.documents.registry import template_for

HERE = Path(__file__).parent
TEMPLATE_FOLDER = HERE / "templates"
FONT_FOLDER = HERE / "fonts"

# A compiler serves one caller at a time; a three-page agreement takes hundredths of a second.
_one_at_a_time = threading.Lock()


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONT_FOLDER])
    return typst.Compiler(root=TEMPLATE_FOLDER, font_paths=fonts)


def render(document: Document, stamp: datetime) -> bytes:
    """The PDF's bytes. `stamp` (with a time zone) is the document's creation time in its metadata.

    Raises DocumentError when the stamp is naive or the template refuses the value (a broken picture).
    """
    if stamp.tzinfo is None:
        raise DocumentError("stamp", "has no time zone.", "Pass an aware datetime from the clock.")
    template = TEMPLATE_FOLDER / f"{template_for(document)}.typ"
    with _one_at_a_time:
        try:
            made = _compiler().compile(
                input=template,
                format="pdf",
                sys_inputs={"data": as_json(document)},
                pdf_standards=["a-3a", "ua-1"],
                timestamp=stamp.astimezone(UTC).replace(microsecond=0),
            )
        except typst.TypstError as error:
            raise DocumentError("document", f"could not be made: {error}", "Check pictures and texts.") from error
    if not isinstance(made, bytes):
        raise DocumentError("document", "gave no bytes.", "Report this with the document's number.")
    return made
