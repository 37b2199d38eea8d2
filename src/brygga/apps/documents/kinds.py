"""Which papers may be stored: by what the bytes are, never by what the upload says they are."""

import zipfile
from io import BytesIO

from brygga.foundation.refusals import Refused, text

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "text/plain"
ENDINGS = {PDF: ".pdf", PNG: ".png", JPEG: ".jpg", XLSX: ".xlsx", DOCX: ".docx", TEXT: ".txt"}
UNPACKED_LIMIT = 100 * 1024 * 1024


def kind_of(content: bytes, filename: str) -> str:
    """Return the media type that the bytes themselves show; refuse what cannot be a harmless paper."""
    if not content:
        raise Refused("document.empty", text("Filen är tom."), field="file",
                      way_on=text("Välj filen igen, eller fotografera papperet."))
    ending = filename.lower().rpartition(".")[2]
    found = _by_bytes(content)
    if found is None or (found != TEXT and ending and f".{ending}" not in _endings(found)):
        raise Refused("document.kind", text("Filen är inte vad namnet säger, eller en sort vi inte tar emot."),
                      field="file", way_on=text("Vi tar emot PDF, JPG, PNG, Word, Excel och ren text."))
    return found


def _endings(media_type: str) -> set[str]:
    return {ENDINGS[media_type]} | ({".jpeg"} if media_type == JPEG else set())


def _by_bytes(content: bytes) -> str | None:
    if content.startswith(b"%PDF-"):
        return None if b"/JavaScript" in content or b"/Launch" in content else PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return TEXT if _is_plain(content) else None


def _office(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            too_much = sum(i.file_size for i in archive.infolist()) > UNPACKED_LIMIT
    except zipfile.BadZipFile:
        return None
    if too_much or any("vbaProject" in n or n.startswith("/") or ".." in n for n in names):
        return None
    return XLSX if "xl/workbook.xml" in names else DOCX if "word/document.xml" in names else None


def _is_plain(content: bytes) -> bool:
    try:
        written = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    start = written.lstrip("\ufeff \r\n\t")[:400].lower()
    return "\x00" not in written and not start.startswith(("<", "%!")) and "<script" not in start
