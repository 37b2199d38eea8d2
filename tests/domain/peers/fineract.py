"""Compares every stated row, total, movement and ageing of a Fineract case with what the house computes."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from brygga.domain.capital.share_days import Held, by_share_days
from brygga.domain.loans.conventions import TAKEN_OVER
from brygga.domain.loans.grid import STEPS, due_days
from brygga.domain.loans.kept.ageing import Range, loan_late, unpaid_by_range
from brygga.domain.loans.kept.lines import KeptPlan, KeptRow
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.terms import Every, LoanTerms
from tests.domain.peers.fineract_terms import UNITS, Case, happenings, loan_terms
from tests.domain.peers.outcome import Compared, NotApplicable, Unmapped, day, minor

AMOUNTS = {
    "principal": "principal", "interest": "interest", "fees": "fee", "due": "total", "paid": "paid",
    "in_advance": "in_advance", "late": "late", "outstanding": "outstanding",
}  # fmt: skip
TOTALS = {
    "Principal due": "principal", "Interest": "interest", "Fees": "fee", "Due": "total", "Paid": "paid",
    "In advance": "in_advance", "Late": "late", "Outstanding": "outstanding",
}  # fmt: skip
KINDS = {
    "Disbursement": "disbursement", "Repayment": "repayment", "Down Payment": "down payment",
    "Re-amortize": "re-amortisation", "Re-age": "re-ageing", "Close (as written-off)": "write-off",
}  # fmt: skip
RANGES: list[Range] = [
    ("RANGE_1", 1, 3), ("RANGE_3", 4, 30), ("RANGE_30", 31, 60), ("RANGE_60", 61, 90), ("RANGE_90", 91, 120),
    ("RANGE_120", 121, 150), ("RANGE_150", 151, 180), ("RANGE_180", 181, 240), ("RANGE_240", 241, None),
]  # fmt: skip
"""The ranges of that system's own set-up, for cases that speak of them without stating them."""


def compare(case: Case) -> Compared:
    """Everything that the case states."""
    seen, told = Compared(), case["terms"]
    if case.get("family") in FIELD_HAS_NOT:
        raise NotApplicable(FIELD_HAS_NOT[case["family"]])
    if "dividend_amount" in told:
        _dividends(case, seen)
    elif "first_repayment" in told:
        _due_dates(case, seen)
    elif any("total_overdue" in row for row in case["expected"] if isinstance(row, dict)):
        _arrears(case, seen)
    else:
        _loan(case, seen)
    return seen


def _loan(case: Case, seen: Compared) -> None:
    events = case["events"]
    for nr, snapshot in enumerate(case.get("snapshots", ())):
        known = events[: snapshot["after_event"] + 1]
        terms, plan = _plan(case, known, day(snapshot["as_of"]))
        where = f"snapshot {nr + 1}"
        if "schedule" in snapshot:
            _rows(seen, f"{where} row", snapshot["schedule"], plan, terms)
        for name, stated in snapshot.get("totals", {}).items():
            _total(seen, f"{where} {name}", name, stated, plan)
        if "transactions" in snapshot:
            _movements(seen, f"{where} movement", snapshot["transactions"], plan)
        _ageing(seen, where, case, known, snapshot, plan)
        _ending(seen, where, snapshot, plan)
    stated = case.get("expected") or []
    if stated or not case.get("snapshots"):
        last = case["snapshots"][-1]["as_of"] if case.get("snapshots") else _last_day(case)
        terms, plan = _plan(case, events, day(last) if isinstance(last, str) else last)
        _rows(seen, "row", stated, plan, terms)
        _rows(seen, "full row", case.get("full_schedule_recomputed", ()), plan, terms)


def _plan(case: Case, events: list[dict[str, Any]], as_of: date) -> tuple[LoanTerms, KeptPlan]:
    terms = loan_terms(case, events)
    return terms, kept_plan(terms, happenings(events), as_of)


def _last_day(case: Case) -> date:
    dated = [day(event["date"]) for event in case["events"] if "date" in event and "installment" not in event["type"]]
    return max(dated) if dated else loan_terms(case, case["events"]).disbursed_on


