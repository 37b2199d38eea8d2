"""frappe/lending's cases: terms by their words, figures by their names."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from brygga.domain.loans.conventions import TAKEN_OVER
from brygga.domain.loans.grid import STEPS
from brygga.domain.loans.kept.ageing import loan_late
from brygga.domain.loans.kept.happenings import Happening, Paid
from brygga.domain.loans.kept.lines import KeptPlan
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.kept.slots import slots
from brygga.domain.loans.kept.spans import Span, accrued_to, breaks, cut, penalty, span_interest
from brygga.domain.loans.kept.tolerance import settled
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import half_up
from tests.domain.peers.figures import figure
from tests.domain.peers.frappe_terms import Case, day_of, disbursed, loan_terms
from tests.domain.peers.outcome import Compared, NotApplicable, Unmapped, day, minor

PAYS = ("repay", "pay", "recovery")
NOT_HERE = {
    r"npa|borrower": "classification of all loans of a borrower together",
    r"credit line|line of credit": "credit lines",
    r"co-lend|partner": "a lending partner's share",
    r"securit|collateral|pledge|haircut|ltv": "collateral: value, haircut and shortfall of pledged securities",
}
"""What the field does not have, by the words of a case that could not be mapped."""


ACCRUED = re.compile(
    r"interest_[02]dp|act365_value|accrued|accrual_\d|total_accrued|interest_payable"
    r"|(first|second|third)_(interest|accrual)|(total_)?(pending|accumulated)_(interest|amount)"
)
"""What the interest of accruals is called: of all of them together, or of one of them in turn."""
IN_TURN = {"first": 1, "second": 2, "third": 3}


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
    accrues = any("accrue" in event for event in case.get("events", ()))
    early = any("Pre Payment" in str(event.get("type", "")) for event in case.get("events", ()))
    if name == "rule":
        _rule(seen, case)
    elif name == "dpd" or re.fullmatch(r"\d{4}-\d\d-\d\d", name):
        _late(seen, case, stated if name == "dpd" else {name: stated})
    elif name == "first_second_last":
        days = [slot.due.isoformat() for slot in slots(loan_terms(case))]
        seen.same(name, stated, [days[0], days[1], days[-1]])
    elif early and str(case["terms"].get("frequency", "")).lower() == "one time":
        _paid_early(seen, case, name, stated)
    elif ACCRUED.match(name) or (accrues and re.match(r"total_interest", name)):
        _accrued(seen, case, name, stated)
    elif name.startswith("penalty"):
        _penalty(seen, case, name, stated)
    elif re.fullmatch(r"(total_)?(interest|principal)_paid(_2dp)?", name):
        _paid(seen, case, name, stated)
    elif name in (
        "short_by",
        "within_tolerance",
        "excess",
        "excess_by",
        "over_by",
        "waiver_debit",
        "outstanding_demand",
        "total_due_2dp",
    ):
        _settled(seen, case, name, stated)
    elif re.fullmatch(r"(broken_period|bpi)(_days|_interest|_amount)?(_2dp)?", name):
        _broken_period(seen, case, name, stated)
    elif name in ("first_due", "repayment_start_date", "last_due"):
        seen.same(name, stated, slots(loan_terms(case))[-1 if name == "last_due" else 0].due.isoformat())
    elif re.match(r"(daily|weekly|monthly)_(to|from)", name):
        _breaks(seen, case, name, stated)
    elif name in ("status", "gl"):
        _written_off(seen, case, name, stated)
    elif name == "instalment_for_fixed_variant":
        terms = loan_terms({**case, "name": "", "terms": {**case["terms"], "frequency": "monthly"}})
        figure(seen, name, stated, kept_plan(terms, (), terms.disbursed_on))
    elif not figure(seen, name, stated, _plan(case)[1], whole="unrounded" in case.get("conventions", "")):
        raise Unmapped(f"figure {name}")


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
    """From the disbursement to the day accrued to; to the day before a payment that closes or where none is told."""
    events = case["events"]
    first = disbursed(case) or day_of(case["terms"], "disbursed")
    assert first is not None
    accrued = [day(event["on"]) for event in events if "accrue" in event]
    closing = [event for event in events if "clos" in str(event.get("type", "")).lower()]
    if accrued and not closing:
        return accrued_to(TAKEN_OVER["frappe"], first, accrued[-1])
    return Span(first, min(day(event["on"]) for event in events if "repay" in event) - timedelta(days=1))


def _owed_interest(case: Case, span: Span) -> int:
    told = case["terms"]
    exact = span_interest(minor(told.get("principal", told.get("drawn"))), Fraction(str(told["rate_pct"])) / 100, span)
    return half_up(exact.numerator, exact.denominator)


def _accrued(seen: Compared, case: Case, name: str, stated: Any) -> None:
    span = _span(case)
    if found := re.match(r"(first|second|third)_|accrual_(\d)", name):
        span = _accruals(case, span)[(IN_TURN[found[1]] if found[1] else int(found[2])) - 1]
    got = _owed_interest(case, span)
    if "2dp" in name:
        seen.amount(name, stated, got)
    else:
        seen.whole(name, stated, got)


def _accruals(case: Case, span: Span) -> list[Span]:
    """Each accrual that was run: it starts the day after the one before it."""
    convention = TAKEN_OVER["frappe"]
    days = [day(event["on"]) for event in case["events"] if "accrue" in event]
    return cut(span, [accrued_to(convention, span.first, on).last for on in days])


def _penalty(seen: Compared, case: Case, name: str, stated: Any) -> None:
    told, span = case["terms"], _span(case)
    paid = next(day(event["on"]) for event in case["events"] if "repay" in event)
    rate = Fraction(str(told.get("penalty_rate_pct", 0))) / 100
    exact = penalty(_owed_interest(case, span), rate, span.last, paid, int(told.get("grace_days", 0)))
    got = half_up(exact.numerator, exact.denominator)
    if name.endswith("_0dp"):
        seen.whole(name, stated, got)
    else:
        seen.amount(name, stated, got)


def _paid(seen: Compared, case: Case, name: str, stated: Any) -> None:
    """What a prepayment brought in all, or what an ordinary payment brought to the first instalment."""
    terms, plan = _plan(case)
    part = re.sub(r"total_|_paid.*", "", name)
    if terms.kept.rest == "daily":
        seen.amount(name, stated, getattr(plan.movements[-1], part))
    else:
        seen.same(f"{name}: first instalment paid", 0, plan.rows[0].outstanding)
        seen.amount(name, stated, getattr(plan.rows[0], part))


def _paid_early(seen: Compared, case: Case, name: str, stated: Any) -> None:
    """A loan due once: early money pays the interest to its day, then principal; what is left bears interest to due."""
    terms = loan_terms(case)
    paid = next(one for one in _payments(case, terms) if isinstance(one, Paid))
    interest = _owed_interest(case, Span(terms.disbursed_on, paid.on - timedelta(days=1)))
    principal = paid.amount - interest
    left = terms.principal.minor - principal
    rest = span_interest(left, terms.rate.fraction, Span(paid.on, terms.first_due_on - timedelta(days=1)))
    if re.match(r"interest_paid|accrued", name):
        seen.amount(name, stated, interest)
    elif re.match(r"(total_)?principal_paid", name):
        seen.amount(name, stated, principal)
    elif re.match(r"pending_principal|balance|outstanding|remaining_principal", name):
        seen.amount(name, stated, left)
    elif "interest" in name:
        seen.amount(name, stated, half_up(rest.numerator, rest.denominator))
    else:
        raise Unmapped(f"figure {name}")


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
        "short_by": got.short, "excess": -got.short, "excess_by": -got.short, "over_by": -got.short,
        "waiver_debit": got.waived, "outstanding_demand": got.left, "total_due_2dp": owed,
    }  # fmt: skip
    if name == "within_tolerance":
        seen.same(name, stated, got.closed and -got.short <= most)
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


def _broken_period(seen: Compared, case: Case, name: str, stated: Any) -> None:
    """The days from the disbursement to one whole period before the first due date, and their interest."""
    terms = loan_terms(case)
    days = (STEPS[terms.every.unit](terms.first_due_on, -terms.every.count) - terms.disbursed_on).days
    if "days" in name:
        seen.same(name, stated, days)
    else:
        seen.amount(name, stated, _owed_interest(case, Span(terms.disbursed_on, terms.first_due_on - _whole(terms))))


def _whole(terms: LoanTerms) -> timedelta:
    """A whole period before the first due date and a day more: spans count both ends."""
    return terms.first_due_on - STEPS[terms.every.unit](terms.first_due_on, -terms.every.count) + timedelta(days=1)


def _written_off(seen: Compared, case: Case, name: str, stated: Any) -> None:
    """A claim written off stands; what comes in afterwards is a recovery, whole, and no repayment."""
    lost = [event for event in case["events"] if "write_off" in event]
    ends = [event for event in case["events"] if "settle" in f"{' '.join(event)} {event.get('type', '')}".lower()]
    came = [
        minor(event[key]) for event in case["events"] for key in ("recovery", "settlement", "settle") if key in event
    ]
    if name == "status":
        seen.same(name, stated, "Settled" if ends else "Written Off" if lost else "Disbursed")
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
