"""frappe/lending's cases: terms by their words, figures by their names."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from brygga.domain.loans.conventions import TAKEN_OVER
from brygga.domain.loans.conventions.kept import Kept
from brygga.domain.loans.grid import STEPS
from brygga.domain.loans.kept.ageing import loan_late
from brygga.domain.loans.kept.first_due import first_due
from brygga.domain.loans.kept.happenings import Happening, Paid
from brygga.domain.loans.kept.lines import KeptPlan
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.kept.slots import slots
from brygga.domain.loans.kept.spans import Span, accrued_to, breaks, cut, penalty, span_interest
from brygga.domain.loans.kept.tolerance import settled
from brygga.domain.loans.terms import Every, LoanTerms
from brygga.domain.money import Money, half_up
from brygga.domain.rates import Rate
from tests.domain.peers.figures import figure
from tests.domain.peers.outcome import Compared, NotApplicable, Unmapped, day, minor

Case = dict[str, Any]
START = date(2025, 1, 1)
FREQUENCIES = {"monthly": ("months", 1), "quarterly": ("months", 3), "weekly": ("weeks", 1), "bi-weekly": ("weeks", 2)}
PAYS = ("repay", "pay", "recovery")
LEVEL = re.compile(r"instalment|monthly|emi|fixed|repayment_amount")
"""What an agreed instalment is called, where no number of periods is."""
NOT_HERE = {
    r"npa|borrower": "classification of all loans of a borrower together",
    r"credit line|line of credit": "credit lines",
    r"co-lend|partner": "a lending partner's share",
    r"securit|collateral|pledge|haircut|ltv": "collateral: value, haircut and shortfall of pledged securities",
}
"""What the field does not have, by the words of a case that could not be mapped."""


def compare(case: Case) -> Compared:
    """Every figure that the case states; what cannot be read and is about what the field lacks is left out."""
    try:
        return _compare(case)
    except (Unmapped, KeyError, StopIteration, TypeError, ValueError):
        words = f"{case['name']} {' '.join(case['terms'])} {' '.join(case['expected'])}".lower()
        for word, reason in NOT_HERE.items():
            if re.search(word, words):
                raise NotApplicable(reason) from None
        raise


def _compare(case: Case) -> Compared:
    seen, told, stated = Compared(), case["terms"], case["expected"]
    if "collateral_qty" in told or "ltv_pct" in told:
        raise NotApplicable("collateral: value, haircut and shortfall of pledged securities")
    if "gl_rows" in stated:
        raise NotApplicable("counts the ledger rows that a daily accrual run writes: how another house keeps its books")
    unfounded = [name for name, value in (case.get("recomputed") or {}).items() if value is None]
    if unfounded:
        raise NotApplicable(
            f"states {', '.join(unfounded)}, which by the case's own word does not follow from its terms"
        )
    if "existing" in told:
        _overlaps(seen, told, stated)
    elif "cases" in told:
        _instalments(seen, told["cases"], stated["instalment"])
    else:
        for name, value in stated.items():
            _figure(seen, case, name, value)
    return seen


def _figure(seen: Compared, case: Case, name: str, stated: Any) -> None:
    if name == "rule":
        _rule(seen, case)
    elif name == "dpd" or re.fullmatch(r"\d{4}-\d\d-\d\d", name):
        _late(seen, case, stated if name == "dpd" else {name: stated})
    elif name == "first_second_last":
        days = [slot.due.isoformat() for slot in slots(loan_terms(case))]
        seen.same(name, stated, [days[0], days[1], days[-1]])
    elif re.match(r"interest_[02]dp|act365_value|accrued|total_accrued", name):
        _accrued(seen, case, name, stated)
    elif name.startswith("penalty"):
        _penalty(seen, case, name, stated)
    elif name in ("interest_paid", "principal_paid"):
        _paid(seen, case, name, stated)
    elif name in ("short_by", "within_tolerance", "excess", "waiver_debit", "outstanding_demand", "total_due_2dp"):
        _settled(seen, case, name, stated)
    elif re.match(r"(daily|weekly|monthly)_", name):
        _breaks(seen, case, name, stated)
    elif name in ("status", "gl"):
        _written_off(seen, case, name, stated)
    elif name == "instalment_for_fixed_variant":
        terms = loan_terms({**case, "name": "", "terms": {**case["terms"], "frequency": "monthly"}})
        figure(seen, name, stated, kept_plan(terms, (), terms.disbursed_on))
    elif not figure(seen, name, stated, _plan(case)[1], whole="unrounded" in case.get("conventions", "")):
        raise Unmapped(f"figure {name}")


def loan_terms(case: Case) -> LoanTerms:
    """The terms by their words; the place of a broken period's interest and the rule of due dates are in the name."""
    told, name = case["terms"], case["name"].lower()
    once = str(told.get("frequency", "")).lower() == "one time"
    unit, count = FREQUENCIES.get(str(told.get("frequency", "monthly")).lower(), ("months", 1))
    every = Every(unit, count)
    start = _day_of(told, "disbursed", "posting_date") or _disbursed(case) or START
    due = _first_due(told, name, start, every)
    if due <= start:
        start = STEPS[unit](due, -count)
    dated = any(key in told for key in ("disbursed", "first_due", "due"))
    months = int(told.get("moratorium_months", 0))
    said = " ".join(str(value).lower() for value in told.values())
    whole = str(told.get("moratorium_type", "principal")).lower() != "principal"
    levels = [told[key] for key in told if LEVEL.search(key) and isinstance(told[key], int | float | str)]
    level = levels[0] if levels and "periods" not in told else None
    pays_early = any("Pre Payment" in str(event.get("type", "")) for event in case.get("events", ()))
    return LoanTerms(
        principal=Money(minor(told.get("principal", told.get("drawn"))), "INR"),
        disbursed_on=start,
        first_due_on=due,
        rate=Rate(Fraction(str(told.get("rate_pct", 0))) / 100),
        term=1 if once else int(told.get("periods", 1200 if level else 12)) + months,
        every=every,
        repayment="bullet" if once else "annuity",
        interest="flat" if "flat" in str(told.get("schedule", "")).lower() else "declining",
        day_count="ACT/365F" if dated else "PERIOD",
        grace_principal=months,
        grace_interest=months if whole else 0,
        grace_interest_as="capitalised" if "capital" in said else "deferred",
        convention="frappe" if "day 1" in case.get("conventions", "") else "frappe_2023",
        kept=Kept(
            broken=_broken(name),
            rest="daily" if pays_early else "none",
            instalment=minor(level) if level else None,
        ),
    )


