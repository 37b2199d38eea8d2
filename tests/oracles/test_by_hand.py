"""The oracles against figures worked out by hand, so that an oracle that is wrong cannot pass judgment."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from .contribution import contribution
from .days import bank_day, closed, days_30us, easter, months_on, years
from .loan import loan
from .loan_plan import plan
from .loan_terms import read
from .lots import lots
from .money import rounded, shares
from .waterfall import waterfall

PLAIN: dict[str, Any] = {
    "principal": "1000.00", "currency": "SEK", "disbursed_on": "2026-01-01", "first_due_on": "2026-02-01",
    "rate": "12", "term": 3, "every": {"months": 1}, "repayment": "straight", "interest": "declining",
    "day_count": "PERIOD",
}  # fmt: skip
EXAMPLE: dict[str, Any] = {
    "principal": "100000.00", "currency": "SEK", "disbursed_on": "2026-01-15", "first_due_on": "2026-02-15",
    "rate": "6.00", "term": 12, "every": {"months": 1}, "repayment": "annuity", "interest": "declining",
    "day_count": "30E/360", "as_of": "2026-03-31", "bank_days": "SE",
    "fees": [
        {"kind": "arrangement", "amount": "500.00", "when": "disbursement"},
        {"kind": "instalment", "amount": "20.00", "when": "instalment"},
    ],
    "payments": [{"on": "2026-02-20", "amount": "5000.00"}],
}  # fmt: skip


def column(value: dict[str, Any], name: str) -> list[str]:
    """One column of the schedule."""
    return [row[name] for row in loan(value)["schedule"]]


def test_the_example_of_the_text() -> None:
    """Row 1 and the state: 209.365 not yet due + 6.755 + 24.177… + 20.368 overdue = 260.67."""
    answer = loan(EXAMPLE)
    assert answer["schedule"][0] == {
        "nr": 1, "due_on": "2026-02-15", "pay_on": "2026-02-16", "days": 30, "opening": "100000.00",
        "interest": "500.00", "principal": "8106.64", "fee": "20.00", "total": "8626.64", "closing": "91893.36",
    }  # fmt: skip
    state = answer["state"]
    assert state["accrued_interest"] == "260.67"
    assert state["outstanding_principal"] == "95520.00"
    assert (state["overdue"], state["days_past_due"], state["bucket"]) == ("12253.28", 43, "30-59")
    assert [(a["instalment"], a["to"], a["amount"]) for a in state["allocations"]] == [
        (1, "fee", "20.00"), (1, "interest", "500.00"), (1, "principal", "4480.00"),
    ]  # fmt: skip


def test_straight_principal_leaves_the_rest_to_the_last() -> None:
    """1000/3 = 333.33; interest 1 % of 1000, 666.67, 333.34."""
    assert column(PLAIN, "principal") == ["333.33", "333.33", "333.34"]
    assert column(PLAIN, "interest") == ["10.00", "6.67", "3.33"]


def test_deferred_interest_comes_with_the_instalment_after_the_grace() -> None:
    """A bullet of 1200 at 1 % a month with two periods' grace on interest: 0, 0, 12 + 24, 12."""
    value = PLAIN | {"principal": "1200.00", "term": 4, "repayment": "bullet", "grace_interest": 2}
    assert column(value, "interest") == ["0.00", "0.00", "36.00", "12.00"]
    assert column(value, "principal") == ["0.00", "0.00", "0.00", "1200.00"]


def test_a_deferred_period_amortises_as_if_its_interest_were_paid() -> None:
    """Annuity 340.02 of 1000 over 3 at 1 %: principal 330.02 in the deferred first period, 20.00-ish later."""
    value = PLAIN | {"repayment": "annuity", "grace_interest": 1}
    assert column(value, "principal") == ["330.02", "333.32", "336.66"]
    assert column(value, "interest") == ["0.00", "16.70", "3.37"]


def test_an_interest_free_period_is_all_principal() -> None:
    """Annuity 340.02 over all three; the first is principal, then 6.60 on 659.98, the last takes what is left."""
    value = PLAIN | {"repayment": "annuity", "interest_free": 1}
    assert column(value, "principal") == ["340.02", "333.42", "326.56"]
    assert column(value, "interest") == ["0.00", "6.60", "3.27"]


