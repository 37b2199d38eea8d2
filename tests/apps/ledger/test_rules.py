"""The postings table: every event posts for real, sums to zero in each pot, and the page says what is posted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.apps.ledger.books import ON, command
from tests.apps.ledger.conftest import TwoFunds

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "postings.md"
# event → amounts in kronor that could happen together; every event has its row here, or the test below fails
ONE = {"amount": 100}
AMOUNTS = {
    "source.returned.grant": {"unearned": 30, "earned": 70},
    "loan.paid_out": {"principal": 1000, "fee": 20}, "loan.fee_charged": {"fee": 20},
    "loan.reminder_charged": {"fee": 60},
    "loan.interest_accrued": {"interest": 7}, "loan.interest_given_up": {"interest": 7},
    "loan.paid": {"fee": 20, "interest": 7, "late_interest": 1, "principal": 100, "over": 3},
    "loan.prepaid_used": {"fee": 1, "interest": 1, "principal": 1}, "loan.over_returned": {"over": 3},
    "contribution.placed": {"cost": 500}, "contribution.dividend_decided": {"dividend": 9},
    "contribution.dividend_received": {"dividend": 9}, "contribution.redemption_due": {"cost": 500, "loss": 50},
    "contribution.redeemed": {"amount": 450}, "pots.debt_settled_with_client": {"to_client": 5, "by_client": 2},
}
BETWEEN_POTS = {"bank.fee_on_capital", "bank.interest_on_capital", "pots.debt_settled",
                "pots.debt_settled_with_client"}
IN_OPERATING = {"bank.fee", "bank.interest"}


def events() -> list[str]:
    from brygga.apps.ledger.rules import RULES

    return list(RULES)


def test_every_event_has_its_worked_amounts() -> None:
    from brygga.apps.ledger.rules import RULES

    for event, rule in RULES.items():
        assert set(AMOUNTS.get(event, ONE)) == rule.amounts, event
    assert set(AMOUNTS) <= set(RULES)


def test_every_role_is_an_account_of_the_chart_and_numbers_are_once() -> None:
    from brygga.apps.ledger.charts.se import CHART
    from brygga.apps.ledger.rules import RULES

    roles = {account.role for account in CHART}
    assert {line.account_role for rule in RULES.values() for line in rule.lines} <= roles
    assert len({a.number for a in CHART}) == len(CHART)
    assert [a.number for a in CHART] == sorted(a.number for a in CHART)


def test_each_event_is_sealed_by_the_database_in_the_pots_that_it_belongs_to(two_funds: TwoFunds) -> None:
    from brygga.apps.ledger import actions, queries

    ours = two_funds.ours
    for event in events():
        pots = {"pot": ours.operating if event in IN_OPERATING else ours.capital}
        pots |= {"other_pot": ours.operating} if event in BETWEEN_POTS else {}
        ref = actions.post_event(command(ours.fund), event=event, amounts=AMOUNTS.get(event, ONE), pots=pots,
                                 subject="x/1", text=event, on=ON, agreement_id=ours.agreement, party_id=ours.party)
        shown = queries.entry(ours.fund, ref.entry_id)
        assert shown is not None and {line.pot_id for line in shown.lines} == set(pots.values())
        for pot in pots.values():
            assert sum(line.minor for line in shown.lines if line.pot_id == pot) == 0
        assert all(line.agreement_id == ours.agreement and line.party_id == ours.party for line in shown.lines)


@pytest.mark.parametrize("event", ["bank.fee", "bank.interest"])
def test_the_banks_own_doings_never_stand_in_a_capital_pot(two_funds: TwoFunds, event: str) -> None:
    from brygga.apps.ledger import actions
    from brygga.foundation.refusals import Refused

    with pytest.raises(Refused, match="pot.mixed"):
        actions.post_event(command(two_funds.ours.fund), event=event, amounts=ONE, pots={"pot": two_funds.ours.capital},
                           subject="x", text="x", on=ON)


def test_a_fee_that_is_withheld_is_income_and_less_leaves_the_bank(two_funds: TwoFunds) -> None:
    from brygga.apps.ledger import actions, queries

    def paid_out(fee: int) -> list[tuple[str, int]]:
        ref = actions.post_event(command(two_funds.ours.fund), event="loan.paid_out", subject="loan/1", text="x", on=ON,
                                 amounts={"principal": 1000, "fee": fee}, pots={"pot": two_funds.ours.capital})
        shown = queries.entry(two_funds.ours.fund, ref.entry_id)
        assert shown is not None
        return [(line.number, line.minor) for line in shown.lines]
    assert paid_out(20) == [("1381", 1000), ("1930", -980), ("3921", -20)]
    assert paid_out(0) == [("1381", 1000), ("1930", -1000)]


def test_the_page_is_the_table() -> None:
    from brygga.apps.ledger.postings_page import postings_page

    page = postings_page()
    assert all(f"| {event} |" in page for event in events())
    assert PAGE.read_text(encoding="utf-8") == page, "brygga postings > docs/reference/postings.md"
