"""What stands on the account for managed money is never the fund's: unknown rows, interest, fees, returns, transfers.

Canaries (planted below): book an unknown row there as on the fund's own account and the database refuses it; let the
richest of all pots lend for a fee there and a pot of the fund's own stands on the clients' account; book the interest
as the house's and operating money does.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import KR, ON
from tests.money_fixtures import Money, client_of, proven, refused, where_all_is
from tests.operations.test_pay_in import register, type_in

PAID = 100_000 * KR


def client_account(money: Money) -> int:
    from brygga.operations.bank_accounts import open_account
    return open_account(money.fund.command("treasurer"), name="Förvaltat", kind="account", number="8327-9,1",
                        ledger_number="1990", opened_on=ON)


def managed(money: Money, account: int, name: str = "Stiftelsen", minor: int = PAID) -> tuple[int, int]:
    """A source whose money the fund holds, paid in; returns (source, pot)."""
    from brygga.apps.funding import queries
    source = register(money, name=name, accounting_class="managed_money")
    type_in(money, source, minor, account=account)
    return source, queries.source(money.tenant, source).pot_id


def row(money: Money, account: int, minor: int, who: str = "Någon") -> Any:
    from tests import builders_money as build
    build.typed(money.fund, build.Row(ON, minor, who), account=account)
    return build.latest_line(money.fund)


def match(money: Money, line: Any, kind: str, subject: str = "") -> None:
    from tests import builders_money as build
    build.match(money.fund, line.id, kind, subject)


def undo(money: Money, line: Any) -> None:
    from brygga.operations.matching import undo_match
    undo_match(money.fund.command("treasurer"), line_id=line.id)


def books(money: Money) -> dict[tuple[str, int], int]:
    from brygga.apps.ledger import sums
    return sums.by_role_and_pot(money.tenant)


def agrees(money: Money) -> bool:
    from brygga.operations.reconciliation import balance_line
    proven(money)
    return balance_line(money.tenant, ON).agrees


def strangers(money: Money) -> set[int]:
    """Pots on the clients' account that are neither a client's nor the one for those not known yet."""
    from brygga.apps.ledger.queries import pots
    from brygga.operations.client_money import UNKNOWN_POT, client_pots
    unknown = {pk for pk, name, _, _ in pots(money.tenant) if name == str(UNKNOWN_POT)}
    there = {pot for role, pot in books(money) if role == "client_bank"}
    return there - client_pots(money.tenant) - unknown


@pytest.mark.parametrize("minor", [7_000, -3_000])
def test_an_unknown_row_waits_in_a_pot_of_its_own_until_it_is_known(money: Money, minor: int) -> None:
    from brygga.apps.ledger import sums
    account = client_account(money)
    source, pot = managed(money, account)
    line = row(money, account, minor)
    before = where_all_is(money)
    match(money, line, "suspense")
    [(role, waits)] = set(books(money)) - set(before["books"]) - {("client_bank", w) for _, w in books(money)}
    assert role == "client_suspense" and books(money)[role, waits] == -minor == -books(money)["client_bank", waits]
    assert waits not in (pot, sums.operating_pot(money.tenant)) and not strangers(money) and agrees(money)
    with refused("line.suspense"):
        match(money, line, "suspense")
    match(money, line, *(("source_pay_in", f"source/{source}") if minor > 0 else
                         ("returned_to_funder", f"source/{source}")))
    assert {r for r, p in books(money) if p == waits} == set() and agrees(money)
    assert books(money)["client_money", pot] == -(PAID + minor)
    undo(money, line)
    assert where_all_is(money)["books"] == before["books"]


def test_the_second_unknown_row_waits_in_the_same_pot(money: Money) -> None:
    from brygga.apps.ledger.queries import pots
    account = client_account(money)
    for minor in (500, -200):
        match(money, row(money, account, minor), "suspense")
    assert [name for _, name, _, _ in pots(money.tenant)].count("Förvaltade medel, okänd ägare") == 1
    assert agrees(money)


def test_a_fund_from_before_gets_the_account_when_it_is_first_needed(money: Money) -> None:
    from brygga.apps.ledger.models import Account
    from brygga.foundation import fences
    from brygga.foundation.database import as_owner
    with as_owner():
        fences.lift()
        Account.objects.filter(role="client_suspense").delete()
        fences.put_up()
    match(money, row(money, client_account(money), 500), "suspense")
    assert Account.objects.get(role="client_suspense").number == "2894" and agrees(money)


def test_unknown_client_money_is_no_operating_money(money: Money) -> None:
    """Canary: leave client_suspense out of the reconciliation, and the line calls it the house's."""
    from brygga.operations.reconciliation import balance_line
    match(money, row(money, client_account(money), 500), "suspense")
    line = balance_line(money.tenant, ON)
    assert line.operating_minor == 0 and line.pots_minor == line.bank_minor == 2_000_000 * KR + 500


