"""A source is registered and its money comes in: terms, books by class, lots of turn 0, and what is refused.

Canaries: compare the pay-in with the agreement's amount instead of what is left of it, or post managed money on the
fund's own account, and these fail.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.builders import KR, ON, PDF
from tests.money_fixtures import Money, proven, refused

TERMS: dict[str, Any] = {
    "name": "Sparbanksstiftelsen", "amount_minor": 500_000 * KR, "currency": "SEK", "registry_number": "2026-14",
    "accounting_class": "conditional_capital", "class_confirmed_by": "Rut Revisor", "class_confirmed_on": ON,
    "from_on": ON, "to_on": None, "counties": ["18"], "instruments": ["loan"], "purposes": [],
    "case_cap_minor": 200_000 * KR, "public_resources": False}


def register(money: Money, *, funder: dict[str, Any] | None = None, paper: bytes | None = None, **terms: Any) -> int:
    from brygga.operations.source_register import register as act
    known = funder or {"kind": "organisation", "name": "Sparbanksstiftelsen", "orgnr": "769612-3459"}
    return act(money.fund.command("treasurer"), funder_id=None, funder=known, paper=paper, paper_name="avtal.pdf",
               terms={**TERMS, **terms})


def test_a_source_with_its_terms_its_pot_and_its_paper(money: Money) -> None:
    from brygga.apps.documents.doorways import document_for
    from brygga.apps.funding import queries
    source = queries.source(money.tenant, register(money, paper=PDF))
    assert (source.name, source.counties, source.instruments, source.case_cap_minor) == (
        "Sparbanksstiftelsen", ("18",), ("loan",), 200_000 * KR)
    assert document_for(money.fund.seat("auditor"), source.paper_key).kind == "funding_agreement"
    assert queries.free_minor(source.pot_id) == 0
    again = register(money, name="Sparbanksstiftelsen 2")
    assert queries.source(money.tenant, again).funder_id == source.funder_id, "the same orgnr is the same party"


def test_everything_wrong_is_said_at_once(money: Money) -> None:
    from brygga.foundation.refusals import Refusals
    with pytest.raises(Refusals) as told:
        register(money, funder={"kind": "organisation", "name": " ", "orgnr": "769612-3450"}, name=" ",
                 amount_minor=0, accounting_class="wish", class_confirmed_by=" ",
                 class_confirmed_on=ON + timedelta(days=1), to_on=ON - timedelta(days=1), case_cap_minor=-1,
                 counties=["99"], instruments=["gold"])
    assert {r.field for r in told.value.refusals} == {
        "funder_name", "orgnr", "name", "amount", "accounting_class", "class_confirmed_by", "class_confirmed_on",
        "to_on", "case_cap", "counties", "instruments"}
    assert all(str(r.message) for r in told.value.refusals)


def test_nobody_lends_the_fund_money_as_a_person(money: Money) -> None:
    with refused("source.public_loan") as no:
        register(money, funder={"kind": "person", "name": "Berit Ek"}, accounting_class="loan")
    assert no.value.refusals[0].section == "LBF 1:7"
    assert register(money, funder={"kind": "person", "name": "Berit Ek"}, accounting_class="donation")


def test_names_of_sources_are_unlike(money: Money) -> None:
    register(money)
    with refused("source.name"):
        register(money)
    with refused("source.name"):
        register(money, name=" Sparbanksstiftelsen ")


def test_an_upload_that_lies_is_refused_and_nothing_is_left(money: Money) -> None:
    from brygga.apps.funding import queries
    from brygga.apps.parties import queries as parties
    before = len(parties.parties(money.tenant))
    with refused("document.kind"):
        register(money, paper=b"MZ\x90\x00not a paper")
    assert len(queries.sources(money.tenant)) == 1 and len(parties.parties(money.tenant)) == before


def type_in(money: Money, source: int, minor: int, *, on: date = ON, account: int = 0, key: str = "") -> int:
    from brygga.operations.typed_pay_in import type_pay_in
    from tests import builders
    return type_pay_in(money.fund.command("treasurer", key=key), source_id=source, on=on, amount_minor=minor,
                       bank_account_id=account or builders.bank_account(money.fund), reference="RÖ 14")


def test_a_pay_in_is_a_statement_an_entry_a_lot_and_a_green_line(money: Money) -> None:
    from brygga.apps.funding import queries
    from brygga.apps.ledger import sums
    from brygga.apps.payments import queries as payments
    from brygga.operations.reconciliation import balance_line
    source = register(money)
    pot = queries.source(money.tenant, source).pot_id
    statement = type_in(money, source, 300_000 * KR, key="once")
    assert type_in(money, source, 300_000 * KR, key="once") == statement
    [row] = payments.lines(money.tenant, statement_id=statement)
    assert (row.state, row.kind, row.subject) == ("matched", "source_pay_in", f"source/{source}")
    assert sums.by_role_and_pot(money.tenant)["conditional_capital", pot] == -300_000 * KR
    [turn] = queries.statement(pot, "SEK").turns
    assert (turn.turn, turn.cash.minor) == (0, 300_000 * KR)
    assert balance_line(money.tenant, ON).agrees
    proven(money)
    with refused("pay_in.over"):
        type_in(money, source, 200_001 * KR)
    type_in(money, source, 200_000 * KR)
    proven(money)


def test_a_refused_pay_in_leaves_no_statement(money: Money) -> None:
    from brygga.apps.payments import queries
    before = len(queries.statements(money.tenant))
    for minor, on, code in ((1, ON, "pay_in.over"), (0, ON, "pay_in.amount"),
                            (1, ON - timedelta(days=1), "pay_in.day"), (1, ON + timedelta(days=1), "statement.future")):
        with refused(code):
            type_in(money, money.source, minor, on=on)
    assert len(queries.statements(money.tenant)) == before


def test_managed_money_stands_on_its_own_account(money: Money) -> None:
    from brygga.apps.funding import queries
    from brygga.apps.ledger import sums
    from brygga.operations.bank_accounts import open_account
    from brygga.operations.reconciliation import balance_line
    source = register(money, accounting_class="managed_money")
    with refused("pay_in.account"):
        type_in(money, source, 100 * KR)
    account = open_account(money.fund.command("treasurer"), name="Förvaltat", kind="account", number="2",
                           ledger_number="1990", opened_on=ON)
    type_in(money, source, 100 * KR, account=account)
    pot = queries.source(money.tenant, source).pot_id
    assert sums.by_role_and_pot(money.tenant)["client_bank", pot] == 100 * KR
    assert balance_line(money.tenant, ON).agrees
    with refused("pay_in.account"):
        type_in(money, register(money, name="En till"), 100 * KR, account=account)


@pytest.mark.parametrize("accounting_class", ["grant", "revolving_grant", "loan", "donation", "member_capital"])
def test_each_class_is_booked_and_lent_from(money: Money, accounting_class: str) -> None:
    from brygga.operations.reconciliation import balance_line
    source = register(money, accounting_class=accounting_class)
    type_in(money, source, 100_000 * KR)
    assert balance_line(money.tenant, ON).agrees
    proven(money)


def test_only_free_money_goes_back_and_only_where_it_may(money: Money) -> None:
    from brygga.operations.pay_in import return_to_funder
    from tests import builders
    from tests import builders_money as build
    build.agreement(money.fund, amount_minor=1_990_000 * KR)
    given = {"on": ON, "bank_account_id": builders.bank_account(money.fund)}
    with refused("pay_in.not_free"):
        return_to_funder(money.fund.command("treasurer"), source_id=money.source, amount_minor=10_001 * KR, **given)
    gift = register(money, accounting_class="donation")
    type_in(money, gift, 5_000 * KR)
    with refused("pay_in.not_returned"):
        return_to_funder(money.fund.command("treasurer"), source_id=gift, amount_minor=1_000 * KR, **given)
    proven(money)


@pytest.mark.parametrize(("waits", "back", "wanted"), [
    (0, 300, {"grant_income": -700}), (400, 300, {"grant_income": -600, "grant_in_advance": -100}),
    (400, 400, {"grant_income": -600}), (400, 550, {"grant_income": -450})])
def test_a_grant_given_back_meets_the_debt_that_is_there_and_then_the_income(
        money: Money, waits: int, back: int, wanted: dict[str, int]) -> None:
    """Canary: debit 2880 whatever stands there, and the first row leaves a debt of the wrong sign."""
    from brygga.apps.funding import queries
    from brygga.apps.ledger import sums
    from brygga.apps.ledger.actions import LedgerLine, post
    from brygga.operations.reconciliation import balance_line
    from tests import builders_money as build
    source = register(money, accounting_class="grant")
    pot = queries.source(money.tenant, source).pot_id
    type_in(money, source, 1_000 * KR)
    if waits:
        post(money.fund.command("treasurer"), event="source.paid_in_early.grant", subject=f"source/{source}", on=ON,
             text="Villkoren är inte uppfyllda än", lines=[LedgerLine("grant_income", pot, waits * KR, "SEK"),
                                                           LedgerLine("grant_in_advance", pot, -waits * KR, "SEK")])
    before = sums.by_role_and_pot(money.tenant)
    line = build.matched(money.fund, build.Row(ON, -back * KR, "Regionen"), "returned_to_funder", f"source/{source}")
    found = {role: minor for (role, p), minor in sums.by_role_and_pot(money.tenant).items() if p == pot}
    assert found == {"bank": (1_000 - back) * KR, **{role: kr * KR for role, kr in wanted.items()}}
    assert balance_line(money.tenant, ON).agrees
    proven(money)
    from brygga.operations.matching import undo_match
    undo_match(money.fund.command("treasurer"), line_id=line.id)
    assert sums.by_role_and_pot(money.tenant) == before
    proven(money)
