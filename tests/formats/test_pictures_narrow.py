"""Pictures of the open pages on a phone: nothing sticks out, and no thread of the time line runs through its words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from brygga.formats.pictures import timeline as module
from brygga.formats.pictures.ink import NARROW, text_width
from brygga.formats.pictures.labels import Board, Box
from brygga.formats.pictures.pieces import Piece, pieces
from brygga.formats.pictures.places import Part, places
from brygga.formats.pictures.timeline import Stop, timeline

FIRST = dt.date(2022, 11, 28)
LEADER = re.compile(r'<line x1="([\d.]+)" x2="[\d.]+" y1="([\d.]+)" y2="([\d.]+)" class="leader"')
WORDS = re.compile(
    r'<text x="([\d.]+)" y="([\d.]+)" text-anchor="(start|end)" class="t-(bold|ink|small)">([^<]*)</text>')
LABELS = ["Insatsen betalas in", "Innehavaren säger upp", "Föreningen säger upp", "Fem år har gått", "Får lösas in"]


def crossed(svg: str) -> list[str]:
    """Words that a thread runs through."""
    found = []
    for x, y, anchor, paint, said in WORDS.findall(svg):
        width = text_width(said, 12.0 if paint == "small" else 13.5, 600 if paint == "bold" else 400) * 0.85
        left, right = (float(x) - width, float(x)) if anchor == "end" else (float(x), float(x) + width)
        found += [said for at, top, bottom in LEADER.findall(svg)
                  if left + 1 < float(at) < right - 1 and float(top) < float(y) - 5 < float(bottom)]
    return found


def drawn(days: list[int], narrow: bool) -> str:
    stops = [Stop(FIRST + dt.timedelta(day), label, "EFL 11:4" if at == 3 else "")
             for at, (day, label) in enumerate(zip(days, LABELS, strict=False))]
    return timeline(stops, FIRST + dt.timedelta(1461), narrow=narrow)


@settings(max_examples=200, deadline=None)
@example(days=[0, 1461, 1826, 2192], narrow=True)
@example(days=[0, 1461, 1826, 2192], narrow=False)
@given(days=st.lists(st.integers(0, 4000), min_size=2, max_size=5, unique=True).map(sorted), narrow=st.booleans())
def test_no_thread_runs_through_words(days: list[int], narrow: bool) -> None:
    # Stops nearer than a letter's width have their threads at each other's first letter, whichever way they hang.
    assume(min(b - a for a, b in pairwise(days)) >= (days[-1] - days[0]) / 16)
    svg = drawn(days, narrow)
    assert crossed(svg) == []
    assert len(WORDS.findall(svg)) >= 2 * len(days)


def test_a_thread_through_words_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(board: Board, box: Box) -> Box:
        return board.drop(box)
    monkeypatch.setattr(module, "_free", careless)
    monkeypatch.setattr(module, "MOST_TURNED", 0)
    assert crossed(drawn([0, 1461, 1826, 2192], narrow=True)) != []


def test_another_day_than_today_is_called_by_its_name() -> None:
    stops = [Stop(FIRST, "Insatsen betalas in"), Stop(dt.date(2028, 11, 28), "Får lösas in")]
    svg = timeline(stops, dt.date(2026, 11, 28), mark="28 november 2026")
    assert ">28 november 2026<" in svg and ">i dag<" not in svg
    assert ">i dag<" in timeline(stops, dt.date(2026, 11, 28))


@pytest.mark.parametrize("draw", [
    lambda: places([Part("out", "Använt", 120), Part("free", "Ledigt", 180)], narrow=True),
    lambda: pieces([Piece("12345678901234567890123", "era siffror"), Piece("5", "längdsiffra", True),
                    Piece("4", "kontrollsiffra", True)], narrow=True),
    lambda: pieces([Piece("SE", "land"), Piece("45", "kontrollsiffror", True), Piece("5" * 20, "bank")], narrow=True),
])
def test_nothing_sticks_out_on_a_phone(draw: Callable[[], str]) -> None:
    svg = draw()
    assert f'width="{NARROW:g}"' in svg and "narrow" in svg
    for x, width in re.findall(r'<rect [^>]*?x="([\d.]+)" y="1" width="([\d.]+)"', svg):
        assert float(x) + float(width) <= NARROW


def test_a_number_has_a_box_for_each_sign_and_says_its_pieces() -> None:
    svg = pieces([Piece("12345", "era siffror"), Piece("7", "längdsiffra", True), Piece("4", "kontrollsiffra", True)])
    assert (svg.count('class="cost"'), svg.count('class="ours"')) == (5, 2)
    assert "era siffror: 12345, längdsiffra: 7, kontrollsiffra: 4." in svg
    with pytest.raises(ValueError, match="at least one"):
        pieces([Piece("", "tom")])
