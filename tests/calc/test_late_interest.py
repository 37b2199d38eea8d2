"""`late_interest` and `reference_rate`: the worked tables of late-interest.md, an example, what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.claims import late_interest as counting
from brygga.domain.claims import reference
from brygga.domain.claims.late_interest import LateClaim, PartPayment, Span, rows, total
from brygga.domain.claims.reference import next_half_year, rounded_up
from brygga.domain.dates import actual_365
from brygga.domain.money import Money, half_up
from brygga.domain.rates import Rate
from brygga.jurisdictions.se import late_interest as law
from tests.calc.statute import ask, cell, pairs, refused, yes
from tests.domain.funding.worked import tables

EXAMPLE: dict[str, Any] = {
    "principal": "10000", "due_on": "2024-03-01", "paid_on": "2025-02-15", "contract_rate": "0",
    "reference_rates": [{"from": "2024-01-01", "rate": "4.00"}, {"from": "2024-07-01", "rate": "4.00"},
                        {"from": "2025-01-01", "rate": "3.00"}],
    "day_count": "ACT/365F",
}
PAGE = "late-interest.md"


def check_due_dates() -> None:
    for row in tables(PAGE, "principal", "due")[0]:
        answered = ask("late_interest", {
            "principal": row["principal"], "due_on": row["due"], "paid_on": row["paid"],
            "contract_rate": row["contract"], "reference_rates": pairs(row["rates"], "from", "rate")})
        assert answered["interest"] == row["interest"], row
        assert ", ".join(f"{one['days']} {one['rate']}" for one in answered["rows"]) == row["rows"]


def check_demands() -> None:
    for row in tables(PAGE, "sent")[0]:
        answered = ask("late_interest", {
            "basis": "demand", "principal": "36500", "demand_sent_on": row["sent"],
            "demand_received_on": row["received"], "due_on": row["due"], "contract_rate": row["contract"],
            "states_consequence": yes(row["says"]), "both_businesses": yes(row["both businesses"]),
            "paid_on": row["paid"], "reference_rates": [{"from": "2026-01-01", "rate": "2.00"}]})
        assert [cell(answered[key]) for key in ("interest_runs_from", "first_day_counted", "interest")] == [
            row["runs from"], row["first day"], row["interest"]], row
        assert ("why" in answered) is (row["interest"] == "0.00")


def check_reference_rates() -> None:
    for row in tables(PAGE, "bank's rate")[0]:
        answered = ask("reference_rate", {"riksbank_rate_at_half_year_end": row["bank's rate"]})
        assert answered["reference_rate"] == row["reference rate"]


def test_the_worked_tables() -> None:
    check_due_dates()
    check_demands()
    check_reference_rates()


def test_the_example_answers_exactly_its_keys() -> None:
    answered = ask("late_interest", EXAMPLE)
    assert set(answered) == {"interest", "rows", "explain"} and answered["interest"] == "1141.37"
    assert answered["rows"][0] == {"from": "2024-03-02", "to": "2024-07-01", "days": 121, "base": "10000.00",
                                   "rate": "12.00", "interest": "397.81"}
    assert answered["explain"][1] == "2024-03-02 to 2024-07-01, 121 days on 10000.00 SEK at 12.00 %: 397.81."
    assert ask("late_interest", EXAMPLE, "sv")["explain"][-1].startswith("Summan avrundas en gång: 1141.37.")


def test_the_unsure_day_count_changes_the_figure_as_the_page_says() -> None:
    assert ask("late_interest", EXAMPLE | {"day_count": "ACT/ACT"})["interest"] == "1138.63"
    assert law.TERMS.day_count == "ACT/365F" and not law.DAY_COUNT.sure


def test_money_that_goes_back_bears_reference_and_two() -> None:
    answered = ask("late_interest", {"basis": "restitution", "principal": "36500", "due_on": "2026-02-01",
                                     "paid_on": "2026-02-11"})
    assert (answered["interest"], answered["rows"][0]["rate"]) == ("40.00", "4.00")


def test_an_agreed_rate_replaces_the_comparison_and_needs_no_table() -> None:
    answered = ask("late_interest", EXAMPLE | {"agreed_late_rate": "5", "reference_rates": [], "contract_rate": "9"})
    assert [row["rate"] for row in answered["rows"]] == ["5.00"] * 3


def test_a_due_date_on_a_saturday_moves_when_asked() -> None:
    saturday = {"principal": "50000", "due_on": "2026-01-31", "paid_on": "2026-02-05"}
    assert ask("late_interest", saturday | {"shift_due_to_working_day": True})["rows"][0]["from"] == "2026-02-03"
    assert ask("late_interest", saturday)["rows"][0]["from"] == "2026-02-01"


def test_due_interest_is_in_the_base_only_when_agreed() -> None:
    given = {"principal": "36000", "due_on": "2026-03-31", "paid_on": "2026-04-10", "due_interest": "500"}
    assert ask("late_interest", given)["interest"] == "98.63"
    assert ask("late_interest", given | {"base_includes_due_interest": True})["interest"] == "100.00"


@pytest.mark.parametrize(("change", "code", "field"), [
    ({"reference_rates": EXAMPLE["reference_rates"][:2]}, "reference_rate_missing", "reference_rates"),
    ({"reference_rates": []}, "reference_rate_missing", "reference_rates"),
    ({"reference_rates": [{"from": "2024-02-01", "rate": "4"}]}, "out_of_range", "reference_rates.0.from"),
    ({"reference_rates": [{"from": "2024-01-01", "rate": "4"}] * 2}, "inconsistent", "reference_rates.1.from"),
    ({"reference_rates": [{"from": "2024-01-01", "rate": "1000.01"}]}, "out_of_range", "reference_rates.0.rate"),
    ({"contract_rate": "1001"}, "out_of_range", "contract_rate"),
    ({"contract_rate": "-1"}, "out_of_range", "contract_rate"),
    ({"contract_rate": "1e400"}, "wrong_type", "contract_rate"), ({"principal": "NaN"}, "wrong_type", "principal"),
    ({"principal": "-1"}, "out_of_range", "principal"), ({"due_on": "2024-02-31"}, "wrong_type", "due_on"),
    ({"due_on": "0001-01-01"}, "out_of_range", "due_on"), ({"paid_on": "9999-12-31"}, "out_of_range", "paid_on"),
    ({"principal": "9" * 39}, "out_of_range", "principal"), ({"due_on": None}, "missing", "due_on"),
    ({"day_count": "30/365"}, "out_of_range", "day_count"), ({"bank_days": "XX"}, "out_of_range", "bank_days"),
    ({"demand_sent_on": "2024-01-01"}, "inconsistent", "demand_sent_on"),
    ({"penalty": "1"}, "unknown_field", "penalty"),
    ({"principal_payments": [{"on": "2024-04-01", "amount": "10000.01"}]}, "inconsistent",
     "principal_payments.0.amount"),
    ({"principal_payments": [{"on": "2025-02-16", "amount": "1"}]}, "inconsistent", "principal_payments.0.on"),
    ({"basis": "demand", "contract_rate": "5", "due_on": None, "demand_sent_on": "2024-01-01"}, "missing", "due_on"),
    ({"basis": "demand", "demand_sent_on": "2024-02-01", "demand_received_on": "2024-01-31"}, "inconsistent",
     "demand_received_on"),
])
def test_what_cannot_be_counted_says_where(change: dict[str, Any], code: str, field: str) -> None:
    assert refused("late_interest", EXAMPLE | change) == (code, field)


def test_the_table_of_rates_answers_by_half_year_and_never_beyond() -> None:
    found = ask("reference_rate", {"on": "2023-12-31"})
    assert (found["reference_rate"], found["half_year_from"], found["confirmed"]) == ("3.50", "2023-07-01", True)
    assert ask("reference_rate", {"on": "2026-06-30"})["confirmed"] is False
    assert refused("reference_rate", {"on": "2026-07-01"}) == ("reference_rate_missing", "on")
    assert refused("reference_rate", {"on": "2013-01-01"}) == ("reference_rate_missing", "on")
    assert ask("reference_rate", {"on": "2012-07-01"})["reference_rate"] == "1.50"


def test_a_hundred_thousand_part_payments_are_counted() -> None:
    many = [{"on": f"{2024 + nr % 2}-{1 + nr % 12:02d}-{1 + nr % 28:02d}", "amount": "0.01"} for nr in range(100_000)]
    given = {"principal": "2000", "due_on": "2024-01-01", "paid_on": "2025-12-31", "principal_payments": many}
    answered = ask("late_interest", given)
    assert answered["rows"][-1]["base"] == "1000.00" and len(answered["rows"]) < 800


def test_every_row_of_the_table_begins_a_half_year_once_and_says_its_source() -> None:
    begins = [row.from_on for row in law.REFERENCE_RATES]
    assert begins == sorted(set(begins)) and all(on.day == 1 and on.month in (1, 7) for on in begins)
    assert all(row.source and rounded_up(row.rate, law.TERMS.step) == row.rate for row in law.REFERENCE_RATES)


@given(st.integers(-2_000, 100_000), st.integers(1, 200))
def test_rounding_up_is_the_nearest_step_not_below(hundredths: int, step: int) -> None:
    rate, by = Rate(Fraction(hundredths, 10_000)), Rate(Fraction(step, 10_000))
    up = rounded_up(rate, by)
    assert rate <= up < rate + by and (up.fraction / by.fraction).denominator == 1


@given(st.integers(1, 10**9), st.dates(date(2024, 1, 1), date(2025, 12, 31)), st.integers(0, 900),
       st.lists(st.tuples(st.integers(0, 900), st.integers(0, 10**8)), max_size=4))
def test_rows_join_and_lose_no_day(
    minor: int, due_on: date, late: int, paid: list[tuple[int, int]]
) -> None:
    paid_on = date.fromordinal(due_on.toordinal() + late)
    payments, left = [], minor
    for after, amount in paid:
        amount = min(amount, left)
        left -= amount
        payments.append(PartPayment(date.fromordinal(due_on.toordinal() + min(after, late)), Money(amount, "SEK")))
    claim = LateClaim(Money(minor, "SEK"), Money(0, "SEK"), tuple(payments), paid_on)
    first = date.fromordinal(due_on.toordinal() + 1)
    found = rows(claim, [Span(first, lambda day: Rate.from_percent("10"))], actual_365)
    assert [row.start for row in found[1:]] == [row.end for row in found[:-1]]
    assert all(row.base.minor > 0 and row.days > 0 and row.end <= next_half_year(row.start) for row in found)
    if left and late:
        assert (found[0].start, sum(row.days for row in found)) == (first, late)
    by_day = sum(minor - sum(one.amount.minor for one in payments if one.on.toordinal() < day)
                 for day in range(first.toordinal(), paid_on.toordinal() + 1))
    exact = Fraction(by_day, 3650)
    assert total(found, "SEK", half_up) == Money(half_up(exact.numerator, exact.denominator), "SEK")


@pytest.mark.parametrize("defect", ["carried_forward", "payment_day_lost", "same_day", "margin", "rounded_down"])
def test_a_planted_mistake_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if defect == "margin":
        monkeypatch.setattr(law, "TERMS", replace(law.TERMS, late_margin=Rate.from_percent("7")))
    elif defect == "payment_day_lost":
        original = counting.rows
        monkeypatch.setattr("brygga.calc.late_interest.rows", lambda claim, spans, count: original(
            replace(claim, paid_on=date.fromordinal(claim.paid_on.toordinal() - 1)), spans, count))
    elif defect == "same_day":
        monkeypatch.setattr("brygga.calc.late_interest_input._DAY", timedelta(0))
    elif defect == "rounded_down":
        monkeypatch.setattr("brygga.calc.reference_rate.rounded_up", lambda rate, step: Rate(
            rate.fraction // step.fraction * step.fraction))
    else:
        monkeypatch.setattr(reference, "reference_on", lambda table, on: table[max(day for day in table if day <= on)])
    with pytest.raises((AssertionError, KeyError)):
        check_due_dates()
        check_demands()
        check_reference_rates()
        assert refused("late_interest", EXAMPLE | {"reference_rates": EXAMPLE["reference_rates"][:1]})
