"""Names in the arches never overlap: random worlds of forty agreements are thrown at the placing.

Nor does a name cover a band or a line of its own arch: what is drawn is measured, not what was meant. The broken forms
stand here too: a placing that sees no names, one that does not see the bands, one that does not see the plans.
"""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brygga.formats.pictures import arches as drawn
from brygga.formats.pictures.arch_values import LIMIT, Arc, ArchWorld, PayIn, bundled
from brygga.formats.pictures.arches import arches
from brygga.formats.pictures.ink import PAINT, text_width
from brygga.formats.pictures.labels import Board, Box, Wish, column, place

TODAY = dt.date(2026, 11, 23)
START = dt.date(2018, 1, 1)
SVG = "{http://www.w3.org/2000/svg}"


@st.composite
def agreements(draw: st.DrawFn) -> Arc:
    """One plausible agreement: any kind, any turns, going on, repaid or lost."""
    starts = START + dt.timedelta(days=draw(st.integers(0, 3200)))
    lands = starts + dt.timedelta(days=draw(st.integers(30, 3000)))
    minor = draw(st.integers(10_000_00, 900_000_00))
    half = starts + (lands - starts) / 2
    steps = [(starts, minor), (half, minor // 2), (lands, 0)]
    losses: tuple[tuple[dt.date, int], ...] = ()
    if draw(st.booleans()) and half <= TODAY:
        steps, losses = [(starts, minor), (half, 0)], ((half, minor),)
    return Arc(
        label=draw(st.sampled_from(["Nora", "Hantverkshuset i Askersund", "Byahuset", "Mötesplats Laxå <&>"])),
        kind=draw(st.sampled_from(["loan", "contribution", "guarantee"])), starts=starts, lands=lands,
        outstanding=tuple(step for step in steps if step[0] <= TODAY) or (steps[0],),
        planned=tuple(step for step in steps if step[0] > TODAY), losses=losses,
        recoveries=((half + dt.timedelta(days=40), minor // 10),) if losses else (),
        shares=draw(st.sampled_from([((0, 1),), ((0, 2), (1, 1)), ((-1, 1),), ((5, 1), (2, 3))])),
    )


def _boxes(svg: str) -> list[tuple[str, Box]]:
    boxes = []
    for text in ET.fromstring(svg).iter(f"{SVG}text"):
        paint = PAINT[text.attrib["class"]]
        size, weight = float(paint["font-size"].removesuffix("px")), int(paint["font-weight"])
        words = text.text or ""
        width = text_width(words, size, weight)
        shift = {"middle": 0.5, "end": 1.0}.get(text.attrib.get("text-anchor", ""), 0.0)
        x, y = float(text.attrib["x"]) - width * shift, float(text.attrib["y"])
        boxes.append((words, Box(x, y - size * 0.72, width, size * 0.86)))
    return boxes


def _own_strokes(svg: str) -> dict[str, list[tuple[float, float]]]:
    """Points along every band and plan line, by the name of their arch: what a reader sees as that arch."""
    strokes: dict[str, list[tuple[float, float]]] = {}
    for arc in ET.fromstring(svg).iter():
        if arc.get("class") == "arc":
            name = arc.attrib["aria-label"].split(",")[0]
            strokes[name] = [point for path in arc.iter(f"{SVG}path") for point in _walk(path.attrib["d"])]
    return strokes


def _walk(d: str) -> Iterator[tuple[float, float]]:
    points = [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", d)]
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        steps = max(1, round(max(abs(x1 - x0), abs(y1 - y0)) / 2))
        for i in range(steps):
            yield x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps


def covered(svg: str, spare: float = 1.0) -> list[str]:
    """Names that lie over their own arch by more than `spare` pixels. The letters are lower than the box of a line."""
    strokes = _own_strokes(svg)
    return [words for words, box in _boxes(svg) for x, y in strokes.get(words, ())
            if box.x + spare < x < box.x + box.w - spare and box.y + spare < y < box.y + box.h - spare]


def _numbered(arcs: list[Arc]) -> tuple[Arc, ...]:
    return tuple(replace(arc, label=f"{i:02} {arc.label}") for i, arc in enumerate(arcs))


def _fund(arcs: tuple[Arc, ...]) -> ArchWorld:
    return ArchWorld(TODAY, (PayIn(START, 100_000_000),), ((START, 500_000_000),), arcs)


@settings(max_examples=25, deadline=None)
@given(st.lists(agreements(), min_size=1, max_size=40).map(_numbered))
def test_no_name_lies_over_its_own_arch(arcs: tuple[Arc, ...]) -> None:
    assert covered(arches(_fund(arcs))) == []


def _running(years: float, minor: int, since: dt.date = START) -> Arc:
    lands = TODAY + dt.timedelta(days=round(365 * years))
    return Arc(f"{years} år", "loan", since, lands, ((since, minor),), planned=((lands, 0),))


# A young arch rises on through what would be its name's place; arches with one crest have their names on their flanks.
YOUNG = (_running(9, 400_000_00, TODAY - dt.timedelta(days=300)),)
ALIKE = tuple(Arc(f"{i} klart", "loan", START, dt.date(2019, 1, 1), ((START, 900_000_00), (dt.date(2019, 1, 1), 0)))
              for i in range(6))


@pytest.mark.parametrize(("blind", "arcs"), [("_cover_line", YOUNG), ("_cover", ALIKE)])
def test_a_placing_that_does_not_see_the_arch_is_found(blind: str, arcs: tuple[Arc, ...],
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    assert covered(arches(_fund(arcs))) == []
    monkeypatch.setattr(drawn, blind, lambda *_: None)
    assert covered(arches(_fund(arcs))) != []


def test_a_placing_that_does_not_see_the_names_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def meets() -> bool:
        boxes = [box for words, box in _boxes(arches(_fund(ALIKE))) if "klart" in words]
        return any(a.overlaps(b, -0.6) for i, a in enumerate(boxes) for b in boxes[i + 1:])
    assert not meets()
    monkeypatch.setattr(Board, "taken", lambda *_: False)
    assert meets()


def test_of_many_that_run_the_largest_are_named_and_the_rest_counted() -> None:
    arcs = tuple(replace(_running(3 + i / 10, (i + 1) * 10_000_00), label=f"{i:02} Nora") for i in range(20))
    words = [text for text, _box in _boxes(arches(_fund(arcs)))]
    assert {text for text in words if "Nora" in text} == {f"{i:02} Nora" for i in range(8, 20)}
    assert "och 8 till i tabellen" in words


@settings(max_examples=25, deadline=None)
@given(st.lists(agreements(), min_size=1, max_size=40), st.integers(0, 5))
def test_no_two_words_overlap_in_a_crowded_fund(arcs: list[Arc], payins: int) -> None:
    world = ArchWorld(
        TODAY, tuple(PayIn(START + dt.timedelta(days=20 * i), 100_000_000) for i in range(payins)),
        ((START, 500_000_000),), tuple(arcs),
    )
    boxes = _boxes(arches(world))
    for i, (one, box) in enumerate(boxes):
        for other, with_ in boxes[i + 1:]:
            assert not box.overlaps(with_, -0.6), f"{one!r} over {other!r}: {box} {with_}"


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(-300, 0), st.floats(20, 220)), max_size=60))
@settings(max_examples=60, deadline=None)
def test_placed_boxes_never_meet_and_stay_inside(wishes: list[tuple[float, float, float]]) -> None:
    board = Board(0, 1000)
    placed = place([Wish(i, ((x, y),), width) for i, (x, y, width) in enumerate(wishes)], board)
    for i, one in enumerate(placed):
        assert one.box.x >= 0
        assert one.box.x + one.box.w <= 1000.001
        assert not any(one.box.overlaps(other.box) for other in placed[i + 1:])


def test_the_column_above_today_keeps_the_order_of_the_bands_and_its_lines_do_not_cross() -> None:
    hung = column([Wish(i, ((500, y),), 80) for i, y in enumerate((-10, -12, -11, -200))], Board(0, 1000), 500)
    assert [spot.key for spot in hung] == [3, 1, 2, 0]
    turns = [spot.line[1][0] for spot in hung]
    assert turns == sorted(turns)
    assert all(spot.line[2][0] < spot.box.x for spot in hung)


def test_the_column_climbs_until_no_line_of_the_plans_runs_through_it() -> None:
    board = Board(0, 1000)
    for x in range(500, 700, 4):
        board.cover(x, -120, -50)
    hung = column([Wish(0, ((500, -40),), 80)], board, 500)
    assert hung[0].box.y + hung[0].box.h <= -120


def test_more_than_forty_are_bundled_by_year_and_keep_their_sum() -> None:
    arcs = [
        Arc(f"nr {i}", "loan", dt.date(2019 + i % 5, 3, 1), dt.date(2028, 1, 1),
            ((dt.date(2019 + i % 5, 3, 1), 1_000_00 * (i + 1)),), ((i % 3, 1_000_00 * (i + 1)),))
        for i in range(90)
    ]
    joined = bundled(arcs)
    assert len(joined) <= LIMIT
    assert sum(arc.owed(TODAY) for arc in joined) == sum(arc.owed(TODAY) for arc in arcs)
    assert any(re.fullmatch(r"2019: \d+ mindre avtal", arc.label) for arc in joined)
    world = ArchWorld(TODAY, (), (), tuple(arcs))
    assert "buntade" in arches(world)
    assert arches(world).count('class="arc"') == len(joined)