def _day_of(told: Case, *names: str) -> date | None:
    return next((day(told[name]) for name in names if name in told), None)


def _disbursed(case: Case) -> date | None:
    return next((day(event["on"]) for event in case.get("events", ()) if "disburse" in event), None)


def _first_due(told: Case, name: str, start: date, every: Every) -> date:
    given = _day_of(told, "first_due", "due", "repayment_start_date")
    wanted = f"{told.get('schedule', '')} {told.get('due_date_rule', '')} {name}".lower()
    if "start of the next month" in wanted:
        return first_due("next_month", given or start)
    if "end of the current month" in wanted:
        return first_due("month_end", given or start)
    if "cycle date" in wanted:
        return first_due("cycle_day", given or start, int(told.get("cycle_day", told.get("due_day", 1))))
    if given is None and "due_day" in told:
        return STEPS[every.unit](start.replace(day=int(told["due_day"])), every.count)
    return given or STEPS[every.unit](start, every.count)


def _broken(name: str) -> str:
    if "broken" not in name:
        return "inside"
    return "spread" if "spread" in name else "upfront" if "upfront" in name else "first"


def _payments(case: Case, terms: LoanTerms) -> list[Happening]:
    paid: list[Happening] = []
    for event in case.get("events", ()):
        amount = next((event[key] for key in PAYS if key in event), None)
        if amount is None:
            continue
        on = day(event["on"]) if "on" in event else terms.first_due_on + timedelta(days=event["day_offset_from_due"])
        paid.append(Paid(on, minor(amount)))
    return paid


