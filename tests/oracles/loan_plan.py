"""The plan of a loan, walked period by period with fractions.

A row is a dict of minor units. `prepaid` are (day, amount) pairs; without them the plan is the contract's.
A plan is kept by its terms and prepayments, since it is asked for again at each payment: rows are read, never changed.
"""

from copy import copy
from datetime import date
from fractions import Fraction
from typing import Any

from .days import bank_day, day_number, years
from .loan_terms import Terms
from .money import rounded

Row = dict[str, Any]
Prepaid = list[tuple[date, int]]


def stretch_interest(terms: Terms, nr: int, start: date, end: date, balance: int) -> Fraction:
    """Unrounded interest of a stretch inside period `nr`, at the one rate that holds in it."""
    if nr <= terms.interest_free:
        return Fraction(0)
    yearly = balance * terms.rate_on(start)
    if terms.count != "PERIOD":
        return yearly * years(terms.count, start, end)
    whole = (terms.due(nr) - terms.due(nr - 1)).days
    return yearly / terms.periods_a_year * Fraction((end - start).days, whole)


def moves(terms: Terms, prepaid: Prepaid) -> list[tuple[date, int]]:
    """Every change of the balance that no instalment makes."""
    return [*terms.tranches, *((on, -amount) for on, amount in prepaid)] if prepaid else terms.tranches


def stretches(terms: Terms, nr: int, opening: int, end: date, prepaid: Prepaid) -> list[Fraction]:
    """Unrounded interest of each stretch of period `nr` up to `end`, which may lie inside the period."""
    start = terms.due(nr - 1)
    if not prepaid and len(terms.tranches) == 1 and len(terms.rates) == 1:
        return [stretch_interest(terms, nr, start, end, opening)]
    inside = [(on, amount) for on, amount in moves(terms, prepaid) if start < on < end]
    cuts = {on for on, _ in inside} | {on for on, _ in terms.rates if start < on < end}
    found, here, balance = [], start, opening
    for cut in [*sorted(cuts), end]:
        found.append(stretch_interest(terms, nr, here, cut, balance))
        balance += sum(amount for on, amount in inside if on == cut)
        here = cut
    return found


def period_interest(terms: Terms, nr: int, opening: int, prepaid: Prepaid) -> int:
    """The interest of a whole period: rounded once, or stretch by stretch."""
    parts = stretches(terms, nr, opening, terms.due(nr), prepaid)
    if terms.by_stretch:
        return sum(rounded(part, terms.rounding) for part in parts)
    return rounded(sum(parts, Fraction(0)), terms.rounding)


def instalment(terms: Terms, opening: int, rate: Fraction, left: int) -> int:
    """The annuity (whole instalment), or the straight principal, of what is drawn over the instalments left."""
    if terms.repayment == "straight":
        return rounded(Fraction(opening, left), terms.rounding)
    i = rate / terms.periods_a_year
    exact = Fraction(opening, left) if i == 0 else opening * i / (1 - (1 + i) ** -left)
    return rounded(exact, terms.rounding, terms.multiple)


def wanted_principal(terms: Terms, nr: int, level: int, own_interest: int) -> int:
    """The principal of a row before it is kept between nothing and the balance."""
    if nr <= terms.grace_principal or terms.repayment == "bullet":
        return 0
    if terms.repayment == "custom":
        return terms.principals[nr - 1]
    return level if terms.repayment == "straight" else level - own_interest


def known(terms: Terms, day: date) -> Terms:
    """The terms as they were known on a day: later rates are not."""
    then = copy(terms)
    then.known_plans = {}
    then.rates = [(start, rate) for start, rate in terms.rates if start <= day]
    return then


def end_before(terms: Terms, prepaid: Prepaid, nr: int) -> int:
    """The number of the last instalment as the change that makes period `nr` anew finds it.

    After a prepayment that gave fewer instalments, a later change keeps the end which the plan had that day.
    """
    changes = [on for on in terms.change_days() if nr > 1 and terms.due(nr - 2) < on <= terms.due(nr - 1)]
    before = [(on, amount) for on, amount in prepaid if changes and on < max(changes)]
    if terms.smaller or not before:
        return terms.term
    return len(plan(known(terms, before[-1][0]), before))