def _rows(seen: Compared, where: str, stated: Any, plan: KeptPlan, terms: LoanTerms) -> None:
    shows_draws = any(row["kind"] == "disbursement" for row in stated)
    instalments = [row for row in stated if row["kind"] == "installment"]
    by_nr = {row.nr: row for row in plan.rows}
    if shows_draws:
        seen.same(f"{where}s", len(instalments), len(plan.rows))
    draws = [one for one in plan.movements if one.kind == "disbursement"]
    for row, draw in zip([row for row in stated if row["kind"] == "disbursement"], draws, strict=False):
        seen.same(f"{where} draw", row["date"], draw.on.isoformat())
        seen.amount(f"{where} draw", row["balance"], draw.amount)
    for row in instalments:
        got = by_nr.get(int(row["nr"]))
        if got is None:
            seen.found.append(f"{where} {row['nr']} is missing")
            continue
        counted = _drawn_on(terms, got.due_on) if _counts_draws(terms, plan, got, shows_draws) else 0
        _row(seen, f"{where} {row['nr']}", row, got, terms, counted)


def _counts_draws(terms: LoanTerms, plan: KeptPlan, got: KeptRow, shows_draws: bool) -> bool:
    """Whether the balance of a row counts in what is drawn on its due date, beyond what ours does."""
    if not TAKEN_OVER[terms.convention].level_whole:
        return not shows_draws and not got.down
    return not any(row.down and row.due_on == got.due_on for row in plan.rows)


def _drawn_on(terms: LoanTerms, on: date) -> int:
    """Money paid out on the due date, which tables without rows of their own for it count into the balance."""
    return sum(tranche.amount.minor for tranche in terms.draws if tranche.on == on)


def _row(seen: Compared, where: str, stated: dict[str, Any], got: KeptRow, terms: LoanTerms, drawn: int) -> None:
    for name, value in stated.items():
        if name in ("kind", "nr"):
            continue
        if name in AMOUNTS:
            seen.amount(f"{where} {name}", value, getattr(got, AMOUNTS[name]))
        elif name == "balance":
            seen.amount(f"{where} balance", value, got.closing + drawn)
        elif name == "penalties":
            seen.amount(f"{where} penalties", value, 0)
        elif name == "days":
            seen.same(f"{where} days", int(value), got.days + (_days_before(terms) if got.nr == 1 else 0))
        elif name == "date":
            seen.same(f"{where} date", value, got.due_on.isoformat())
        elif name == "paid_date":
            # An instalment of nothing is shown as met when the loan was paid out.
            met = got.paid_on or (None if got.total else terms.disbursed_on)
            seen.same(f"{where} paid on", value, met.isoformat() if met else None)
        else:
            raise Unmapped(f"column {name}")


def _days_before(terms: LoanTerms) -> int:
    """Days of the first period before anything was paid out."""
    return max((terms.disbursed_on - STEPS[terms.every.unit](terms.first_due_on, -terms.every.count)).days, 0)


def _total(seen: Compared, where: str, name: str, stated: Any, plan: KeptPlan) -> None:
    if name == "Penalties":
        seen.amount(where, stated, 0)
    else:
        seen.amount(where, stated, sum(getattr(row, TOTALS[name]) for row in plan.rows))


def _movements(seen: Compared, where: str, stated: list[dict[str, Any]], plan: KeptPlan) -> None:
    stated = [row for row in stated if str(row.get("Reverted", "false")) != "true"]
    seen.same(f"{where}s", len(stated), len(plan.movements))
    for row, got in zip(stated, plan.movements, strict=False):
        seen.same(where, _written(row["Transaction date"]), got.on)
        _movement(seen, where, row, got)


MONTHS = "January February March April May June July August September October November December".split()


def _written(text: str) -> date:
    """ "01 February 2024" → the day."""
    number, month, year = text.split()
    return date(int(year), MONTHS.index(month) + 1, int(number))


def _movement(seen: Compared, where: str, row: dict[str, Any], got: Any) -> None:
    seen.same(where, KINDS.get(row["Transaction Type"], row["Transaction Type"]), got.kind)
    for name in ("Amount", "Principal", "Interest", "Fees", "Loan Balance"):
        if name in row:
            field = {"Fees": "fee", "Loan Balance": "balance"}.get(name, name.lower())
            seen.amount(f"{where} {name}", row[name], getattr(got, field))
    seen.amount(f"{where} Penalties", row.get("Penalties", 0), 0)