def test_grace_on_principal_is_inside_the_term() -> None:
    """One period of interest only, then 1000/2."""
    value = PLAIN | {"grace_principal": 1}
    assert column(value, "principal") == ["0.00", "500.00", "500.00"]


def test_flat_rounds_principal_and_interest_to_the_multiple_each_for_itself() -> None:
    """Interest 30.00 in three; 330 + 10 = 340 an instalment; the last takes 340 + 10."""
    value = PLAIN | {"repayment": "annuity", "interest": "flat", "instalment_multiple": "10"}
    assert column(value, "principal") == ["330.00", "330.00", "340.00"]
    assert column(value, "total") == ["340.00", "340.00", "350.00"]


@pytest.mark.parametrize(
    ("change", "first"),
    [
        ({"rates": [{"from": "2026-01-16", "rate": "6"}]}, "7.50"),
        ({"rates": [{"from": "2026-02-01", "rate": "6"}]}, "10.00"),
        (
            {
                "tranches": [
                    {"on": "2026-01-01", "amount": "600.00"},
                    {"on": "2026-01-16", "amount": "400.00"},
                ]
            },
            "8.00",
        ),
    ],
)
def test_changes_inside_a_period_share_its_interest(change: dict[str, Any], first: str) -> None:
    """12 % on 1000 in 30E/360: 15 days each way; a change on the due date leaves the period alone."""
    value = PLAIN | {"day_count": "30E/360", "repayment": "bullet"} | change
    assert column(value, "interest")[0] == first


def test_a_prepayment_gives_fewer_or_smaller_instalments() -> None:
    """1200 at 0 % in 12: after 100 due and 500 more, six instalments of 100, or eleven of 600/11."""
    value = PLAIN | {"principal": "1200.00", "rate": "0", "term": 12}
    fewer = plan(read(value), [(date(2026, 2, 1), 50000)])
    assert [row["principal"] for row in fewer] == [10000] * 7
    smaller = plan(read(value | {"prepayment": "smaller"}), [(date(2026, 2, 1), 50000)])
    assert [row["principal"] for row in smaller] == [10000] + [5455] * 10 + [5450]


def test_a_prepayment_inside_a_period_keeps_that_instalment() -> None:
    """Half of the month on 1000, half on 500: interest 7.50, and the rest of 340.02 is principal."""
    value = PLAIN | {"repayment": "annuity", "day_count": "30E/360", "prepayment": "smaller"}
    rows = plan(read(value), [(date(2026, 1, 16), 50000)])
    assert (rows[0]["interest"], rows[0]["principal"]) == (750, 33252)
    assert rows[0]["closing"] == 16748
    assert rows[1]["total"] == 8500


def test_day_counts_by_hand() -> None:
    """New year split, the end of February, month ends."""
    assert years("ACT/ACT", date(2023, 12, 15), date(2024, 1, 15)) == Fraction(17, 365) + Fraction(14, 366)
    assert days_30us(date(2023, 2, 28), date(2023, 3, 31)) == 30
    assert days_30us(date(2023, 1, 30), date(2023, 2, 28)) == 28
    assert years("30E/360", date(2023, 1, 31), date(2023, 2, 28)) == Fraction(28, 360)
    assert months_on(date(2026, 1, 31), 1) == date(2026, 2, 28)


def test_bank_days_of_2026() -> None:
    """Easter 5 April; Ascension 14 May, midsommarafton 19 June; 31 December is closed, so is new year's day."""
    assert easter(2026) == date(2026, 4, 5)
    assert {date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 14), date(2026, 6, 19)} <= closed(2026)
    assert bank_day(date(2026, 12, 24)) == date(2026, 12, 28)
    assert bank_day(date(2026, 12, 31)) == date(2027, 1, 4)


def test_roundings_and_shares() -> None:
    """The two roundings part at an exact half; shares by largest remainder, ties to the first."""
    assert (rounded(Fraction(5, 2), "half_up"), rounded(Fraction(5, 2), "half_even")) == (3, 2)
    assert rounded(Fraction(84250), "half_even", 100) == 84200
    assert shares(100, [1, 1, 1]) == [34, 33, 33]
    assert shares(2, [1, 2, 2]) == [0, 1, 1]


