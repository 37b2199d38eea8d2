"""The decisions in docs/adr: numbered without gaps, each in the index under its own title; a gap that it must find."""

from __future__ import annotations

import re
from pathlib import Path

from tools.measure import ROOT

PAGES = ROOT / "docs" / "adr"


def faults(pages: Path) -> list[str]:
    """What is wrong with the numbers, titles and index of a folder of decisions."""
    found = []
    index = (pages / "README.md").read_text(encoding="utf-8")
    names = sorted(path.name for path in pages.glob("[0-9]*.md"))
    for nr, name in enumerate(names):
        if not name.startswith(f"{nr:04}-"):
            found.append(f"{name} is not number {nr:04}")
        title = re.match(r"# (?:NNNN|(\d{4}))\. (.+)\n", (pages / name).read_text(encoding="utf-8"))
        if title is None or title[1] not in (None, name[:4]):
            found.append(f"{name} has another title")
        elif nr and f"[{name[:4]}]({name}) | {title[2]} |" not in index:
            found.append(f"{name} is not in the index by its title")
    return found


def test_decisions_are_numbered_and_listed() -> None:
    assert faults(PAGES) == []


def test_canary_a_missing_number_a_wrong_title_and_an_unlisted_page_are_found(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("| [0001](0001-a.md) | A |\n")
    (tmp_path / "0000-template.md").write_text("# NNNN. What\n")
    (tmp_path / "0001-a.md").write_text("# 0002. A\n")
    (tmp_path / "0003-b.md").write_text("# 0003. B\n")
    assert faults(tmp_path) == ["0001-a.md has another title", "0003-b.md is not number 0002",
                                "0003-b.md is not in the index by its title"]
