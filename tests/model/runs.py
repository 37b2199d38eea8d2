"""Sequences by seed until enough commands have been tried; a failure is cut down to the few commands that it takes.

A sequence is 50–100 commands in a copy of one of the told worlds, with `brygga verify` at its end. Which command comes
next is drawn by weight, and leans on what is rarest so far. The seed of each sequence is printed with its failure.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator

from tests.model import table
from tests.model.acts import Missing
from tests.model.driver import Differs, Tally, Told, choose
from tests.model.told import sequence
from tests.worlds import Worlds

LEAST, MOST = 50, 100
WORLDS = ("model", "model_later")
WEIGHTS: dict[str, float] = {
    "statement.enter": 12, "row.match": 34, "row.undo": 4, "pay_in.type": 3, "source.register": .6, "pots.settle": 16,
    "statement.withdraw": 2,
    "payment.propose": 4, "payment.approve": 5, "payment.list": 1, "payment.confirm": 6, "payment.withdraw": .8,
    "signing.hand_in": 1.5, "signing.check": 3.5, "signing.send_back": .6, "certificate.take": 2, "notice.give": .8,
    "dividend.record": 3, "contribution.redeem": 2, "case.propose": 2, "memo.write": .4, "meeting.plan": 1,
    "agenda.put": 1.2, "packs.freeze": .8, "tie.declare": 5, "tie.rule": 2, "meeting.open": 1.8,
    "meeting.presence": 2, "decide.press": 2.5, "decide.vote": 2.5, "delegation.take_up": 2,
    "delegation.declare": 2, "delegation.decide": 2, "day.advance": 5, "period.soft_close": 1,
    "period.reopen": 2, "period.close": 1.5, "books.post": 6, "books.reverse": 1.5, "again": 4}


def one_sequence(worlds: Worlds, seed: int, tally: Tally, *, verified: bool = True) -> list[Told]:
    """Tell one sequence; returns what was told. Raises Differs, with what was told in `told`."""
    r = random.Random(seed)
    begun_in = r.choice(WORLDS)
    with sequence(worlds, tally, begun_in) as driver:
        driver.m.met.update(tally.events)
        try:
            for _ in range(r.randint(LEAST, MOST)):
                driver.tell(*choose(driver.m, r, tally, WEIGHTS))
            if verified:
                driver.proven()
        except Differs as fault:
            fault.begun_in, fault.told = begun_in, driver.told
            raise
        return driver.told


def told_again(worlds: Worlds, told: list[Told], begun_in: str) -> Differs | None:
    """Tell recorded commands once more, those left out that name what is not there; returns the difference, if any."""
    with sequence(worlds, begun_in=begun_in) as driver:
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


def kind_of(fault: Differs | None) -> str:
    """What sort of difference it is: which part of the picture, or which refusal."""
    return str(fault).split(":")[0]


def shrunk(worlds: Worlds, fault: Differs, *, tries: int = 60) -> list[Told]:
    """Return fewer commands that differ as before: halves are left out, then quarters, then single ones."""
    told, begun_in, kind = fault.told, fault.begun_in, kind_of(fault)
    size = max(1, len(told) // 2)
    while tries > 0:
        for start in range(0, len(told), size):
            less = told[:start] + told[start + size:]
            tries -= 1
            if less and kind_of(told_again(worlds, less, begun_in)) == kind:
                told = less
                break
            if tries <= 0:
                return told
        else:
            if size == 1:
                return told
            size = max(1, size // 2)
    return told


def share(worlds: Worlds, operations: int, seeds: Iterator[int]) -> tuple[Tally, str]:
    """Tell sequences until `operations` commands have been tried; what was met, and a digest of all that was told.

    Raises Differs with the short sequence.
    """
    tally, whole = Tally(), hashlib.sha256()
    while tally.operations() < operations:
        seed = next(seeds)
        try:
            told = one_sequence(worlds, seed, tally)
        except Differs as fault:
            short = shrunk(worlds, fault)
            steps = "\n".join(f"  {one['number']} {one['name']} {one['p']}" for one in short)
            raise Differs(f"seed {seed}: {fault}\nshort form in {fault.begun_in}, {len(short)} commands: "
                          f"{told_again(worlds, short, fault.begun_in)}\n{steps}") from None
        whole.update(repr(told).encode())
    return tally, whole.hexdigest()[:12]


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
