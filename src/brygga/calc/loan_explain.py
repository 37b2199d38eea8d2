"""The lines that let a person follow a loan's numbers with paper and pencil, in Swedish or English.

Each line is one step with the numbers in it. The Swedish is for the board of a small association, not for a bank.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from brygga.domain.loans.agreed import paying_left
from brygga.domain.loans.conventions import HOUSE
from brygga.domain.loans.grid import due_days
from brygga.domain.loans.rows import Plan, Row
from brygga.domain.loans.state import State
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.loans.versions import Version
from brygga.domain.money import format_amount, format_minor
from brygga.domain.rates import format_percent

LINES: Mapping[str, tuple[str, str]] = {
    "version": (
        "Villkoren ändrades {on} (version {nr}): {principal} är kvar, {forgiven} är efterskänkt, {capitalised} i ränta "
        "är lagt till lånet och {arrears} är kvar av ränta och avgifter. Det nedan gäller därefter.",
        "The terms were changed on {on} (version {nr}): {principal} is left, {forgiven} was forgiven, {capitalised} of "
        "interest was added to the principal and {arrears} is left of interest and fees. The rest holds from then on.",
    ),
    "convention": (
        "Lånet är övertaget och räknas som hos den förra långivaren ({convention}), så att planen inte ändras.",
        "The loan was taken over and is reckoned as by its first lender ({convention}), so that the plan stays.",
    ),
    "start": (
        "Lånet är {principal} {currency}, {rate} % ränta om året, {term} betalningar, en {unit}.",
        "The loan is {principal} {currency} at {rate} % a year, {term} instalments, one {unit}.",
    ),
    "annuity": (
        "Annuitet: räntan per period är {rate} % / {a_year}; lika stora belopp under {left} betalningar.",
        "Annuity: the rate of a period is {rate} % / {a_year}; level amounts over {left} instalments.",
    ),
    "straight": (
        "Rak amortering: {principal} / {left} varje gång, avrundat till minsta enhet.",
        "Straight: {principal} / {left} each time, rounded to the smallest unit.",
    ),
    "bullet": (
        "Hela lånet betalas tillbaka med den sista betalningen; räntan betalas varje period.",
        "The whole principal is repaid with the last instalment; interest is paid each period.",
    ),
    "step": (
        "Betalningarna följer de steg som har avtalats: {steps}. Amorteringen är det som räntan lämnar kvar.",
        "The instalments follow the agreed steps: {steps}. Principal is what the interest leaves of them.",
    ),
    "revenue": (
        "Betalningen är {share} % av periodens intäkter. Amorteringen är det som räntan lämnar kvar av den.",
        "The instalment is {share} % of the period's revenue. Principal is what the interest leaves of it.",
    ),
    "months_off": (
        "I månaderna {months} betalas bara ränta; amorteringen delas på de andra betalningarna.",
        "In the months {months} only interest is paid; principal is shared over the other instalments.",
    ),
    "capitalised": (
        "Räntan för de första {n} perioderna läggs till lånet, {amount}, och bär ränta som resten.",
        "Interest of the first {n} periods is added to the principal, {amount}, and bears interest like the rest.",
    ),
    "custom": (
        "Amorteringen följer den lista som har angetts.",
        "Principal follows the list that was given.",
    ),
    "level_kept": (
        "Betalningarna är lika stora så långt det går, {level} den första, framräknade som den förra långivaren gör.",
        "The instalments are level as far as they can be, {level} the first, found as the first lender finds them.",
    ),
    "flat": (
        "Räntan är densamma varje gång: på hela lånet för hela tiden, {interest}, delat på {term}.",
        "Interest is the same each time: on the whole principal for the whole time, {interest}, over {term}.",
    ),
    "row_days": (
        "Betalning {nr}: ränta på {opening} för {days} dagar ({day_count}) = {interest}; "
        "amortering {principal}, avgift {fee}, tillsammans {total}. Kvar: {closing}.",
        "Instalment {nr}: interest on {opening} for {days} days ({day_count}) = {interest}; "
        "principal {principal}, fee {fee}, together {total}. Left: {closing}.",
    ),
    "row_period": (
        "Betalning {nr}: ränta på {opening} för en period = {interest}; "
        "amortering {principal}, avgift {fee}, tillsammans {total}. Kvar: {closing}.",
        "Instalment {nr}: interest on {opening} for one period = {interest}; "
        "principal {principal}, fee {fee}, together {total}. Left: {closing}.",
    ),
    "last": (
        "Den sista betalningen tar det som är kvar: {principal} och räntan {interest}.",
        "The last instalment takes what is left: {principal} and the interest {interest}.",
    ),
    "grace_principal": (
        "De första {n} betalningarna är utan amortering.",
        "The first {n} instalments are without principal.",
    ),
    "grace_interest": (
        "Räntan för de första {n} perioderna betalas med betalning {next}, utan ränta på räntan.",
        "Interest of the first {n} periods is paid with instalment {next}, without interest on it.",
    ),
    "interest_free": (
        "De första {n} perioderna är räntefria.",
        "The first {n} periods are free of interest.",
    ),
    "rate_change": (
        "Från {on} är räntan {rate} %.",
        "From {on} the rate is {rate} %.",
    ),
    "tranche": (
        "{amount} betalas ut {on} och bär ränta från den dagen.",
        "{amount} is paid out on {on} and bears interest from that day.",
    ),
    "cost": (
        "Lånet kostar {interest} i ränta och {fees} i avgifter, tillsammans {cost}.",
        "The loan costs {interest} in interest and {fees} in fees, together {cost}.",
    ),
    "apr": (
        "Effektiv ränta {apr} %: vid den räntan är det som betalas in värt lika mycket som det som betalas ut.",
        "Effective rate {apr} %: at that rate what is paid in is worth as much as what is paid out.",
    ),
    "no_apr": (
        "Ingen effektiv ränta går att räkna ut.",
        "There is no effective rate that solves it.",
    ),
    "state": (
        "Den {as_of} är {outstanding} av lånet obetalt och {accrued} i ränta har löpt på.",
        "On {as_of} {outstanding} of the principal is unpaid and {accrued} of interest has accrued.",
    ),
    "overdue": (
        "{overdue} är försenat, det äldsta sedan {days} dagar.",
        "{overdue} is overdue, the oldest for {days} days.",
    ),
    "on_time": (
        "Inget är försenat.",
        "Nothing is overdue.",
    ),
    "credit": (
        "{credit} är mer än det som finns att betala och väntar på nästa betalning.",
        "{credit} is more than there is to pay and waits for the next instalment.",
    ),
}
UNITS = {"months": ("månad", "month"), "weeks": ("vecka", "week"), "days": ("dag", "day")}


class _Lines:
    """Lines gathered in one language."""

    def __init__(self, language: str) -> None:
        self.place = 1 if language == "en" else 0
        self.lines: list[str] = []

    def say(self, line: str, **values: object) -> None:
        self.lines.append(LINES[line][self.place].format(**values))


def explain(version: Version, contract: Plan, cost: Fraction | None, stands: State | None, language: str) -> list[str]:
    """The lines, in the order in which a person would compute."""
    lines, terms = _Lines(language), version.terms
    if version.nr > 1:
        _version(lines, version)
    _terms(lines, terms, contract)
    _rows(lines, terms, contract)
    totals = contract.totals
    lines.say(
        "cost",
        interest=format_amount(totals.interest),
        fees=format_amount(totals.fees),
        cost=format_amount(totals.total_cost_of_borrowing),
    )
    if cost is None:
        lines.say("no_apr")
    else:
        lines.say("apr", apr=format_percent(cost))
    if stands is not None:
        _state(lines, stands)
    return lines.lines


def _terms(lines: _Lines, terms: LoanTerms, contract: Plan) -> None:
    principal, rate = format_amount(terms.principal), terms.rate.percent()
    lines.say(
        "start",
        principal=principal,
        currency=terms.currency,
        rate=rate,
        term=terms.term,
        unit=_every(terms, lines.place),
    )
    if terms.convention != HOUSE:
        lines.say("convention", convention=terms.convention)
    if terms.interest == "flat":
        lines.say("flat", interest=format_amount(contract.totals.interest), term=terms.term)
    elif terms.convention != HOUSE and terms.repayment == "annuity":
        lines.say("level_kept", level=format_minor(contract.rows[0].total, contract.currency))
    else:
        left = paying_left(terms, due_days(terms.first_due_on, terms.every, terms.term), 1, terms.term)
        lines.say(
            terms.repayment, **_agreed(terms), rate=rate, a_year=terms.every.a_year, left=left, principal=principal
        )
    if terms.months_off:
        lines.say("months_off", months=", ".join(str(month) for month in sorted(terms.months_off)))
    for name in ("grace_principal", "grace_interest", "interest_free"):
        n = getattr(terms, name)
        if n and name == "grace_interest" and terms.grace_interest_as == "capitalised":
            lines.say("capitalised", n=n, amount=format_minor(contract.capitalised, terms.currency))
        elif n:
            lines.say(name, n=n, next=n + 1)
    for tranche in terms.draws if terms.tranches else ():
        lines.say("tranche", amount=format_amount(tranche.amount), on=tranche.on)
    for change in terms.rate_changes:
        lines.say("rate_change", on=change.from_on, rate=change.rate.percent())


def _version(lines: _Lines, version: Version) -> None:
    """What a change of terms left, gave up and added."""
    currency, gone = version.terms.currency, version.forgiven
    lines.say(
        "version",
        nr=version.nr,
        on=version.from_on,
        principal=format_amount(version.terms.principal),
        forgiven=format_minor(gone.principal + gone.interest + gone.fee, currency),
        capitalised=format_minor(version.capitalised, currency),
        arrears=format_minor(version.arrears.interest + version.arrears.fee + version.arrears.running, currency),
    )


def _agreed(terms: LoanTerms) -> dict[str, str]:
    """What an agreed form of repayment says of itself."""
    steps = "; ".join(f"{step.from_nr}: {format_amount(step.amount)}" for step in terms.steps)
    share = format_percent(terms.revenue.share) if terms.revenue else ""
    return {"steps": steps, "share": share}


def _every(terms: LoanTerms, place: int) -> str:
    unit, count = UNITS[terms.every.unit][place], terms.every.count
    if place:
        return f"every {unit}" if count == 1 else f"every {count} {unit}s"
    ending = "a" if count % 10 in (1, 2) and count % 100 not in (11, 12) else "e"
    return f"varje {unit}" if count == 1 else f"var {count}:{ending} {unit}"


def _rows(lines: _Lines, terms: LoanTerms, contract: Plan) -> None:
    first, last = contract.rows[0], contract.rows[-1]
    shown = _shown(first, contract.currency)
    line = "row_period" if first.days is None else "row_days"
    lines.say(line, nr=first.nr, days=first.days, day_count=terms.day_count, **shown)
    if last is not first:
        lines.say("last", **_shown(last, contract.currency))


def _shown(row: Row, currency: str) -> dict[str, str]:
    names = ("opening", "interest", "principal", "fee", "total", "closing")
    return {name: format_minor(getattr(row, name), currency) for name in names}


def _state(lines: _Lines, stands: State) -> None:
    lines.say(
        "state",
        as_of=stands.as_of,
        outstanding=format_amount(stands.outstanding_principal),
        accrued=format_amount(stands.accrued_interest),
    )
    if stands.overdue:
        lines.say("overdue", overdue=format_amount(stands.overdue), days=stands.days_past_due)
    else:
        lines.say("on_time")
    if stands.credit:
        lines.say("credit", credit=format_amount(stands.credit))
