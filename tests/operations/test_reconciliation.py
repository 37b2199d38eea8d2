"""One line: bank, books and pots. Green when all is said, otherwise every difference by its name.

Canaries: leave the suspense out of the operating pot's own money, or forget due_from_pot among what stands beside the
lots, and a fee on capital money shows as a difference that nobody can explain.
"""

from __future__ import annotations

from tests.builders import KR, ON
from tests.money_fixtures import Money, proven, refused


def line_of(money: Money):
    from brygga.operations.reconciliation import balance_line
    return balance_line(money.tenant, ON)


def codes(money: Money) -> dict[str, int]:
    return {d.code: d.minor for d in line_of(money).differences}


def test_nothing_is_green_before_the_first_statement(fresh_world: object) -> None:
    from brygga.operations.reconciliation import balance_line
    from tests import builders_money as build
    fund = build.money_fund(paid_in=False)
    line = balance_line(fund.tenant_id, ON)
    assert line.as_of is None and not line.agrees


def test_the_three_sums_are_one(lent: Money) -> None:
    line = line_of(lent)
    assert line.agrees and line.as_of == ON
    assert line.bank_minor == line.books_minor == line.pots_minor == 1_700_000 * KR and not line.operating_minor


def test_a_fee_without_operating_money_is_a_debt_between_pots(lent: Money) -> None:
    from brygga.apps.ledger import sums
    from brygga.operations.bank_doings import debts, settle_pot_debt
    from tests import builders
    from tests import builders_money as build
    build.matched(lent.fund, build.Row(ON, -150, "Sparbanken", text="avgift"), "bank_fee")
    books, operating = sums.by_role_and_pot(lent.tenant), sums.operating_pot(lent.tenant)
    assert books["due_from_pot", lent.pot] == 150 == -books["due_to_pot", operating]
    assert books["bank_fee", operating] == 150 and ("bank_fee", lent.pot) not in books
    assert line_of(lent).agrees and [(d.pot_id, d.minor) for d in debts(lent.tenant)] == [(lent.pot, 150)]
    proven(lent)
    with refused("debt.no_money"):
        settle_pot_debt(lent.fund.command("treasurer"), pot_id=lent.pot,
                        bank_account_id=builders.bank_account(lent.fund))


def test_unknown_money_does_not_pay_a_fee(lent: Money) -> None:
    from brygga.operations.bank_doings import debts
    from tests import builders_money as build
    build.matched(lent.fund, build.Row(ON, 5_000 * KR, "Någon"), "suspense")
    build.matched(lent.fund, build.Row(ON, -150, "Sparbanken"), "bank_fee")
    assert [(d.pot_id, d.minor) for d in debts(lent.tenant)] == [(lent.pot, 150)]
    assert line_of(lent).agrees
    proven(lent)


def test_interest_and_fee_meet_and_the_rest_is_settled(lent: Money) -> None:
    from brygga.apps.ledger import sums
    from brygga.operations.bank_doings import debts, settle_pot_debt
    from tests import builders
    from tests import builders_money as build
    build.matched(lent.fund, build.Row(ON, 900, "Sparbanken", text="ränta"), "bank_interest")
    assert [(d.pot_id, d.minor) for d in debts(lent.tenant)] == [(lent.pot, -900)]
    account = builders.bank_account(lent.fund)
    settle_pot_debt(lent.fund.command("treasurer"), pot_id=lent.pot, bank_account_id=account)
    operating = sums.operating_pot(lent.tenant)
    assert not debts(lent.tenant) and sums.by_role_and_pot(lent.tenant)["bank", operating] == 900
    assert line_of(lent).agrees and line_of(lent).operating_minor == 900
    build.matched(lent.fund, build.Row(ON, -150, "Sparbanken", text="avgift"), "bank_fee")
    assert not debts(lent.tenant) and line_of(lent).operating_minor == 750 and line_of(lent).agrees
    with refused("debt.none"):
        settle_pot_debt(lent.fund.command("treasurer"), pot_id=lent.pot, bank_account_id=account)
    proven(lent)


def test_every_difference_has_its_name(lent: Money) -> None:
    from tests import builders_money as build
    order_id = build.paid_out(lent.fund, lent.waiting, seen=False)
    build.typed(lent.fund, build.Row(ON, 6_000 * KR, "Ramsbergs Handel"), build.Row(ON, -150, "Sparbanken"))
    assert codes(lent) == {"unseen_orders": 300_000 * KR, "open_rows": 6_000 * KR - 150}
    assert not line_of(lent).unexplained_minor and not line_of(lent).agrees
    fee = build.latest_line(lent.fund)
    build.match(lent.fund, fee.id, "bank_fee")
    build.match(lent.fund, fee.id - 1, "loan_payment", f"agreement/{lent.loan}")
    assert codes(lent) == {"unseen_orders": 300_000 * KR}
    build.matched(lent.fund, build.Row(ON, -300_000 * KR, "Hantverkshuset"), "order", f"payment/{order_id}")
    assert line_of(lent).agrees


def test_what_has_no_name_is_said_and_found(lent: Money) -> None:
    """An entry on the bank account that no statement knows: the line is red, and verify says so."""
    from brygga.apps.ledger import sums
    from brygga.apps.ledger.actions import LedgerLine, post
    from brygga.operations import verify_joins
    operating = sums.operating_pot(lent.tenant)
    post(lent.fund.command("treasurer"), event="bank.fee", subject="x", text="Ingen har sett den", on=ON,
         lines=[LedgerLine("bank_fee", operating, 4_200), LedgerLine("bank", operating, -4_200)])
    assert line_of(lent).unexplained_minor == 4_200 and not line_of(lent).agrees
    faults = {check.name for check in verify_joins.checks(lent.tenant) if check.faults}
    assert faults == {"books.bank_equals_pots"}


def test_two_accounts_are_reconciled_together(lent: Money) -> None:
    from brygga.operations.bank_accounts import open_account, places_in_books
    from tests import builders_money as build
    assert [number for number, _ in places_in_books(lent.tenant)] == ["1990", "1940"]
    account = open_account(lent.fund.command("treasurer"), name="Verksamheten", kind="account", number="8480-6, 1",
                           ledger_number="1940", opened_on=ON)
    assert [number for number, _ in places_in_books(lent.tenant)] == ["1990", "1941"]
    with refused("bank_account.ledger"):
        open_account(lent.fund.command("treasurer"), name="Igen", kind="account", number="1", ledger_number="1940",
                     opened_on=ON)
    build.typed(lent.fund, build.Row(ON, 800, "Sparbanken", text="ränta"), account=account)
    build.match(lent.fund, build.latest_line(lent.fund).id, "bank_interest")
    line = line_of(lent)
    assert line.agrees and line.operating_minor == 800 and line.bank_minor == 1_700_000 * KR + 800
    proven(lent)