def is_anew(terms: Terms, nr: int, prepaid: Prepaid) -> bool:
    """Whether something since the period before opened makes the instalment of period `nr` a new one."""
    if nr == 1:
        return True
    days = terms.change_days() + ([on for on, _ in prepaid] if terms.smaller else [])
    return any(terms.due(nr - 2) < on <= terms.due(nr - 1) for on in days)


def declining(terms: Terms, prepaid: Prepaid) -> list[Row]:
    """Rows of a loan whose interest follows the balance."""
    rows: list[Row] = []
    balance, level, deferred, end = 0, 0, 0, terms.term
    for nr in range(1, terms.term + 1):
        start, due = terms.due(nr - 1), terms.due(nr)
        balance += sum(amount for on, amount in moves(terms, prepaid) if on == start)
        opening = balance
        if is_anew(terms, nr, prepaid):
            end = end_before(terms, prepaid, nr)
            base = opening if terms.smaller else opening + sum(amount for on, amount in prepaid if on == start)
            left = max(1, end - max(nr - 1, terms.grace_principal))
            level = instalment(terms, base, terms.rate_on(start), left)
        own = period_interest(terms, nr, opening, prepaid)
        balance += sum(amount for on, amount in moves(terms, prepaid) if start < on < due)
        principal = max(0, min(balance, wanted_principal(terms, nr, level, own)))
        if nr in (end, terms.term):
            principal = balance
        balance -= principal
        deferred += own
        charged = 0
        if nr > terms.grace_interest:
            charged, deferred = deferred, 0
        rows.append(row(terms, nr, opening, charged, principal, balance))
    return rows


def flat(terms: Terms) -> list[Row]:
    """Rows of a flat loan: principal and interest each rounded to the multiple, the last takes the rest of both."""
    last = terms.due(terms.term)
    whole_time = terms.term / terms.periods_a_year
    if terms.count != "PERIOD":
        whole_time = years(terms.count, terms.disbursed, last)
    interest_left = rounded(terms.principal * terms.rates[0][1] * whole_time, terms.rounding)
    each = rounded(Fraction(interest_left, terms.term), terms.rounding)
    level = rounded(Fraction(terms.principal, terms.term), terms.rounding, terms.multiple)
    level += rounded(Fraction(each), terms.rounding, terms.multiple)
    rows: list[Row] = []
    balance = terms.principal
    for nr in range(1, terms.term + 1):
        interest = min(each, interest_left)
        principal = max(0, min(balance, level - interest))
        if nr == terms.term:
            interest, principal = interest_left, balance
        interest_left -= interest
        rows.append(row(terms, nr, balance, interest, principal, balance - principal))
        balance -= principal
    return rows


def row(terms: Terms, nr: int, opening: int, interest: int, principal: int, closing: int) -> Row:
    """One row of the plan."""
    due = terms.due(nr)
    return {
        "nr": nr,
        "due_on": due,
        "pay_on": bank_day(due) if terms.bank_days else due,
        "days": day_number(terms.count, terms.due(nr - 1), due),
        "opening": opening,
        "interest": interest,
        "principal": principal,
        "fee": terms.fee_each,
        "total": interest + principal + terms.fee_each,
        "closing": closing,
    }


def plan(terms: Terms, prepaid: Prepaid) -> list[Row]:
    """The rows; instalments that a prepayment has made superfluous are not there."""
    key = tuple(prepaid)
    if key not in terms.known_plans:
        rows = flat(terms) if terms.flat else declining(terms, prepaid)
        needed = [place for place, row in enumerate(rows) if row["interest"] or row["principal"] or row["closing"]]
        terms.known_plans[key] = rows[: max(needed, default=-1) + 1] if prepaid else rows
    return terms.known_plans[key]
