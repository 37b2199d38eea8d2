"""The arches: what is drawn is what happened. Thickness is the outstanding sum, feet stand on their days.

Canary: draw half the thickness, swap two turns, or let a loss go on to the far foot, and these fail.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import xml.etree.ElementTree as ET

import pytest

from brygga.formats.pictures.arch_shape import measure
from brygga.formats.pictures.arch_values import UNKNOWN, Arc, ArchWorld, PayIn
from brygga.formats.pictures.arch_words import arch_table, sentence, turns
from brygga.formats.pictures.arches import arches, scale_of

TODAY = dt.date(2026, 11, 23)
D = dt.date


def loan(label: str = "Café Kanalen", kronor: int = 300_000, **changes: object) -> Arc:
    """A bullet loan from 2020 to 2024, changed as said."""
    values: dict[str, object] = {
        "label": label, "kind": "loan", "starts": D(2020, 1, 1), "lands": D(2024, 1, 1),
        "outstanding": ((D(2020, 1, 1), kronor * 100), (D(2024, 1, 1), 0)), "shares": ((0, kronor * 100),),
    }
    return Arc(**(values | changes))  # type: ignore[arg-type]


def world(*arcs: Arc) -> ArchWorld:
    """A pot of two million with these agreements."""
    return ArchWorld(TODAY, (PayIn(D(2019, 6, 1), 200_000_000),), ((D(2019, 6, 1), 200_000_000),), arcs)


def coordinates(svg: str) -> list[float]:
    """Every number in every path."""
    paths = [e.attrib["d"] for e in ET.fromstring(svg).iter() if "d" in e.attrib]
    return [float(n) for d in paths for n in re.findall(r"-?\d+(?:\.\d+)?", d)]


def test_paths_are_finite_and_the_xml_is_sound() -> None:
    svg = arches(world(loan(), loan("Å & Ö <kooperativ>", kind="guarantee")))
    assert all(math.isfinite(n) for n in coordinates(svg))
    assert "nan" not in svg.lower()
    assert "style" not in svg
    assert "Å &amp; Ö &lt;kooperativ&gt;" in svg


def test_thickness_is_in_proportion_to_what_is_outstanding() -> None:
    small, large = loan("liten", 100_000), loan("stor", 400_000)
    scale, _water = scale_of(world(small, large))
    thin, thick = measure(small, scale, TODAY), measure(large, scale, TODAY)
    assert thin and thick
    assert thick.ribs[10][1] == pytest.approx(4 * thin.ribs[10][1])


def test_a_loan_narrows_the_day_it_is_repaid_by_half() -> None:
    arc = loan(outstanding=((D(2020, 1, 1), 30_000_000), (D(2022, 1, 1), 15_000_000), (D(2024, 1, 1), 0)))
    scale, _water = scale_of(world(arc))
    shape = measure(arc, scale, TODAY)
    assert shape
    before = [w for a, w in shape.ribs if shape.ellipse.at(a)[0] < scale.x(D(2022, 1, 1)) - 0.01]
    after = [w for a, w in shape.ribs if shape.ellipse.at(a)[0] > scale.x(D(2022, 1, 1)) + 0.01]
    assert set(before) == {30_000_000 * scale.per_minor}
    assert set(after) == {15_000_000 * scale.per_minor}


def test_the_feet_stand_on_their_days() -> None:
    arc = loan()
    scale, _water = scale_of(world(arc))
    shape = measure(arc, scale, TODAY)
    assert shape
    assert shape.ellipse.at(0)[0] == pytest.approx(scale.x(arc.starts))
    assert shape.ellipse.at(shape.end)[0] == pytest.approx(scale.x(arc.lands))


def test_stripes_share_the_thickness_as_the_lots_share_the_sum() -> None:
    arc = loan(shares=((0, 10_000_000), (1, 20_000_000)))
    scale, _water = scale_of(world(arc))
    shape = measure(arc, scale, TODAY)
    assert shape
    strip = shape.strip(0, 1 / 3)
    half = len(strip) // 2
    crest = half // 2
    outer, inner = strip[crest], strip[-1 - crest]
    assert math.dist(outer, inner) == pytest.approx(shape.ribs[crest][1] / 3)
    svg = arches(world(arc))
    assert 'class="band b0"' in svg
    assert 'class="band b1"' in svg


def test_a_loss_breaks_the_arch_and_says_its_sum() -> None:
    day = D(2022, 3, 1)
    arc = loan(outstanding=((D(2020, 1, 1), 30_000_000), (day, 0)), losses=((day, 4_100_000),))
    scale, _water = scale_of(world(arc))
    shape = measure(arc, scale, TODAY)
    assert shape
    assert shape.ellipse.at(shape.end)[0] == pytest.approx(scale.x(day))
    svg = arches(world(arc))
    assert "förlust 41\u00a0000" in svg
    assert "Förlorat 41\u00a0000\u00a0kr" in svg


def test_what_remains_by_plan_is_dashed_and_what_is_over_is_not() -> None:
    going = loan(lands=D(2029, 1, 1), outstanding=((D(2020, 1, 1), 30_000_000),), planned=((D(2029, 1, 1), 0),))
    assert 'class="p0"' in arches(world(going))
    assert 'class="p0"' not in arches(world(loan()))


def test_the_description_holds_the_figures() -> None:
    going = loan(lands=D(2029, 1, 1), outstanding=((D(2020, 1, 1), 30_000_000),))
    description = ET.fromstring(arches(world(going, loan("b", kind="guarantee")))).findtext("{*}desc") or ""
    for said in ("2 avtal", "Inbetalt 2\u00a0000\u00a0000\u00a0kr", "Ute i dag 300\u00a0000\u00a0kr", "I kassan"):
        assert said in description


def test_every_arch_can_be_focused_and_says_itself() -> None:
    svg = arches(world(loan(href="/avtal/1"), loan("b")))
    assert 'href="/avtal/1" aria-label="Café Kanalen, lån 300\u00a0000\u00a0kr, 1 januari 2020 till' in svg
    assert svg.count('tabindex="0"') == 1


def test_turns_are_told_in_figures_too() -> None:
    assert turns(loan(shares=((1, 2), (0, 1)))) == "1+0"
    assert turns(loan(shares=((7, 2),))) == "3+"
    assert turns(loan(shares=((UNKNOWN, 2),))) == "?"
    assert "varv okänt" in sentence(loan(shares=((UNKNOWN, 2),)), world())


def test_names_are_left_out_on_public_pages() -> None:
    private, public = arches(world(loan())), arches(world(loan(label="")), names=False)
    assert ">Café Kanalen</text>" in private
    assert "Café" not in public


def test_the_same_world_gives_the_same_picture_and_standalone_carries_its_colours() -> None:
    once, twice = arches(world(loan())), arches(world(loan()))
    assert once == twice
    alone = arches(world(loan()), standalone=True)
    assert 'fill="#14564A"' in alone
    assert "var(" not in alone
    ET.fromstring(alone)


def test_the_table_has_a_row_for_each_agreement() -> None:
    rows = arch_table(world(loan("b", starts=D(2021, 1, 1)), loan("a")))
    said = [(row.name, row.amount_minor, row.left_minor) for row in rows]
    assert said == [("a", 30_000_000, 0), ("b", 30_000_000, 0)]


@pytest.mark.parametrize("changes", [
    {"lands": D(2020, 1, 1)}, {"outstanding": ()}, {"outstanding": ((D(2020, 1, 1), -1),)},
    {"outstanding": ((D(2021, 1, 1), 1), (D(2020, 1, 1), 0))},
])
def test_an_impossible_agreement_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="Café Kanalen"):
        loan(**changes)


def test_an_empty_pot_still_draws() -> None:
    svg = arches(ArchWorld(TODAY, (), (), ()))
    assert "0 avtal" in svg
