"""Seeded random delays: around half-years, leap days and bank holidays, with part payments, demands and restitution."""

from datetime import date, timedelta
from random import Random
from typing import Any

from .generators import any_day, sum_text
from .late import half_year, next_half_year
from .money import minor, show
from .wrong import Expected, Mistake, spoil

COUNTS = ["ACT/365F", "ACT/365F", "ACT/ACT", "ACT/360", "30E/360", "30/360US"]


def percent(rng: Random) -> str:
    """A rate around the statutory ones."""
    return rng.choice(["0", "0.00", "9.75", "10", "10.00", "11.5", "12.00", f"{rng.randint(0, 3000) / 100:.2f}"])


def table(rng: Random, first: date, last: date) -> list[dict[str, str]]:
    """A reference rate, by half points, for each half-year between two days."""
    found, here = [], half_year(first)
    while here <= last:
        found.append({"from": here.isoformat(), "rate": f"{rng.randint(-1, 9) / 2:.2f}"})
        here = next_half_year(here)
    rng.shuffle(found)
    return found


def part_payments(rng: Random, whole: int, first: date, last: date) -> list[dict[str, str]]:
    """Up to three payments, mostly less than the debt, near the due date and the half-years."""
    found, left = [], whole
    for _ in range(rng.randint(1, 3)):
        day = rng.choice([first, half_year(last), half_year(last) - timedelta(1), last, first + (last - first) / 2])
        part = left if rng.random() < 0.1 else rng.randint(1, max(1, left // 2))
        if first <= day <= last and part <= left and left:
            found.append({"on": day.isoformat(), "amount": show(part)})
            left -= part
    return sorted(found, key=lambda payment: payment["on"])


def delay(rng: Random) -> timedelta:
    """How late a payment is: in time, by days, or over several half-years."""
    return timedelta(rng.choice([-3, 0, 1, 2, rng.randint(1, 60), rng.randint(1, 400), rng.randint(1, 1500)]))


def late_case(rng: Random) -> dict[str, Any]:
    """A claim on one of the three bases."""
    due = any_day(rng)
    value: dict[str, Any] = {"principal": sum_text(rng, 10**9), "day_count": rng.choice(COUNTS)}
    basis = rng.choice(["due_date", None, None, "demand", "demand", "restitution"])
    if basis:
        value["basis"] = basis
    first = due
    if basis == "demand":
        first = _demand(rng, value, due)
    else:
        value["due_on"] = due.isoformat()
        if rng.random() < 0.4:
            value["shift_due_to_working_day"] = rng.random() < 0.8
            value["bank_days"] = "SE"
    paid = max(first + delay(rng), due if basis == "demand" else date.min)
    value["paid_on"] = paid.isoformat()
    if rng.random() < 0.7 and basis not in ("restitution", "demand"):
        value["contract_rate"] = percent(rng)
    value["reference_rates"] = table(rng, first, paid)
    if rng.random() < 0.15 and basis != "restitution":
        value["agreed_late_rate"] = percent(rng)
        if rng.random() < 0.5:
            del value["reference_rates"]
    whole = minor(value["principal"])
    if rng.random() < 0.3:
        value["due_interest"] = sum_text(rng, 10**6)
        value["base_includes_due_interest"] = rng.random() < 0.7
    if rng.random() < 0.4 and paid > due:
        value["principal_payments"] = part_payments(rng, whole, due, paid)
    return value


def _demand(rng: Random, value: dict[str, Any], due: date) -> date:
    """A demand after the debt fell due, or before, with or without the contract's interest; the last day without."""
    sent = due + timedelta(rng.choice([0, 1, 20, rng.randint(0, 300), -rng.randint(1, 90), -30, -31]))
    value["demand_sent_on"] = sent.isoformat()
    received = sent
    if rng.random() < 0.8:
        received = sent + timedelta(rng.choice([0, 1, 2, 29, 30, 31, 45]))
        value["demand_received_on"] = received.isoformat()
    if rng.random() < 0.6:
        value["due_on"] = due.isoformat()
        value["contract_rate"] = percent(rng)
    if rng.random() < 0.3:
        value["states_consequence"] = rng.random() < 0.4
        if rng.random() < 0.5:
            value["both_businesses"] = rng.random() < 0.5
    return max(sent + timedelta(30), received)


def wrong_late(rng: Random) -> tuple[Any, Expected]:
    """A delay with one mistake; a missing half-year has the code of its own."""
    value = late_case(rng)
    return spoil(rng, value, MISTAKES, {"": ["principal", "paid_on"], "principal_payments": ["on", "amount"],
                                        "reference_rates": ["from", "rate"]})


def _no_rate(_: Random, value: dict[str, Any]) -> Mistake:
    """A half-year that is needed has no rate."""
    for key in ("agreed_late_rate", "principal_payments", "states_consequence", "basis", "shift_due_to_working_day"):
        value.pop(key, None)
    value |= {"principal": "100", "due_on": "2024-03-01", "paid_on": "2025-02-01"}
    for key in ("demand_sent_on", "demand_received_on", "both_businesses"):
        value.pop(key, None)
    value["reference_rates"] = [{"from": "2024-01-01", "rate": "4"}, {"from": "2025-01-01", "rate": "3"}]
    return value, "reference_rate_missing"


def _negative(_: Random, value: dict[str, Any]) -> Mistake:
    return value | {"principal": "-5.00"}, "error"


def _too_much(_: Random, value: dict[str, Any]) -> Mistake:
    value.pop("base_includes_due_interest", None)
    more = show(minor(value["principal"]) + 1)
    day = value["paid_on"]
    return value | {"principal_payments": [{"on": day, "amount": more}]}, "error"


def _no_due(_: Random, value: dict[str, Any]) -> Mistake:
    for key in ("due_on", "contract_rate"):
        value.pop(key, None)
    return value | {"basis": "restitution"}, "error"


MISTAKES = [_no_rate, _no_rate, _negative, _too_much, _no_due]