def _plan(case: Case, as_of: date | None = None) -> tuple[LoanTerms, KeptPlan]:
    terms = loan_terms(case)
    paid = _payments(case, terms)
    last = as_of or max([terms.disbursed_on, *(one.on for one in paid)])
    return terms, kept_plan(terms, paid, last)


def _overlaps(seen: Compared, told: Case, stated: Case) -> None:
    there = Span(*map(day, told["existing"]))
    for name, clash in (("rejected", True), ("accepted", False)):
        got = [there.overlaps(Span(*map(day, one))) == clash for one in told[name]]
        seen.same(name, stated[name], got)


def _instalments(seen: Compared, loans: list[Any], stated: list[Any]) -> None:
    for one, instalment in zip(loans, stated, strict=True):
        keys = ("principal", "rate_pct", "periods")
        told = one if isinstance(one, dict) else dict(zip(keys, one, strict=True))
        terms = loan_terms({"name": "", "terms": told})
        seen.amount("instalment", instalment, kept_plan(terms, (), terms.disbursed_on).rows[0].total)


def _late(seen: Compared, case: Case, stated: Case) -> None:
    told = case["terms"]
    convention = TAKEN_OVER[loan_terms(case).convention]
    for name, value in stated.items():
        _, plan = _plan(case, day(name))
        ranges = [tuple(one) for one in told.get("ranges", ())]
        late = loan_late(plan.rows, day(name), ranges, first_day=convention.first_day_late)
        if isinstance(value, list):
            seen.same(name, value, [late.days, late.range, late.days > int(told["npa_threshold_days"])][: len(value)])
        else:
            seen.same(name, value, late.days)


def _span(case: Case) -> Span:
    """From the disbursement to the day accrued to; up to the day before a payment where no accrual is told."""
    events = case["events"]
    first = _disbursed(case) or _day_of(case["terms"], "disbursed")
    assert first is not None
    accrued = [day(event["on"]) for event in events if "accrue" in event]
    if accrued:
        return accrued_to(TAKEN_OVER["frappe"], first, accrued[-1])
    return Span(first, min(day(event["on"]) for event in events if "repay" in event) - timedelta(days=1))


def _owed_interest(case: Case, span: Span) -> int:
    told = case["terms"]
    exact = span_interest(minor(told["principal"]), Fraction(str(told["rate_pct"])) / 100, span)
    return half_up(exact.numerator, exact.denominator)


def _accrued(seen: Compared, case: Case, name: str, stated: Any) -> None:
    got = _owed_interest(case, _span(case))
    if "2dp" in name:
        seen.amount(name, stated, got)
    else:
        seen.whole(name, stated, got)


def _penalty(seen: Compared, case: Case, name: str, stated: Any) -> None:
    told, span = case["terms"], _span(case)
    paid = next(day(event["on"]) for event in case["events"] if "repay" in event)
    rate = Fraction(str(told["penalty_rate_pct"])) / 100
    exact = penalty(_owed_interest(case, span), rate, span.last, paid, int(told.get("grace_days", 0)))
    got = half_up(exact.numerator, exact.denominator)
    if name.endswith("_0dp"):
        seen.whole(name, stated, got)
    else:
        seen.amount(name, stated, got)


def _paid(seen: Compared, case: Case, name: str, stated: Any) -> None:
    """What a prepayment brought in all, or what an ordinary payment brought to the first instalment."""
    terms, plan = _plan(case)
    part = name.split("_")[0]
    if terms.kept.rest == "daily":
        seen.amount(name, stated, getattr(plan.movements[-1], part))
    else:
        seen.same(f"{name}: first instalment paid", 0, plan.rows[0].outstanding)
        seen.amount(name, stated, getattr(plan.rows[0], part))


