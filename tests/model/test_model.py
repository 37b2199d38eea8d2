"""Fourteen thousand commands against the plain model, a hundred thousand in `make test-long`: half on each database.

Every event is accepted fifty times in them, so twenty-five times on each database. The tables are written to
build/model-<database>.txt; `python -m tests.model` runs both databases and prints them. The digest beside the seeds
names all that was told: it is the same on both databases.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from tests.conftest import DATABASE
from tests.model import part, runs, table
from tests.model.driver import Tally
from tests.worlds import ROOT, Worlds

OPERATIONS, LONG = 7_000, 50_000
SEED = int(os.environ.get("BRYGGA_MODEL_SEED", "1"))
LEAST = 50
BY_HAND = {"source.paid_in_early.grant", "source.grant_earned", "loan.reminder_charged", "money.known_in",
           "money.known_out"}
"""Rows of the table that no command of this system posts yet; the ledger's own act posts them in a fund of books."""


def test_the_product_does_what_the_plain_model_says(
        all_worlds: Worlds, long_run: bool, capsys: pytest.CaptureFixture[str],
        record_property: Callable[[str, object], None]) -> None:
    wanted = int(os.environ.get("BRYGGA_MODEL_OPERATIONS", str(LONG if long_run else OPERATIONS)))
    said: list[str] = []
    tally = part.run(all_worlds, wanted, seed=SEED, say=said.append)
    lines = [f"model beside product, {DATABASE}: {said[0]}", "", *runs.report(tally)]
    target = ROOT / "build" / f"model-{DATABASE}.txt"
    target.parent.mkdir(exist_ok=True)
    target.write_text("\n".join(lines) + "\n")
    with capsys.disabled():
        os.write(1, ("\n" + "\n".join(lines) + "\n").encode())
    record_property("model", said[0])
    if wanted >= OPERATIONS:
        least = min(LEAST * wanted // (2 * OPERATIONS), LEAST)
        assert lacking(tally, least) == {}, f"each event is accepted {least} times or more"
        assert [name for name in runs.WEIGHTS if not tally.accepted[name] or not tally.refused[name]] == [], \
            "each command both ways"


def test_the_same_seed_tells_the_same_commands_in_every_process(all_worlds: Worlds) -> None:
    parts = [part.begin(all_worlds, number, 100, SEED, PYTHONHASHSEED=seed) for number, seed in enumerate("12")]
    one, other = (part.ended(each) for each in parts)
    assert one | {"busy": 0} == other | {"busy": 0}


def lacking(tally: Tally, least: int = LEAST) -> dict[str, int]:
    """Events that were accepted too seldom, with how often."""
    met = {event: tally.events[f"by hand: {event}" if event in BY_HAND else event] for event in table.events()}
    return {event: times for event, times in met.items() if times < least}


def test_canary_a_rare_event_is_seen_to_be_rare() -> None:
    tally = Tally()
    tally.events.update(dict.fromkeys(table.events(), LEAST) | {f"by hand: {event}": LEAST for event in BY_HAND})
    assert lacking(tally) == {}
    tally.events["loan.prepaid_used"] -= 1
    assert lacking(tally) == {"loan.prepaid_used": LEAST - 1}
