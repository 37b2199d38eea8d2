"""Names in the arches never overlap: random worlds of forty agreements are thrown at the placing.

Canary: let `Board.taken` answer False, or `beside` forget its `limit`, and these fail.
"""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from brygga.formats.pictures.arch_values import LIMIT, Arc, ArchWorld, PayIn, bundled
from brygga.formats.pictures.arches import arches
from brygga.formats.pictures.ink import PAINT, text_width
from brygga.formats.pictures.labels import Board, Box, Wish, beside, place

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


def test_names_beside_today_keep_the_order_of_their_bands() -> None:
    wishes = [Wish(i, ((500, y),), 80) for i, y in enumerate((-10, -12, -11, -200))]
    placed = beside(wishes, Board(0, 1000), 520, floor=-6)
    assert [spot.key for spot in placed] == [3, 1, 2, 0]
    assert max(spot.box.y + spot.box.h for spot in placed) <= -6


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