def test_the_revolving_krona_of_the_text() -> None:
    """The example's figures: 120 000 cash, 620 000 out, 250 000 lost, 10 000 returned of a million."""
    steps = [
        ("pay_in", "region", "1000000"), ("lend", "A", "400000"), ("reserve", "G", "50000"), ("repay", "A", "100000"),
        ("lend", "B", "600000"), ("write_off", "A", "300000"), ("release", "G", "30000"), ("call", "G", "20000"),
        ("recover", "A", "50000"), ("return", "region", "10000"),
    ]  # fmt: skip
    events: list[dict[str, Any]] = []
    for kind, who, much in steps:
        event: dict[str, Any] = {"on": "2024-01-01", "kind": kind}
        if kind in ("lend", "reserve"):
            event |= {"agreement": who, "from": {"region": much}}
        else:
            event |= {"source" if who == "region" else "agreement": who, "amount": much}
        events.append(event)
    answer = lots({"currency": "SEK", "events": events})
    region = answer["sources"]["region"]
    assert [region[key] for key in ("cash", "out", "losses", "returned", "revolve_factor", "use_factor")] == [
        "120000.00", "620000.00", "250000.00", "10000.00", "1.00", "1.05",
    ]  # fmt: skip
    assert [(flow["from"], flow["to"], flow["turn"], flow["amount"]) for flow in answer["flows"]] == [
        ("region", "A", 0, "400000.00"), ("region", "G", 0, "50000.00"), ("region", "B", 0, "550000.00"),
        ("A", "B", 1, "50000.00"),
    ]  # fmt: skip
    assert region["turns"][1] == {"turn": 1, "cash": "120000.00", "out": "50000.00", "reserved": "0.00", "lost": "0.00"}


def test_the_waterfall_of_the_text() -> None:
    """First loss bears 50 000; 70 000 is shared 2:3; a recovery heals that pair first, 2:3."""
    layers = [("first_loss", "50000", 1), ("region", "200000", 2), ("bank", "300000", 2)]
    value = {
        "loss": "120000",
        "layers": [{"name": name, "amount": much, "rank": rank} for name, much, rank in layers],
        "recovery": "30000",
    }
    answer = waterfall(value)
    assert answer["loss"] == {"first_loss": "50000.00", "region": "28000.00", "bank": "42000.00"}
    assert answer["recovery"] == {"region": "12000.00", "bank": "18000.00", "first_loss": "0.00"}
    assert (answer["uncovered"], answer["uncovered_recovery"]) == ("0.00", "0.00")


@pytest.mark.parametrize(
    ("given", "by", "earliest", "pay_on"),
    [
        ({"holder_notice_on": "2025-03-15"}, "holder", "2027-03-15", "2027-03-15"),
        ({"holder_notice_on": "2023-03-15"}, "holder", "2026-03-15", "2026-03-16"),
        ({"association_notice_on": "2026-01-10"}, "association", "2026-07-10", "2026-07-10"),
        ({"association_notice_on": "2026-08-31"}, "association", "2027-02-28", "2027-03-01"),
        ({"holder_notice_on": "2025-03-15", "association_notice_on": "2026-09-15"}, "holder", "2027-03-15", None),
        ({"fixed_date": "2027-06-30", "bylaw_registered_on": "2020-06-01"}, "fixed", "2027-06-30", "2027-06-30"),
        ({"fixed_date": "2025-12-31", "bylaw_registered_on": "2020-06-01"}, None, None, None),
    ],
)
def test_redemption_by_hand(given: dict[str, Any], by: str | None, earliest: str | None, pay_on: str | None) -> None:
    """Paid in 2021-03-15, so five years on 2026-03-15, a Sunday."""
    answer = contribution({"contributed_on": "2021-03-15", **given})
    assert (answer["by"], answer["earliest_redemption"]) == (by, earliest)
    assert answer["pay_on"] == (pay_on or earliest)
    assert answer["clawback_exempt"] is (by == "fixed")