def test_interest_is_the_clients_by_what_each_has_there(money: Money) -> None:
    from brygga.apps.funding import queries
    account = client_account(money)
    (_, one), (_, other) = managed(money, account), managed(money, account, "Kommunen", 50_000 * KR)
    line = row(money, account, 300, "Banken")
    before = where_all_is(money)
    match(money, line, "bank_interest")
    assert (books(money)["client_money", one], books(money)["client_money", other]) == (-PAID - 200, -50_000 * KR - 100)
    assert not {r for r, _ in books(money)} & {"bank_interest", "due_to_pot"} and not strangers(money)
    assert queries.statement(one, "SEK").income.minor == 200 and agrees(money)
    undo(money, line)
    assert where_all_is(money) == before
    proven(money)


def test_interest_that_can_be_nobodys_is_refused_with_a_way_on(money: Money) -> None:
    line = row(money, client_account(money), 300, "Banken")
    with refused("client.no_owner") as no:
        match(money, line, "bank_interest")
    assert "observationskontot" in str(no.value.way_on)
    match(money, line, "suspense")
    assert agrees(money)


def test_a_fee_is_the_funds_debt_to_the_client_and_paid_by_a_real_transfer(money: Money) -> None:
    from brygga.apps.ledger import sums
    from brygga.operations.bank_doings import debts, settle_pot_debt
    from tests import builders
    account, main = client_account(money), builders.bank_account(money.fund)
    _source, pot = managed(money, account)
    operating = sums.operating_pot(money.tenant)
    match(money, row(money, account, -150, "Banken"), "bank_fee")
    assert [(d.pot_id, d.minor) for d in debts(money.tenant)] == [(pot, 150)] and not strangers(money)
    assert books(money)["bank_fee", operating] == 150 and agrees(money)
    with refused("debt.no_money"):
        settle_pot_debt(money.fund.command("treasurer"), pot_id=pot, bank_account_id=main)
    match(money, row(money, main, 900, "Banken"), "bank_interest")
    settle_pot_debt(money.fund.command("treasurer"), pot_id=sorted(money.fund.pots.values())[0], bank_account_id=main)
    settle_pot_debt(money.fund.command("treasurer"), pot_id=pot, bank_account_id=main)
    assert not debts(money.tenant) and books(money)["client_bank", pot] == PAID
    assert ("bank", pot) not in books(money) and books(money)["bank", operating] == 750
    out, into = row(money, main, -150, "Förvaltat"), row(money, account, 150, "Drift")
    settled = where_all_is(money)["books"]
    from brygga.operations.suggestions import every_reading
    for line in (out, into):
        [subject] = [r.subject for r in every_reading(money.tenant, line, ON) if r.kind == "transfer"]
        match(money, line, "transfer", subject)
        assert not [r for r in every_reading(money.tenant, line, ON) if r.kind == "transfer"]
    assert where_all_is(money)["books"] == settled and agrees(money)
    again = row(money, account, 150, "Drift")
    with refused("line.transfer_seen"):
        match(money, again, "transfer", subject)
    wrong = row(money, account, 151, "Drift")
    with refused("line.transfer"):
        match(money, wrong, "transfer", subject)
    undo(money, into)
    assert where_all_is(money)["books"] == settled, "the row booked nothing; the transfer stands"
    match(money, again, "transfer", subject)
    proven(money)


