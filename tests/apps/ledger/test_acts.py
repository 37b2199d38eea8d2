"""The acts of the ledger: what they seal, what they refuse with words, what they answer when asked again."""

from __future__ import annotations

from datetime import date

import pytest

from tests.apps.ledger.books import ON, command, lines
from tests.apps.ledger.conftest import TwoFunds


def refused(code: str):
    from brygga.foundation.refusals import Refused

    return pytest.raises(Refused, match=code)


def post(fund: int, *, on: date = ON, entry_lines, key: str = "", **more):
    from brygga.apps.ledger import actions

    return actions.post(command(fund, key), event="x", subject="x/1", text="x", on=on, lines=entry_lines, **more)


def test_an_entry_is_sealed_with_the_next_number(two_funds: TwoFunds) -> None:
    from brygga.apps.ledger import queries

    ours = two_funds.ours
    ref = post(ours.fund, entry_lines=lines("loans", "bank", ours.capital, 700, agreement_id=ours.agreement,
                                            party_id=ours.party))
    assert str(ref) == "H 4/2026"
    shown = queries.entry(ours.fund, ref.entry_id)
    assert shown is not None and [(x.number, x.minor, x.agreement_id) for x in shown.lines] == [
        ("1381", 700, ours.agreement), ("1930", -700, ours.agreement)]
    assert queries.entry(two_funds.theirs.fund, ref.entry_id) is None


def test_the_same_key_gives_the_same_entry(two_funds: TwoFunds) -> None:
    ours = two_funds.ours
    first = post(ours.fund, key="k", entry_lines=lines("bank", "suspense", ours.operating, 5))
    assert post(ours.fund, key="k", entry_lines=lines("bank", "suspense", ours.operating, 5)) == first
    with refused("command.key_reused"):
        post(ours.fund, key="k", entry_lines=lines("bank", "suspense", ours.operating, 6))
    assert post(ours.fund, entry_lines=lines("bank", "suspense", ours.operating, 5)).number == first.number + 1


def test_closed_periods_take_nothing(two_funds: TwoFunds) -> None:
    ours = two_funds.ours
    for day in (date(2026, 1, 31), date(2026, 2, 1), date(2026, 3, 31)):
        with refused("period.is_closed"):
            post(ours.fund, on=day, entry_lines=lines("bank", "suspense", ours.operating, 5))
    with refused("period.none"):
        post(ours.fund, on=date(2027, 1, 1), entry_lines=lines("bank", "suspense", ours.operating, 5))


def test_a_soft_close_takes_two_people_to_lift(two_funds: TwoFunds) -> None:
    from brygga.apps.ledger import actions

    ours = two_funds.ours
    with refused("period.two_persons"):
        actions.reopen_period(command(ours.fund, actor=ours.first_person), period_id=ours.asked)
    assert actions.reopen_period(command(ours.fund, actor=ours.second_person), period_id=ours.asked) == "open"
    post(ours.fund, on=date(2026, 3, 1), entry_lines=lines("bank", "suspense", ours.operating, 5))
    with refused("period.closed_for_ever"):
        actions.reopen_period(command(ours.fund, actor=ours.second_person), period_id=ours.closed)
    with refused("period.soft_first"):
        actions.close_period(command(ours.fund), period_id=ours.period)
    actions.soft_close_period(command(ours.fund), period_id=ours.period)
    with refused("period.earlier_open"):
        actions.close_period(command(ours.fund), period_id=ours.period)


def test_capital_and_operating_money_never_mix(two_funds: TwoFunds) -> None:
    ours = two_funds.ours
    with refused("pot.mixed"):
        post(ours.fund, entry_lines=lines("bank_fee", "bank", ours.capital, 5))
    with refused("pot.mixed"):
        post(ours.fund, entry_lines=lines("loans", "bank", ours.operating, 5))
    with refused("pot.none"):
        post(ours.fund, entry_lines=lines("bank", "suspense", two_funds.theirs.capital, 5))


def test_a_reversal_is_the_mirror_and_happens_once(two_funds: TwoFunds) -> None:
    from brygga.apps.ledger import actions, queries

    ours = two_funds.ours
    back = actions.reverse(command(ours.fund), entry_id=ours.paid_in, reason="Fel pott", on=ON)
    shown = queries.entry(ours.fund, back.entry_id)
    assert shown is not None and [x.minor for x in shown.lines] == [-50_000_00, 50_000_00]
    for entry, code in ((ours.paid_in, "entry.reversed"), (back.entry_id, "entry.is_reversal")):
        with refused(code):
            actions.reverse(command(ours.fund), entry_id=entry, reason="igen", on=ON)
    with refused("entry.reason"):
        actions.reverse(command(ours.fund), entry_id=ours.paid_in, reason=" ", on=ON)


def test_another_funds_entry_is_not_there(two_funds: TwoFunds) -> None:
    from brygga.apps.ledger import actions
    from brygga.foundation.refusals import NotSeen

    with pytest.raises(NotSeen):
        actions.reverse(command(two_funds.ours.fund), entry_id=two_funds.theirs.fee, reason="x", on=ON)


def test_lines_that_do_not_balance_never_reach_the_database(two_funds: TwoFunds) -> None:
    from brygga.apps.ledger.actions import LedgerLine
    from brygga.domain.ledger.entries import Unbalanced

    ours = two_funds.ours
    with pytest.raises(Unbalanced):
        post(ours.fund, entry_lines=[LedgerLine("bank", ours.capital, 5), LedgerLine("bank", ours.operating, -5)])


def test_balances_tell_what_was_posted(two_funds: TwoFunds) -> None:
    from brygga.apps.ledger import queries

    ours, year = two_funds.ours, date(2026, 12, 31)
    post(ours.fund, on=date(2026, 7, 2),
         entry_lines=lines("loans", "bank", ours.capital, 700, agreement_id=ours.agreement))
    assert queries.bank_balance(ours.fund, as_of=year) == 50_000_00 - 700
    assert queries.bank_balance(ours.fund, as_of=date(2026, 7, 1)) == 50_000_00
    assert queries.balances_by_agreement(ours.fund, as_of=year, role="loans") == {ours.agreement: 700}
    assert queries.balances_by_pot(ours.fund, as_of=year, role="bank") == {ours.capital: 50_000_00 - 700}
    trial = queries.trial_balance(ours.fund, from_on=date(2026, 7, 1), to_on=year)
    assert sum(row.closing_minor for row in trial) == 0
    assert {r.number: (r.opening_minor, r.debit_minor, r.credit_minor) for r in trial}["1930"] == (50_000_00, 0, 700)
