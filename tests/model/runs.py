"""Sequences by seed until enough commands have been tried; a failure is cut down to the few commands that it takes.

A sequence is 50–100 commands in a copy of the told world, with `brygga verify` at its end. Which command comes next is
drawn by weight, and leans on what has been accepted least. The seed of each sequence is printed with its failure.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from tests.model import table
from tests.model.acts import Missing
from tests.model.driver import Differs, Tally, Told, choose
from tests.model.told import sequence
from tests.worlds import Worlds

LEAST, MOST = 50, 100
WEIGHTS: dict[str, float] = {
    "statement.enter": 7, "row.match": 20, "row.undo": 6, "pay_in.type": 5, "source.register": .6, "pots.settle": 3,
    "statement.withdraw": 2.5,
    "payment.propose": 4, "payment.approve": 5, "payment.list": 1, "payment.confirm": 6, "payment.withdraw": .8,
    "signing.hand_in": 1.5, "signing.check": 3.5, "signing.send_back": .6, "certificate.take": 2, "notice.give": .8,
    "dividend.record": 3, "contribution.redeem": 2, "case.propose": 2, "memo.write": .4, "meeting.plan": 1,
    "agenda.put": 1.2, "packs.freeze": .8, "tie.declare": 6, "tie.rule": 1.2, "meeting.open": 1.8,
    "meeting.presence": .9, "decide.press": 2.5, "decide.vote": 2.5, "delegation.take_up": 2,
    "delegation.declare": 2, "delegation.decide": 2, "day.advance": 4, "period.soft_close": .8,
    "period.reopen": 1.8, "period.close": 1.5, "books.post": 8, "books.reverse": 1.5, "again": 4}
NEVER_REFUSED = {"packs.freeze", "day.advance"}
"""Freezing again changes nothing; a day is refused only where its interest would fall in a closed month."""


def one_sequence(worlds: Worlds, seed: int, tally: Tally, *, verified: bool = True) -> list[Told]:
    """Tell one sequence; returns what was told. Raises Differs, with what was told in `told`."""
    r = random.Random(seed)
    with sequence(worlds, tally) as driver:
        driver.m.met.update(tally.events)
        try:
            for _ in range(r.randint(LEAST, MOST)):
                driver.tell(*choose(driver.m, r, tally, WEIGHTS))
            if verified:
                driver.proven()
        except Differs as fault:
            fault.told = driver.told  # type: ignore[attr-defined]
            raise
        return driver.told


def told_again(worlds: Worlds, told: list[Told]) -> Differs | None:
    """Tell recorded commands once more, those left out that name what is not there; returns the difference, if any."""
    with sequence(worlds) as driver:
        try:
            for one in told:
                try:
                    driver.tell(one["name"], one["p"], number=one["number"])
                except Missing:
                    continue
            driver.proven()
        except Differs as fault:
            return fault
    return None


def shrunk(worlds: Worlds, told: list[Told], *, tries: int = 60) -> list[Told]:
    """Return a shorter list of commands that still differs: halves are left out, then quarters, then single ones."""
    size = max(1, len(told) // 2)
    while tries > 0:
        for start in range(0, len(told), size):
            less = told[:start] + told[start + size:]
            tries -= 1
            if less and told_again(worlds, less) is not None:
                told = less
                break
            if tries <= 0:
                return told
        else:
            if size == 1:
                return told
            size = max(1, size // 2)
    return told


def run(worlds: Worlds, operations: int, *, seed: int, say: Callable[[str], None]) -> Tally:
    """Tell sequences until `operations` commands have been tried; raises Differs with the short sequence."""
    tally, begun, number = Tally(), time.monotonic(), 0
    while tally.operations() < operations:
        try:
            one_sequence(worlds, seed + number, tally)
        except Differs as fault:
            short = shrunk(worlds, fault.told)  # type: ignore[attr-defined]
            steps = "\n".join(f"  {one['number']} {one['name']} {one['p']}" for one in short)
            raise Differs(f"seed {seed + number}: {fault}\nshort form, {len(short)} commands: "
                          f"{told_again(worlds, short)}\n{steps}") from None
        number += 1
    spent = time.monotonic() - begun
    say(f"{tally.operations()} operations in {number} sequences, {spent:.0f} s, "
        f"{tally.operations() / spent:.0f} a second; seeds from {seed}")
    return tally


def report(tally: Tally) -> list[str]:
    """The two tables: command × accepted × refused, and event × accepted."""
    lines = ["command               accepted  refused", "-" * 40]
    lines += [f"{name:<22}{tally.accepted[name]:>8}{tally.refused[name]:>9}" for name in WEIGHTS]
    lines += [f"{'all':<22}{sum(tally.accepted.values()):>8}{sum(tally.refused.values()):>9}", "",
              "event                                 by its command  by the ledger's own act", "-" * 72]
    lines += [f"{event:<38}{tally.events[event]:>14}{tally.events[f'by hand: {event}']:>25}"
              for event in table.events()]
    lines += ["", f"codes of refusal met: {len(tally.why)}", ", ".join(
        f"{code} {count}" for code, count in sorted(tally.why.items()))]
    return lines