def _settled(seen: Compared, case: Case, name: str, stated: Any) -> None:
    told = case["terms"]
    terms = loan_terms(case)
    paid = [one for one in _payments(case, terms) if isinstance(one, Paid)]
    if "periods" in told or "due" in told:
        owed = kept_plan(terms, paid[:-1], paid[-1].on).rows[-1].outstanding
    else:
        owed = terms.principal.minor + _owed_interest(case, Span(terms.disbursed_on, paid[-1].on - timedelta(days=1)))
    most = told.get("auto_close_tolerance", (0, told.get("write_off_limit")))[1]
    most = TAKEN_OVER["frappe"].waives if most is None else minor(most)
    got = settled(owed, paid[-1].amount, most)
    figures = {
        "short_by": got.short, "excess": -got.short, "waiver_debit": got.waived, "outstanding_demand": got.left,
        "total_due_2dp": owed,
    }  # fmt: skip
    if name == "within_tolerance":
        seen.same(name, stated, got.closed)
    else:
        seen.amount(name, stated, figures[name])


def _breaks(seen: Compared, case: Case, name: str, stated: Any) -> None:
    """daily_to_D, weekly_to_D, monthly_from_D_to_D: a run starts where the one before it, in the order told, ended."""
    terms = loan_terms(case)
    first = terms.disbursed_on
    for told in case["expected"]:
        days = [day(found.replace("_", "-")) for found in _days_in(told, terms)]
        first = days[0] if "_from_" in told else first
        if told == name:
            dues = {slot.due for slot in slots(terms)}
            got = breaks(Span(first, days[-1]), name.split("_")[0], dues)
            seen.same(name, stated, [one.isoformat() for one in got])
        first = days[-1] + timedelta(days=1)


def _days_in(name: str, terms: LoanTerms) -> list[str]:
    """The days of a name; one without a year is of the year of the day before it."""
    year, found = terms.disbursed_on.year, []
    for told in re.findall(r"(?:\d{4}_)?\d\d_\d\d", name):
        found.append(told if len(told) == len("2024_01_01") else f"{year}_{told}")
        year = int(found[-1][:4])
    return found


def _written_off(seen: Compared, case: Case, name: str, stated: Any) -> None:
    """A claim written off stands; what comes in afterwards is a recovery, whole, and no repayment."""
    lost = [event for event in case["events"] if "write_off" in event]
    came = [minor(event["recovery"]) for event in case["events"] if "recovery" in event]
    if name == "status":
        seen.same(name, stated, "Written Off" if lost else "Disbursed")
        return
    for row in stated:
        debit, credit = (sum(came), 0) if row[0] == "Payment Account" else (0, sum(came))
        seen.amount(f"{row[0]} debit", row[1], debit)
        seen.amount(f"{row[0]} credit", row[2], credit)


def _rule(seen: Compared, case: Case) -> None:
    """The two properties that cases state: however the days are cut, and in whatever order money was entered."""
    orders = [event for event in case["events"] if set(event) & {"order_a", "order_b"}]
    if orders:
        terms = loan_terms(case)
        plans = [kept_plan(terms, _entered(case, terms, *event.values()), _end(terms)) for event in orders]
        seen.same("rows in both orders", plans[0].rows, plans[1].rows)
        seen.same("movements in both orders", plans[0].movements, plans[1].movements)
        return
    span, rate = _span(case), Fraction(str(case["terms"]["rate_pct"])) / 100
    balance = minor(case["terms"]["principal"])
    for frequency in ("daily", "weekly", "monthly"):
        parts = cut(span, breaks(span, frequency, ()))
        summed = sum(span_interest(balance, rate, part) for part in parts)
        seen.same(f"{frequency} parts", span_interest(balance, rate, span), summed)


def _end(terms: LoanTerms) -> date:
    return slots(terms)[-1].due


def _entered(case: Case, terms: LoanTerms, days: list[str]) -> list[Happening]:
    amount = minor(case["terms"]["instalment"])
    return [Paid(day(f"{terms.disbursed_on.year}-{told[:5]}"), amount) for told in days]
