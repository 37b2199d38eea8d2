"""Random histories of lots, through the acts and the database, against the calculator that the handbook describes.

Each step is one that a fund takes; a reversal is what never happened, so the calculator is asked without it. Canary:
`test_a_wrong_dealing_is_seen` deals last in first out, and the comparison notices.
"""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from tests.builders import KR, ON
from tests.money_fixtures import Money, refused

STEPS = {"pay_in": 3, "lend": 5, "repay": 5, "write_off": 1, "recover": 1, "income": 2, "return": 1, "cost": 1,
         "undo": 3, "too_much": 2}


class History:
    """One pot's acts, beside the list that the calculator is given."""

    def __init__(self, money: Money, pot: int, agreements: list[int], seed: int) -> None:
        self.money, self.pot, self.agreements, self.random = money, pot, agreements, random.Random(seed)
        self.events: list[tuple[int, dict[str, Any]]] = []
        self.done: dict[str, int] = dict.fromkeys(STEPS, 0)

    def step(self) -> None:
        kind = self.random.choices(list(STEPS), list(STEPS.values()))[0]
        if kind == "undo":
            self._undo()
        elif kind == "too_much":
            self._too_much()
        else:
            self._move(kind)

    def _move(self, kind: str) -> None:
        agreement = self.random.choice(self.agreements) if kind in ("lend", "repay", "write_off", "recover") else None
        there = self._there(kind, agreement)
        if not there:
            return
        minor = self.random.randint(1, min(there, 50_000 * KR))
        self._record(kind, minor, agreement)
        self.done[kind] += 1

    def _record(self, kind: str, minor: int, agreement: int | None) -> None:
        from brygga.apps.funding.actions import record_lots
        entry = self._entry()
        record_lots(self.money.fund.command("treasurer"), kind=kind, pot_id=self.pot, amount_minor=minor,
                    entry_id=entry, on=ON, agreement_id=agreement)
        amount = f"{minor // 100}.{minor % 100:02d}"
        event: dict[str, Any] = {"on": ON.isoformat(), "kind": kind}
        if kind == "lend":
            event |= {"agreement": str(agreement), "from": {"pot": amount}}
        else:
            event |= {"amount": amount, **({"agreement": str(agreement)} if agreement else {"source": "pot"})}
        self.events.append((entry, event))

    def _undo(self) -> None:
        """Put the latest standing event right: nothing can have used its money since."""
        from brygga.apps.funding.actions import reverse_lots
        if self.events:
            entry, _event = self.events.pop()
            assert reverse_lots(self.money.fund.command("treasurer"), entry_id=entry, by_entry_id=self._entry(),
                                on=ON) == 1
            self.done["undo"] += 1

    def _too_much(self) -> None:
        with refused("lots.not_enough"):
            self._record("lend", self._there("lend", None) + 1, self.agreements[0])
        self.done["too_much"] += 1

    def _there(self, kind: str, agreement: int | None) -> int:
        from brygga.apps.funding import queries
        from brygga.domain.funding.lots import ROUTES, Bucket, Kind
        start, book = ROUTES[Kind(kind)].start, queries.book_of(self.pot)
        if start in (Bucket.PAID_IN, Bucket.INCOME):
            return 50_000 * KR
        return book.held(start, str(agreement)).minor if agreement and start is not Bucket.CASH \
            else book.total(Bucket.CASH).minor

    def _entry(self) -> int:
        from brygga.apps.ledger import sums
        from brygga.apps.ledger.actions import LedgerLine, post
        pot = sums.operating_pot(self.money.tenant)
        return post(self.money.fund.command("treasurer"), event="x", subject="x", text="x", on=ON,
                    lines=[LedgerLine("suspense", pot, 1), LedgerLine("suspense", pot, -1)]).entry_id

    def by_calc(self) -> Any:
        from brygga.calc.run import run
        answered, _ = run("lots", json.dumps({"currency": "SEK", "events": [event for _, event in self.events]}), "sv")
        return json.loads(answered)

    def by_rows(self) -> tuple[dict[str, int], list[tuple[int, int, int, int]], list[tuple[str, str, int, int]]]:
        from brygga.apps.funding import queries
        at = queries.statement(self.pot, "SEK")
        name = {f"pot-{self.pot}": "pot"}
        return ({"cash": at.cash.minor, "out": at.out.minor, "losses": at.losses.minor, "paid_in": at.paid_in.minor,
                 "income": at.income.minor, "returned": at.returned.minor, "costs": at.costs.minor,
                 "lent_total": at.lent_total.minor},
                [(t.turn, t.cash.minor, t.out.minor, t.lost.minor) for t in at.turns],
                sorted((name.get(f.origin, f.origin), f.to, f.turn, f.amount.minor) for f in at.flows))


def minor(amount: str) -> int:
    whole, cents = amount.split(".")
    return int(whole) * 100 + int(cents)


def assert_equal(history: History) -> None:
    sums, turns, flows = history.by_rows()
    if not history.events:
        assert not any(sums.values()) and not turns and not flows
        return
    told = history.by_calc()
    source = told["sources"]["pot"]
    assert sums == {name: minor(source[name]) for name in sums}
    assert turns == [(t["turn"], minor(t["cash"]), minor(t["out"]), minor(t["lost"])) for t in source["turns"]]
    assert flows == sorted((f["from"], f["to"], f["turn"], minor(f["amount"])) for f in told["flows"])


def begin(money: Money, seed: int) -> History:
    from tests import builders
    from tests import builders_money as build
    pot = builders.source(money.fund, "Lottpotten", amount_minor=10_000_000 * KR, paid_in=False)
    agreements = [build.agreement(money.fund, name, amount_minor=1 * KR, signed=False).id for name in ("Ett", "Två")]
    return History(money, pot, agreements, seed)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_acts_deal_as_the_calculator_does(money: Money, seed: int, long_run: bool) -> None:
    from brygga.apps.funding import checks
    history = begin(money, seed)
    for step in range(600 if long_run else 60):
        history.step()
        if step % 6 == 0:
            assert_equal(history)
    assert_equal(history)
    assert all(not check.faults for check in checks.checks(money.tenant))
    assert all(history.done[kind] for kind in ("pay_in", "lend", "repay", "undo", "too_much")), history.done


def test_a_wrong_dealing_is_seen(money: Money, monkeypatch: pytest.MonkeyPatch) -> None:
    from brygga.apps.funding.actions import lots as acts
    from brygga.domain.funding import deal as dealing
    history = begin(money, 1)
    right = dealing.deal

    def newest_first(book: Any, event: Any) -> Any:
        moves = right(book, event)
        if event.kind.value != "lend" or isinstance(moves, dealing.NotEnough):
            return moves
        from dataclasses import replace

        from brygga.domain.funding.lots import Bucket, Slot
        slot, held = list(book.pieces(Bucket.CASH))[-1]
        if held.minor < event.amount.minor:
            return moves
        return (replace(moves[0], amount=event.amount, taken=slot,
                        put=Slot(Bucket.OUT, event.agreement, event.number, 1, slot.lot)),)

    monkeypatch.setattr(acts.dealing, "deal", newest_first)
    history._record("pay_in", 1_000, None)
    history._record("lend", 400, history.agreements[0])
    history._record("repay", 400, history.agreements[0])
    history._record("lend", 300, history.agreements[1])
    with pytest.raises(AssertionError):
        assert_equal(history)