def _ageing(
    seen: Compared, where: str, case: Case, events: list[dict[str, Any]], snapshot: dict[str, Any], plan: KeptPlan
) -> None:
    told, as_of = case["terms"], day(snapshot["as_of"])
    ranges = [tuple(one) for one in told.get("delinquency_ranges", RANGES)]
    if "installment_delinquency" in snapshot:
        got = unpaid_by_range(plan.rows, as_of, ranges, paused=_pauses(events))
        seen.same(f"{where} ranges", sorted(row["Range"] for row in snapshot["installment_delinquency"]), sorted(got))
        for row in snapshot["installment_delinquency"]:
            seen.amount(f"{where} {row['Range']}", row["Amount"], got.get(row["Range"], 0))
    for row in snapshot.get("loan_delinquency", ()):
        grace = int(told.get("grace_on_arrears_ageing_days", TAKEN_OVER["fineract_progressive"].arrears_grace))
        late = loan_late(plan.rows, as_of, ranges, grace=grace, paused=_pauses(events))
        seen.same(f"{where} class", row["classification"], late.range or "NO_DELINQUENCY")
        if "delinquentDate" in row:
            seen.same(f"{where} late since", row["delinquentDate"], late.since and late.since.isoformat())


def _pauses(events: list[dict[str, Any]]) -> list[tuple[date, date]]:
    pauses: list[tuple[date, date]] = []
    for event in events:
        if event["type"] == "delinquency_pause":
            pauses.append((day(event["start"]), day(event["end"])))
        elif event["type"] == "delinquency_resume" and pauses:
            pauses[-1] = (pauses[-1][0], min(pauses[-1][1], day(event["start"])))
    return pauses


def _ending(seen: Compared, where: str, snapshot: dict[str, Any], plan: KeptPlan) -> None:
    if "status" in snapshot:
        status = {"written_off": "CLOSED_WRITTEN_OFF"}.get(plan.closed_as or "")
        if status is None:
            status = "CLOSED_OBLIGATIONS_MET" if not any(row.outstanding for row in plan.rows) else "ACTIVE"
            status = "OVERPAID" if plan.credit else status
        seen.same(f"{where} status", snapshot["status"], status)
    if "transaction" in snapshot:
        row = snapshot["transaction"]
        wanted = KINDS.get(row["Transaction Type"], row["Transaction Type"])
        got = next((one for one in plan.movements if one.kind == wanted and one.on == day(row["date"])), None)
        if got is None:
            seen.found.append(f"{where}: no movement {wanted}")
        else:
            _movement(seen, where, row, got)


def _due_dates(case: Case, seen: Compared) -> None:
    told = case["terms"]
    every = Every(UNITS[told["repay_unit"]], int(told["repay_every"]))
    days = due_days(day(told["first_repayment"]), every, int(told["number_of_repayments"]))
    seen.same("rows", len(case["expected"]), len(days))
    for row in case["expected"]:
        seen.same(f"row {row['nr']}", row["date"], days[int(row["nr"]) - 1].isoformat())


FIELD_HAS_NOT = {
    "accounting": "the journal lines of another house's chart of accounts",
    "provisioning": "that system's own criteria for provisions",
}
ANY_DAY = date(2023, 1, 1)
"""Stands for the day T of cases that name days by their distance from it."""


def _from_t(text: str) -> date:
    return ANY_DAY + timedelta(days=int(text[1:] or 0)) if text.startswith("T") else day(text)


def _moved_day(text: str) -> date:
    """ "due date = T-40 + 1 month" → that day; also a plain day."""
    found = re.search(r"(T[-+]?\d*|\d{4}-\d\d-\d\d)(?: \+ (\d+) (month|week|day)s?)?", text)
    if found is None:
        raise Unmapped(f"day {text}")
    start = _from_t(found[1])
    return STEPS[f"{found[3]}s"](start, int(found[2])) if found[2] else start


def _arrears(case: Case, seen: Compared) -> None:
    events = [{**event, "date": _from_t(event.get("day", event.get("date"))).isoformat()} for event in case["events"]]
    as_of = max(day(event["date"]) for event in events)
    _, plan = _plan(case, events, as_of)
    late = [row for row in plan.rows if row.due_on < as_of and row.outstanding]
    for stated in case["expected"]:
        seen.amount("principal overdue", stated["principal_overdue"], sum(row.principal_left for row in late))
        seen.amount("total overdue", stated["total_overdue"], sum(row.outstanding for row in late))
        seen.same("overdue since", _moved_day(stated["overdue_since"]), late[0].due_on if late else None)


def _dividends(case: Case, seen: Compared) -> None:
    told = case["terms"]
    held = [Held(event["account"], day(event["date"]), int(event["shares"])) for event in case["events"]]
    digits = int(told["digits"])
    shared = by_share_days(
        minor(told["dividend_amount"], digits),
        held,
        day(told["period_start"]),
        day(told["period_end"]),
        least_days=int(told.get("minimum_active_period_days", 0)),
    )
    for row in case["expected"]:
        got = shared[row["account"]]
        seen.same("share-days", int(row["share_days"]), got.share_days)
        seen.amount("dividend", row["dividend"], got.amount, digits)
