"""Förlagsinsats: clawback by the worked table, the cap that is never exceeded, the certificate's seven items."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.capital import contribution as dates
from brygga.domain.capital.amounts import Equity, at_dissolution, payable, round_down
from brygga.domain.capital.certificate import ITEMS, Draft, IssuedTo, complete, missing_items
from brygga.domain.capital.contribution import Contribution, ContributionTerms, Way, clawback, redemption
from brygga.domain.dates import is_weekday, parse_day
from brygga.domain.money import Money, half_up, parse_amount
from tests.domain.funding.worked import tables

TERMS = ContributionTerms(lock_years=5, holder_notice_months=24, association_notice_months=6, clawback_months=12)
DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))
FULL = Draft("Ställdalens skafferi ek. för.", "2026:1", Money(5_000_000, "SEK"), "Högst 3 % före återbäring",
             "Löses in enligt 11 kap.", "Överlåts bara till medlemmar", "Annars ogiltig")


def sek(text: str) -> Money:
    return parse_amount(text, "SEK")


def check_the_clawback_table() -> None:
    for row in tables("contribution.md", "redeemed")[0]:
        back = clawback(sek(row["paid"]), sek(row["needed"]), parse_day(row["redeemed"]), parse_day(row["application"]),
                        TERMS, exempt=row["exempt"] == "yes")
        assert back == sek(row["pays back"]), row


def test_the_clawback_table() -> None:
    check_the_clawback_table()


def test_a_clawback_that_counts_from_the_day_after_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "clawback_until", lambda on, terms: date(on.year + 1, on.month, on.day + 1))
    with pytest.raises(AssertionError):
        check_the_clawback_table()


@given(DAYS, st.none() | DAYS, st.none() | DAYS, st.none() | DAYS)
def test_nothing_is_redeemed_before_its_time(
    paid_in: date, holder: date | None, association: date | None, fixed: date | None
) -> None:
    found = redemption(Contribution(paid_in, holder, association, fixed), TERMS, is_weekday)
    assert all(on is None or on >= found.lock_ends for on in found.ways.values())
    days = [on for on in found.ways.values() if on is not None]
    assert found.earliest == (min(days) if days else None)
    assert (found.by is None) == (found.earliest is None) == (found.pay_on is None)
    if found.earliest is not None and found.pay_on is not None and found.by is not None:
        assert found.pay_on >= found.earliest and is_weekday(found.pay_on)
        assert found.ways[found.by] == found.earliest
        assert found.clawback_exempt == (found.by is Way.FIXED)


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(-10**9, 10**10), st.integers(0, 10**8))
def test_the_parts_of_all_contributions_are_never_more_than_the_base(
    contribution: int, others: int, equity: int, reserve: int
) -> None:
    every = Money(contribution + others, "SEK")
    balance = Equity(Money(equity, "SEK"), Money(reserve, "SEK"), Money(0, "SEK"))
    due = payable(Money(contribution, "SEK"), every, balance, round_down)
    assert 0 <= due.paid.minor <= contribution and due.paid + due.to_reserve_fund == Money(contribution, "SEK")
    assert due.part.minor * every.minor <= due.base.minor * contribution
    near = payable(Money(contribution, "SEK"), every, balance, half_up)
    assert 0 <= near.part.minor - due.part.minor <= 1


def test_contributions_come_before_members_at_dissolution() -> None:
    parts, members = at_dissolution(sek("100"), {"A": sek("90"), "B": sek("30")}, sek("50"))
    assert (parts, members) == ({"A": sek("75"), "B": sek("25")}, sek("0"))
    assert at_dissolution(sek("100"), {}, sek("50")) == ({}, sek("50"))


def test_a_certificate_holds_seven_items() -> None:
    assert len(ITEMS) == 7 and missing_items(FULL) == ()
    assert complete(FULL, IssuedTo.NAMED).designation == "2026:1"


@pytest.mark.parametrize("item", ITEMS)
def test_each_missing_item_is_named(item: str) -> None:
    draft = replace(FULL, **{item: None if item == "size" else " "})
    assert missing_items(draft) == (item,)
    with pytest.raises(ValueError, match=item):
        complete(draft, IssuedTo.NAMED)


def test_no_limit_on_acquirers_is_said_not_forgotten() -> None:
    draft = replace(FULL, acquirer_clause="", invalidity_notice="")
    assert missing_items(draft) == ("acquirer_clause", "invalidity_notice")
    assert missing_items(replace(draft, no_acquirer_limit=True)) == ()
