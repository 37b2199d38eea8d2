"""The small pictures: areas are in proportion, nothing is cut off, and the words hold the figures.

Canary: let `pieces` round heights, or let the curve cross zero at a month, and these fail.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.formats import registry
from brygga.formats.pictures import figures
from brygga.formats.pictures.cash_curve import Month, cash_curve
from brygga.formats.pictures.ink import LIGHT, number, stylesheet, text_width
from brygga.formats.pictures.readiness import Area, readiness
from brygga.formats.pictures.schedule import Payment, gathered, schedule
from brygga.formats.pictures.stack import HEIGHT, Cost, Source, pieces, stack
from brygga.formats.pictures.timeline import Stop, timeline

CSS = Path(__file__).parents[2] / "src/brygga/web/shell/static/brygga"
D = dt.date
sums = st.integers(0, 10**12)


def months(*kronor: int) -> list[Month]:
    """Balances from January 2026."""
    return [Month(D(2026 + i // 12, i % 12 + 1, 1), k * 100) for i, k in enumerate(kronor)]


def description(svg: str) -> str:
    """The picture in words."""
    return (ET.fromstring(svg).findtext("{*}desc") or "").replace("\u00a0", " ")


def test_the_curve_names_its_lowest_month_and_sum() -> None:
    svg = cash_curve(months(60_000, -162_000, 22_000))
    assert "februari: −162 000 kr" in svg.replace("\u00a0", " ")
    assert description(svg).startswith("Lägst i februari 2026: −162 000 kr. Pengarna räcker inte.")
    assert 'class="below"' in svg


def test_a_curve_that_is_enough_says_so() -> None:
    svg = cash_curve(months(60_000, 20_000))
    assert "Pengarna räcker varje månad." in description(svg)
    assert 'class="below"' not in svg
    assert 'class="low-ok"' in svg


def test_the_curve_crosses_zero_between_the_months() -> None:
    svg = cash_curve(months(100, -100))
    under = re.search(r'class="under" d="M(\S+) ', svg) or re.search(r'd="M(\S+) [^"]*" class="under"', svg)
    assert under
    assert float(under[1]) == pytest.approx((84 + 660 - 16) / 2, abs=0.1)


@given(st.lists(st.integers(-10**11, 10**11), min_size=1, max_size=60))
def test_every_curve_stays_inside_its_frame(balances: list[int]) -> None:
    root = ET.fromstring(cash_curve([Month(D(2026 + i // 12, i % 12 + 1, 1), b) for i, b in enumerate(balances)]))
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for element in root.iter():
        numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", element.attrib.get("d", ""))]
        assert all(math.isfinite(n) for n in numbers)
        assert all(0 <= x <= width for x in numbers[::2])
        assert all(0 <= y <= height for y in numbers[1::2])


@given(st.lists(sums, min_size=1, max_size=8), st.lists(sums, min_size=1, max_size=8))
def test_heights_in_the_stack_are_shares_of_the_larger_side(costs: list[int], sources: list[int]) -> None:
    left, right = pieces([Cost("k", c) for c in costs], [Source("f", s, "paid") for s in sources])
    largest = max(sum(costs), sum(sources))
    if not largest:
        return
    for piece in (*left, *right):
        assert piece.height == pytest.approx(HEIGHT * piece.minor / largest, abs=1e-6)
    assert sum(p.minor for p in left) == sum(p.minor for p in right) == largest


def test_the_stack_shows_what_is_missing_and_what_is_ours() -> None:
    svg = stack([Cost("Ombyggnad", 46_000_000)], [Source("Vi", 20_000_000, "proposed", ours=True),
                                                  Source("Länsstyrelsen", 6_000_000, "asked")])
    assert 'class="ours"' in svg
    assert 'class="gap"' in svg
    assert 'class="asked"' in svg
    assert "Saknas 200 000 kr." in description(svg)
    assert "Länsstyrelsen 60 000 kr, sökt" in description(svg)


def test_work_in_kind_stands_on_both_sides() -> None:
    svg = stack([Cost("Eget arbete", 100, in_kind=True)], [Source("Eget arbete", 100, "in_kind")])
    assert svg.count('class="cost"') == 2


def test_the_plan_adds_up_in_words() -> None:
    rows = [Payment(D(2026, m, 28), 1_000_00, 50_00, (3 - m) * 1_000_00, paid=m == 1) for m in (1, 2, 3)]
    said = description(schedule(rows))
    assert said == ("3 betalningar, 28 januari 2026 till 28 mars 2026; 1 betalt. Sammanlagt amortering 3 000 kr, "
                    "ränta 150 kr. Kvar att betala 3 000 kr till 0 kr.")


def test_a_long_plan_is_gathered_by_year_and_keeps_its_sums() -> None:
    rows = [Payment(D(2026 + i // 12, i % 12 + 1, 28), 100 + i, 7, 0) for i in range(240)]
    years = gathered(rows)
    assert len(years) == 20
    assert sum(p.principal_minor for p in years) == sum(p.principal_minor for p in rows)
    assert sum(p.interest_minor for p in years) == 240 * 7


def test_the_time_line_tells_what_has_passed() -> None:
    stops = [Stop(D(2026, 3, 26), "Inbetald"), Stop(D(2031, 3, 26), "Får sägas upp", "EFL 11:4")]
    svg = timeline(stops, D(2028, 1, 1))
    assert description(svg) == ("Inbetald 26 mars 2026 (passerat); Får sägas upp 26 mars 2031, EFL 11:4 (väntar).")
    assert svg.count('class="stop-done"') == 1
    assert svg.count('class="stop-next"') == 1


def test_readiness_has_as_many_full_steps_as_are_reached() -> None:
    svg = readiness([Area("Idé", 4), Area("Risk", 1)])
    assert svg.count('class="level"') == 5
    assert svg.count('class="meter"') == 3
    assert description(svg) == "Idé 4 av 4; Risk 1 av 4."


@pytest.mark.parametrize("drawing", [
    lambda: cash_curve([]), lambda: stack([], []), lambda: schedule([]), lambda: readiness([Area("x", 5)]),
    lambda: stack([Cost("x", -1)], [Source("y", 1, "paid")]),
    lambda: timeline([Stop(D(2026, 1, 1), "x")], D(2026, 1, 1)), lambda: number(float("nan")),
])
def test_what_cannot_be_drawn_is_refused(drawing: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        drawing()  # type: ignore[operator]


def test_the_stylesheet_has_the_paint_of_the_pictures() -> None:
    assert stylesheet() in (CSS / "pictures.css").read_text(encoding="utf-8")


def test_the_light_colours_are_the_tokens_of_the_stylesheet() -> None:
    light = re.search(r":root,\[data-theme=light\]\{([^}]*)\}", (CSS / "brygga.css").read_text(encoding="utf-8"))
    assert light
    tokens = dict(re.findall(r"--([\w-]+):(#[0-9A-F]{6})", light[1]))
    assert {k: v for k, v in LIGHT.items() if v != "none"} == {k: tokens[k] for k in LIGHT if k != "none"}


def test_the_stylesheet_is_small() -> None:
    assert len((CSS / "brygga.css").read_bytes()) <= 25_000


def test_text_is_measured_rather_too_wide() -> None:
    assert text_width("Mötesplats Laxå", 13.5, 600) > text_width("Mötesplats Laxå", 13.5) > 80


@pytest.mark.parametrize("key", sorted(registry.FORMATS))
def test_every_format_in_the_registry_has_its_functions(key: str) -> None:
    found = registry.card(key)
    assert found.direction == "in" or callable(registry.writer_of(key))
    assert found.direction == "out" or callable(registry.reader_of(key))


def test_an_unknown_format_names_those_that_exist() -> None:
    with pytest.raises(KeyError, match="arches"):
        registry.card("gif")
    with pytest.raises(LookupError, match="only written"):
        registry.reader_of("stack")


@pytest.mark.parametrize(("minor", "language", "exact", "text"), [
    (1_250_000, "sv", False, "12 500 kr"), (1_250_050, "sv", False, "12 500,50 kr"), (0, "sv", False, "0 kr"),
    (-150, "sv", False, "−1,50 kr"), (1_250_000, "sv", True, "12 500,00 kr"), (5, "sv", False, "0,05 kr"),
    (100_000_000_000, "sv", False, "1 000 000 000 kr"), (1_250_050, "en", False, "SEK 12,500.50"),
    (-99, "en-gb", True, "−SEK 0.99"),
])
def test_money_as_people_write_it(minor: int, language: str, exact: bool, text: str) -> None:
    said = figures.money(minor, language=language, exact=exact)
    assert said.replace("\u00a0", " ") == text
    assert " " not in said
