"""What must not stand in any committed file, and what must not stand in a template.

The patterns are put together from pieces, so that this file does not find itself.
"""

from __future__ import annotations

import os
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tools.measure import ROOT, SOURCE

MACHINE = re.compile("|".join(["/" + "work/", r"/ho" + r"me/\w", r"/Use" + r"rs/\w", "/ro" + "ot/"]))
REGISTRY = re.compile(r"https?://[\w./-]*(pypi|pyth" + r"onhosted|npmjs|unpkg|jsdelivr)\.|--(extra-)?index-url http")
NEIGHBOUR = re.compile(r"\.\./" + "shared")

STYLE_OR_SCRIPT = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\ssrc=)", re.IGNORECASE),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
}


def committed() -> list[Path]:
    """Text files of the tree that .gitignore does not leave out; vendored files are other people's.

    Read from .gitignore's own patterns, not from git: a machine that only runs Brygga need not have git.
    """
    lines = (ROOT / ".gitignore").read_text().splitlines()
    ignored = {line.strip("/") for line in lines if line and not line.startswith("#")} | {".git", "vendor"}
    paths = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if not left_out(name, ignored)]
        paths += [Path(folder, name) for name in files if not left_out(name, ignored)]
    return sorted(path for path in paths if b"\0" not in path.read_bytes()[:4096])


def left_out(name: str, ignored: set[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in ignored)


def places(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """`file:line` of every hit."""
    found = []
    for path in paths:
        lines = path.read_text(errors="replace").splitlines()
        hits = (number for number, line in enumerate(lines, start=1) if pattern.search(line))
        found += [f"{path.relative_to(ROOT)}:{number}" for number in hits]
    return found


@pytest.fixture(scope="module")
def texts() -> list[Path]:
    found = committed()
    assert ROOT / "README.md" in found and ROOT / ".ci" / "run" in found
    return found


def test_no_path_of_a_machine(texts: list[Path]) -> None:
    assert places(MACHINE, texts) == []


def test_no_address_of_a_registry(texts: list[Path]) -> None:
    assert places(REGISTRY, texts) == []


def test_the_neighbouring_folder_is_named_by_ci_alone(texts: list[Path]) -> None:
    assert [place for place in places(NEIGHBOUR, texts) if not place.startswith(".ci/run:")] == []


def test_templates_bring_no_style_and_no_script_of_their_own() -> None:
    """The content security policy refuses them, so the page would be broken, and only in the browser."""
    pages = [path for path in SOURCE.rglob("*") if path.suffix in {".html", ".svg"} and "vendor" not in path.parts]
    found = {what: places(pattern, pages) for what, pattern in STYLE_OR_SCRIPT.items()}
    assert not {what: where for what, where in found.items() if where}


def test_documents_fetch_no_package() -> None:
    """Typst would fetch `@preview` packages from the net while a letter is being made."""
    assert places(re.compile(r"@preview|#eval\("), list(SOURCE.rglob("*.typ"))) == []


@pytest.mark.parametrize(
    ("pattern", "breach"),
    [
        (MACHINE, "see /wo" + "rk/main"),
        (REGISTRY, "https://pyp" + "i.org/simple"),
        (NEIGHBOUR, "../sha" + "red/data"),
        (STYLE_OR_SCRIPT["a style attribute"], '<p class="x" style="color: red">'),
        (STYLE_OR_SCRIPT["a style element"], "<style>"),
        (STYLE_OR_SCRIPT["an inline script"], "<script nonce='x'>"),
        (STYLE_OR_SCRIPT["an event handler"], '<button onclick="go()">'),
    ],
)
def test_each_pattern_finds_its_breach(pattern: re.Pattern[str], breach: str) -> None:
    assert pattern.search(breach)


def test_a_script_with_a_source_is_allowed() -> None:
    assert not STYLE_OR_SCRIPT["an inline script"].search('<script defer src="/static/htmx.js">')
