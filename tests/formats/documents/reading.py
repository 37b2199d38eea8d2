"""Reads a finished PDF as a stranger would: its tags, its metadata, its attachment and its words."""

from __future__ import annotations

import io
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from tests.servers import find_program

SPACES = str.maketrans({"\u202f": " ", "\u00a0": " ", "\u2009": " ", "\u200b": "", "\u00ad": "-", "\u2010": "-"})


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def tags(pdf: bytes) -> Counter[str]:
    """How often each structure element occurs."""
    with opened(pdf) as document:
        return Counter(str(node.S)[1:] for node in _nodes(document.Root.StructTreeRoot.K))


def _nodes(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _nodes(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _nodes(node.K)


def tables_without_header(pdf: bytes) -> int:
    """Tables in which no cell is a header cell."""
    with opened(pdf) as document:
        tables = [n for n in _nodes(document.Root.StructTreeRoot.K) if n.S == "/Table"]
        return sum(1 for table in tables if not any(n.S == "/TH" for n in _nodes(table)))


def attachment(pdf: bytes, name: str = "data.json") -> bytes:
    with opened(pdf) as document:
        return bytes(document.attachments[name].get_file().read_bytes())


def _pdftotext(pdf: bytes, how: str) -> str:
    program = find_program("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    return subprocess.run([program, how, "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def words(pdf: bytes) -> str:
    """The text in reading order, every kind of space as one plain space."""
    found = _pdftotext(pdf, "-raw")
    return " ".join(found.translate(SPACES).split())


def pages(pdf: bytes) -> list[str]:
    """The text of each page."""
    found = _pdftotext(pdf, "-layout").translate(SPACES).split("\f")
    return [" ".join(page.split()) for page in found if page.strip()]


def rightmost(pdf: bytes) -> float:
    """The right edge of the word that reaches furthest, in points from the left edge of its page."""
    found = _pdftotext(pdf, "-bbox")
    return max(float(edge) for edge in re.findall(r'xMax="([\d.]+)"', found))


def topmost(pdf: bytes) -> float:
    """The upper edge of the word nearest the top of its page, in points from the top."""
    found = _pdftotext(pdf, "-bbox")
    return min(float(edge) for edge in re.findall(r'yMin="([\d.]+)"', found))