def test_a_transfer_on_one_statement_alone_is_a_difference_with_a_name(money: Money) -> None:
    """Found by the plain model: the bank is lower by what the other account's statement has not yet told."""
    from brygga.operations.bank_doings import settle_pot_debt
    from brygga.operations.reconciliation import balance_line
    from brygga.operations.suggestions import every_reading
    from tests import builders
    account, main = client_account(money), builders.bank_account(money.fund)
    _source, pot = managed(money, account)
    match(money, row(money, account, -150, "Banken"), "bank_fee")
    match(money, row(money, main, 900, "Banken"), "bank_interest")
    for debt in (sorted(money.fund.pots.values())[0], pot):
        settle_pot_debt(money.fund.command("treasurer"), pot_id=debt, bank_account_id=main)
    assert agrees(money), "on neither statement: both sides are still to come"
    out = row(money, main, -150, "Förvaltat")
    [subject] = [r.subject for r in every_reading(money.tenant, out, ON) if r.kind == "transfer"]
    match(money, out, "transfer", subject)
    line = balance_line(money.tenant, ON)
    assert [(d.code, d.minor, d.count) for d in line.differences] == [("half_seen_transfers", -150, 1)]
    assert not line.unexplained_minor
    proven(money)
    match(money, row(money, account, 150, "Drift"), "transfer", subject)
    assert agrees(money)


def test_a_fee_taken_back_after_it_was_paid_for_is_transferred_back(money: Money) -> None:
    """Found by the plain model: the client has been paid for a fee that was none, and owes it."""
    from brygga.operations.bank_doings import debts, settle_pot_debt
    from tests import builders
    account, main = client_account(money), builders.bank_account(money.fund)
    _source, pot = managed(money, account)
    fee = row(money, account, -150, "Banken")
    match(money, fee, "bank_fee")
    match(money, row(money, main, 900, "Banken"), "bank_interest")
    before = books(money)
    for debt in (sorted(money.fund.pots.values())[0], pot):
        settle_pot_debt(money.fund.command("treasurer"), pot_id=debt, bank_account_id=main)
    undo(money, fee)
    assert [(d.pot_id, d.minor) for d in debts(money.tenant)] == [(pot, -150)]
    settle_pot_debt(money.fund.command("treasurer", on=ON), pot_id=pot, bank_account_id=main)
    assert not debts(money.tenant) and not strangers(money)
    assert books(money)["client_bank", pot] == PAID == before["client_bank", pot] + 150
    proven(money)


def test_what_is_theirs_goes_back_from_their_account_alone(money: Money) -> None:
    from tests import builders
    account = client_account(money)
    source, pot = managed(money, account)
    wrong = row(money, builders.bank_account(money.fund), -40_000 * KR)
    with refused("pay_in.account"):
        match(money, wrong, "returned_to_funder", f"source/{source}")
    match(money, wrong, "suspense")
    line = row(money, account, -40_000 * KR)
    match(money, line, "returned_to_funder", f"source/{source}")
    assert books(money)["client_money", pot] == -60_000 * KR == -books(money)["client_bank", pot] and agrees(money)
    undo(money, line)
    assert books(money)["client_money", pot] == -PAID


def test_the_page_says_to_whom_the_transfer_goes(money: Money) -> None:
    from tests.web.money.test_money_pages import home, press, said
    account = client_account(money)
    _source, pot = managed(money, account)
    match(money, row(money, account, -150, "Banken"), "bank_fee")
    treasurer = client_of(money.fund, "treasurer")
    page = said(treasurer.get(home(money)))
    assert "till kontot för förvaltade medel i internetbanken" in page and "Bokför överföringen" in page
    answer = press(treasurer, home(money, f"skuld/{pot}/"), bank_account_id=1)
    assert "Verksamhetens pengar på kontot räcker inte" in said(answer)
    line = row(money, account, 500)
    press(treasurer, home(money, f"rad/{line.id}/para-ihop/"), what="suspense|")
    assert "Att förklara 2" in said(treasurer.get(home(money)))


@pytest.mark.parametrize(("planted", "kind", "minor"), [
    ("as the fund's own", "suspense", 500), ("as the fund's own", "bank_interest", 500),
    ("the richest of all", "bank_fee", -500)])
def test_money_mixed_by_mistake_is_found(money: Money, monkeypatch: pytest.MonkeyPatch, planted: str, kind: str,
                                         minor: int) -> None:
    """The canaries: each mistake either is refused by the books or stands there for `strangers` to see."""
    from brygga.foundation.refusals import Refused
    from brygga.operations import bank_doings, client_money
    account = client_account(money)
    managed(money, account)
    line = row(money, account, minor)
    if planted == "as the fund's own":
        monkeypatch.setattr(client_money, "holds_client_money", lambda account: False)
    else:
        monkeypatch.setattr(bank_doings, "_richest", lambda *_: money.pot)
    try:
        match(money, line, kind)
    except Refused as no:
        assert no.code == "pot.mixed"
    else:
        assert strangers(money)
