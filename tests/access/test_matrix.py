"""URL × method × role × own, foreign and shut: what is refused is refused, and no word of it is in any byte."""

from __future__ import annotations

from collections.abc import Callable

from tests.access import walk
from tests.access.addresses import addresses
from tests.access.places import Places

# Addresses that nothing in this world opens, each because of the state that it asks for.
NO_CONTRIBUTION, NO_QUESTION = "both cases are lent to; no förlagsinsats is placed", "no komplettering is asked for"
NOT_OPEN_HERE = {
    **dict.fromkeys((f"f/<slug:slug>/avtal/<str:number>/{page}/" for page in (
        "bevis", "uppsagning", "utdelning", "inlosen")), NO_CONTRIBUTION),
    **dict.fromkeys((f"f/<slug:slug>/{room}/<str:number>/komplettering/<int:pk>/" for room in ("arenden", "mitt")),
                    NO_QUESTION),
    "f/<slug:slug>/sammantraden/delegation/<int:proposal_id>/fraga/": "nobody has taken a proposal up"}


def test_no_cell_leaks(places: Places, say: Callable[[str], None]) -> None:
    found = walk.walk(places, walk.cells(places))
    read = {a.route for a in addresses() if a.access and a.access.kind == "seat" and "GET" in a.access.methods}
    say(f"access matrix: {found.cells} cells, {found.refused} refused, {len(found.leaks)} leaks, "
        f"{len(read & found.opened)} of {len(read)} pages opened by somebody")
    for line in found.leaks + found.faults:
        say(f"  {line}")
    assert found.cells >= 3_000 and found.refused >= 1_500
    assert found.leaks == [] and found.faults == []
    assert read - found.opened == set(NOT_OPEN_HERE)
