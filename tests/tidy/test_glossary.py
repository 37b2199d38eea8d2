"""Every word of docs/glossary.md is used in the code, once, and the Swedish for it is one thing.

A word that no identifier contains is a wish; take it away until the code needs it.
"""

from __future__ import annotations

import io
import re
import tokenize
from dataclasses import dataclass

import pytest

from tools.measure import ROOT, SOURCE, python_files

CODE = re.compile(r"""["'][a-z_.]+["']""")
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Word:
    code: str
    swedish: str


def words(text: str) -> list[Word]:
    """Rows of the tables: code | svenska | note."""
    rows = (line.removeprefix("|").split("|")[:-1] for line in text.splitlines() if line.startswith("|"))
    cells = ([cell.strip() for cell in row] for row in rows)
    return [Word(row[0], row[1]) for row in cells if len(row) == 3 and row[0] not in {"code", "---"}]


def identifiers() -> str:
    """Every name, file name and code in quotes ("suspense", "entry.sealed"), as one text of words with underscores."""
    found = set()
    for path in python_files(SOURCE):
        found.update(path.relative_to(SOURCE).with_suffix("").parts)
        tokens = tokenize.generate_tokens(io.StringIO(path.read_text()).readline)
        for token in tokens:
            if token.type == tokenize.NAME or token.type == tokenize.STRING and CODE.fullmatch(token.string):
                found.add(token.string)
    return " ".join(CAMEL.sub("_", name).lower() for name in found)


def used(word: str, names: str) -> bool:
    """As a whole word inside an identifier, in singular or plural."""
    stem = re.escape(word.lower().replace(" ", "_").replace("-", "_"))
    return re.search(rf"(?<![a-z]){stem}(s|es|d|ed|ing)?(?![a-z])", names) is not None


@pytest.fixture(scope="module")
def glossary() -> list[Word]:
    return words((ROOT / "docs" / "glossary.md").read_text())


def test_every_word_is_used(glossary: list[Word]) -> None:
    names = identifiers()
    assert [word.code for word in glossary if not used(word.code, names)] == []


def test_a_word_stands_once(glossary: list[Word]) -> None:
    codes = [word.code for word in glossary]
    assert len(codes) > 50
    assert [code for code in codes if codes.count(code) > 1] == []
    assert [word.code for word in glossary if not word.swedish] == []


def test_an_unused_word_is_found() -> None:
    names = "loan_for next_instalment disburse_loan"
    assert used("loan", names) and used("instalment", names)
    assert not used("turn", "return_value") and not used("lot", "allotment")
