"""Edges of taken-over loans: digits, first due dates, days late, spans, and terms that are refused."""

from __future__ import annotations

import decimal
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from brygga.domain.loans.conventions.kept import Extended, Fixed, Kept, Moved
from brygga.domain.loans.kept.ageing import days_late, unpaid_by_range
from brygga.domain.loans.kept.digits import context, decimal_of, root_rate
from brygga.domain.loans.kept.first_due import first_due
from brygga.domain.loans.kept.happenings import Paid
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.kept.spans import Span
from brygga.domain.loans.refusal import TermsRefused
from brygga.domain.loans.schedule import plan
from tests.domain.loans.worlds import drawn, loan
from tests.domain.sentences import well_said

DUE, BEFORE, AFTER = date(2026, 2, 15), date(2026, 2, 1), date(2026, 3, 1)


def test_digits_are_significant_and_half_goes_to_even_whatever_the_process_is_set_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(decimal.DefaultContext, "rounding", decimal.ROUND_UP)
    monkeypatch.setattr(decimal.DefaultContext, "prec", 5)
    assert decimal_of(Fraction(1, 3), context(3)) == Decimal("0.333")
    assert [context(2).add(Decimal(one), Decimal(0)) for one in ("1.25", "1.35", "125")] == [
        Decimal("1.2"), Decimal("1.4"), Decimal("120")]
    monthly = root_rate(Fraction(12, 100), Fraction(12))
    assert (monthly * 10**27).denominator == 1, "1.0094… to 28 digits has 27 after the point"
    assert abs((1 + monthly) ** 12 - Fraction(112, 100)) < Fraction(12, 10**26)
    assert (root_rate(Fraction(8, 100), Fraction(12)) * 10**26).denominator > 1, "and no fewer"


@pytest.mark.parametrize(("rule", "start", "number", "day"), [
    ("month_end", "2028-02-10", 1, "2028-02-29"), ("month_end", "2026-02-10", 1, "2026-02-28"),
    ("cycle_day", "2028-02-10", 31, "2028-02-29"), ("cycle_day", "2026-01-31", 31, "2026-02-28"),
    ("cycle_day", "2026-03-31", 31, "2026-04-30"), ("cycle_day", "2028-01-30", 30, "2028-02-29"),
    ("cycle_day", "2026-12-31", 31, "2027-01-31"), ("next_month", "2026-12-31", 1, "2027-01-01"),
])  # fmt: skip
def test_a_month_without_the_day_has_its_last_day(rule: str, start: str, number: int, day: str) -> None:
    assert first_due(rule, date.fromisoformat(start), number) == date.fromisoformat(day)


def test_days_late_have_no_grace_unless_one_is_named_and_none_before_the_due_date() -> None:
    assert [days_late(DUE, date(2026, 2, day)) for day in (1, 14, 15, 16, 18)] == [0, 0, 0, 1, 3]
    assert [days_late(DUE, date(2026, 2, day), first_day=1) for day in (1, 14, 15, 16)] == [0, 0, 1, 2]


def test_a_pause_that_is_over_before_the_due_date_or_not_begun_holds_no_day() -> None:
    pauses = [(date(2026, 1, 1), BEFORE), (date(2026, 2, 20), date(2026, 2, 22)), (date(2026, 6, 1), date(2026, 7, 1))]
    assert days_late(DUE, AFTER, paused=pauses) == 14 - 2


def test_what_is_paid_is_in_no_range() -> None:
    rows = kept_plan(loan(convention="frappe", day_count="PERIOD"), [], AFTER).rows
    paid = kept_plan(loan(convention="frappe", day_count="PERIOD"), [Paid(DUE, rows[0].total)], AFTER).rows
    assert unpaid_by_range(rows, AFTER, (("late", 1, None),)) == {"late": rows[0].total}
    assert unpaid_by_range(paid, AFTER, (("late", 1, None),)) == {}


def test_spans_that_share_one_day_overlap_whichever_is_first() -> None:
    one, other, apart = Span(BEFORE, DUE), Span(DUE, AFTER), Span(date(2026, 2, 16), AFTER)
    assert one.overlaps(other) and other.overlaps(one)
    assert not one.overlaps(apart) and not apart.overlaps(one)


CHAINED: dict[str, Any] = {"convention": "fineract_progressive", "day_count": "PERIOD", "term": 3}
CLASSIC: dict[str, Any] = {"convention": "fineract_classic", "day_count": "PERIOD", "term": 3}
DROPPED = tuple(Fixed("drop", date(2026, month, 15)) for month in (2, 3, 4))
TWO = (drawn("2026-01-15", "10000"), drawn("2026-04-01", "2000"))
SOONER = Kept(moved=(Moved(date(2026, 3, 15), date(2026, 3, 1)),))


@pytest.mark.parametrize(("changes", "field"), [
    ({**CHAINED, "kept": Kept(fixed=DROPPED[:1])}, "kept.fixed"),
    ({**CHAINED, "kept": Kept(broken="first")}, "kept.broken"),
    ({**CHAINED, "interest": "flat"}, "interest"),
    ({**CLASSIC, "kept": Kept(fixed=DROPPED)}, "kept.fixed"),
    ({**CLASSIC, "kept": Kept(fixed=DROPPED[2:]), "tranches": TWO}, "tranches.1.on"),
    ({**CHAINED, "kept": SOONER, "tranches": TWO}, "tranches.1.on"),
    ({**CHAINED, "kept": Kept(extended=(Extended(date(2026, 3, 14), 2),))}, "kept.extended"),
    ({**CHAINED, "kept": Kept(extended=(Extended(date(2026, 7, 15), 2),))}, "kept.extended"),
    ({**CLASSIC, "kept": Kept(moved=(Moved(date(2026, 3, 15), date(9999, 12, 15)),))}, "kept"),
])  # fmt: skip
def test_changes_that_leave_no_instalment_for_something_are_refused(changes: dict[str, Any], field: str) -> None:
    """A walk that would leave a choice aside, lose a tranche, or have no row to put it on."""
    with pytest.raises(TermsRefused) as refused:
        loan(**changes)
    assert refused.value.field == field
    assert well_said(refused.value)


def test_the_last_day_for_a_tranche_follows_the_last_due_date() -> None:
    """The third instalment falls due on 1 April now: a tranche on 31 March still has a row."""
    tranches = (drawn("2026-01-15", "10000"), drawn("2026-03-31", "2000"))
    rows = plan(loan(**{**CHAINED, "kept": SOONER, "tranches": tranches})).rows
    assert (rows[-1].due_on, sum(row.principal for row in rows)) == (date(2026, 4, 1), 12_000_00)
