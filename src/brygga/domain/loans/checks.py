"""What terms must fulfil before anybody computes with them.

One small check a rule, run in the order in which a person fills in the terms; the first that fails is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from brygga.domain.dates import DAY_COUNTS, BeyondCalendar
from brygga.domain.loans.conventions import CONVENTIONS, HOUSE, TAKEN_OVER
from brygga.domain.loans.conventions import kept as kept_choices
from brygga.domain.loans.draft import DraftTerms
from brygga.domain.loans.grid import due_day
from brygga.domain.loans.kept.slots import slots
from brygga.domain.loans.payments import PARTS
from brygga.domain.loans.refusal import TermsRefused
from brygga.domain.money import LARGEST_MINOR, ROUNDINGS
from brygga.domain.rates import Rate

CHOICES: dict[str, tuple[str, ...]] = {
    "repayment": ("annuity", "straight", "bullet", "custom", "step", "revenue"),
    "interest": ("declining", "flat"),
    "day_count": (*DAY_COUNTS, "PERIOD"),
    "rounding": tuple(ROUNDINGS),
    "stretch_rounding": ("period", "stretch"),
    "prepayment": ("fewer", "smaller"),
    "grace_interest_as": ("deferred", "capitalised"),
}
KEPT_CHOICES: dict[str, tuple[str, ...]] = {
    "rest": kept_choices.RESTS,
    "early": kept_choices.EARLY,
    "ahead": kept_choices.AHEAD,
    "payoff": kept_choices.PAYOFFS,
    "broken": kept_choices.BROKEN,
    "rate_is": kept_choices.RATES,
    "across": kept_choices.ACROSS,
}
REPAYMENTS_TAKEN_OVER = ("annuity", "straight", "bullet", "custom")
HOUSE_ONLY: dict[str, object] = {
    "steps": (),
    "revenue": None,
    "months_off": (),
    "rounding": "half_up",
    "stretch_rounding": "period",
    "prepayment": "fewer",
    "settlement": PARTS,
}
"""What a taken-over loan does not say for itself, with the value that says nothing."""
TRANCHE_TOO_LATE = (
    "Ska ligga från utbetalningen till före sista förfallodagen.",
    "Must lie from the disbursement to before the last due date.",
)
NOTHING_KEPT = kept_choices.Kept()
FEE_TIMES = ("disbursement", "instalment")
TERM_MAX = 1200
EVERY_MAX = {"months": 120, "weeks": 520}
DAYS_MAX = 3650
"""Every so many days: a pace that only taken-over loans have."""
RATE_MAX = Fraction(10)
"""1,000 % a year: above it a figure is a slip of the pen."""
NOT_CHAINED = ("principal_share", "instalment", "rate_is", "compounding", "in_advance", "broken", "fixed", "graced")
"""What of `Kept` only the row-by-row walk reads."""


def check(terms: DraftTerms) -> None:
    """Refuse terms that cannot be computed. Raises TermsRefused."""
    if terms.convention != HOUSE:
        _taken_over(terms)
        return
    _choices(terms)
    _kept_nothing(terms)
    _amounts(terms)
    _days(terms)
    _grace(terms)
    _tranches(terms)
    _rates(terms)
    _custom(terms)
    _steps(terms)
    _revenue(terms)
    _seasons(terms)
    _settlement(terms)
    _flat(terms)


def _taken_over(terms: DraftTerms) -> None:
    """What a loan of another lender's convention must fulfil; how its terms go together is that lender's."""
    if terms.convention not in TAKEN_OVER:
        listed = ", ".join(CONVENTIONS)
        raise _out("convention", f"Ska vara en av {listed}.", f"Must be one of {listed}.")
    counts = TAKEN_OVER[terms.convention].day_counts
    if terms.day_count not in counts:
        listed = ", ".join(counts)
        raise _out("day_count", f"Ska vara en av {listed}.", f"Must be one of {listed}.")
    for field, options in KEPT_CHOICES.items():
        if getattr(terms.kept, field) not in options:
            listed = ", ".join(options)
            raise _out(f"kept.{field}", f"Ska vara en av {listed}.", f"Must be one of {listed}.")
    if not 0 <= terms.kept.down_payment < 1:
        raise _out("kept.down_payment", "Ska vara minst 0 och mindre än 1.", "Must be at least 0 and less than 1.")
    if terms.every.unit not in (*EVERY_MAX, "days") or not 1 <= terms.every.count <= DAYS_MAX:
        raise _out("every", "Ska vara months, weeks eller days.", "Must be months, weeks or days.")
    if terms.repayment not in REPAYMENTS_TAKEN_OVER:
        listed = ", ".join(REPAYMENTS_TAKEN_OVER)
        raise _out("repayment", f"Ska vara en av {listed}.", f"Must be one of {listed}.")
    for field, plain in HOUSE_ONLY.items():
        if getattr(terms, field) != plain:
            raise _clash(field, "Bestäms av räknesättet eller kept.", "Is the convention's, or said in kept.")
    if terms.grace_interest_as == "capitalised" and TAKEN_OVER[terms.convention].level_rate == "chained":
        reason, english = (
            "Det räknesättet lägger inte ränta till lånet.",
            "That convention does not capitalise interest.",
        )
        raise _clash("grace_interest_as", reason, english)
    _chained(terms)
    _amounts(terms)
    _days(terms)
    _grace(terms)
    _tranches(terms)
    _rates(terms)
    _custom(terms)
    _seasons(terms)
    _changed_dues(terms)


def _changed_dues(terms: DraftTerms) -> None:
    """As changed: some instalment is left, one after each tranche, and in a chained plan one where more share it."""
    try:
        dues = [slot.due for slot in slots(terms)]
    except BeyondCalendar:
        raise _out("kept", "Lånet slutar efter kalendern.", "The loan ends beyond the calendar.") from None
    if not dues:
        raise _clash("kept.fixed", "Någon betalning måste vara kvar.", "Some instalment must be left.")
    chained = TAKEN_OVER[terms.convention].level_rate == "chained"
    if chained and not all(extension.from_on in dues for extension in terms.kept.extended):
        raise _clash("kept.extended", "Ska börja på en förfallodag.", "Must start on a due date.")
    for nr, tranche in enumerate(terms.tranches):
        if tranche.on >= dues[-1]:
            raise _clash(f"tranches.{nr}.on", *TRANCHE_TOO_LATE)


def _chained(terms: DraftTerms) -> None:
    """What the walk of chained factors does not know is refused, not left aside: its instalments are level."""
    if TAKEN_OVER[terms.convention].level_rate != "chained":
        return
    if terms.repayment != "annuity":
        raise _clash("repayment", "Det räknesättet har bara annuitet.", "That convention has annuities only.")
    if terms.interest != "declining":
        reason = "Det räknesättet har bara ränta på det som är kvar."
        raise _clash("interest", reason, "That convention has interest on what is left only.")
    for field in NOT_CHAINED:
        if getattr(terms.kept, field) != getattr(NOTHING_KEPT, field):
            raise _clash(f"kept.{field}", "Finns inte i det räknesättet.", "That convention does not have it.")


def _kept_nothing(terms: DraftTerms) -> None:
    if terms.kept != NOTHING_KEPT:
        raise _clash("kept", "Hör bara till ett övertaget lån.", "Belongs to a taken-over loan only.")


def _out(field: str, reason: str, english: str) -> TermsRefused:
    return TermsRefused("out_of_range", field, reason, english)


def _clash(field: str, reason: str, english: str) -> TermsRefused:
    return TermsRefused("inconsistent", field, reason, english)


def _choices(terms: DraftTerms) -> None:
    for field, options in CHOICES.items():
        if getattr(terms, field) not in options:
            listed = ", ".join(options)
            raise _out(field, f"Ska vara en av {listed}.", f"Must be one of {listed}.")
    if terms.every.unit not in EVERY_MAX:
        raise _out("every", "Ska vara months eller weeks.", "Must be months or weeks.")
    if not 1 <= terms.every.count <= EVERY_MAX[terms.every.unit]:
        raise _out(f"every.{terms.every.unit}", "Ska vara minst 1 och rimligt.", "Must be at least 1 and sensible.")


def _amounts(terms: DraftTerms) -> None:
    if not 0 < terms.principal.minor <= LARGEST_MINOR:
        raise _out("principal", "Lånebeloppet ska vara större än 0.", "The principal must be more than 0.")
    if terms.multiple < 1:
        raise _out("instalment_multiple", "Ska vara större än 0.", "Must be more than 0.")
    for nr, fee in enumerate(terms.fees):
        if fee.amount.minor < 0:
            raise _out(f"fees.{nr}.amount", "En avgift är inte negativ.", "A fee is not negative.")
        if fee.when not in FEE_TIMES:
            listed = ", ".join(FEE_TIMES)
            raise _out(f"fees.{nr}.when", f"Ska vara en av {listed}.", f"Must be one of {listed}.")


def _days(terms: DraftTerms) -> None:
    if not 1 <= terms.term <= TERM_MAX:
        raise _out("term", f"Ska vara 1–{TERM_MAX} betalningar.", f"Must be 1–{TERM_MAX} instalments.")
    opens = terms.kept.in_advance and terms.first_due_on == terms.disbursed_on
    if terms.first_due_on <= terms.disbursed_on and not opens:
        raise _clash("first_due_on", "Ska vara efter utbetalningen.", "Must be after the disbursement.")
    try:
        # A year more than the plan: the days after its end are counted too when somebody is late.
        due_day(terms.first_due_on, terms.every, terms.term + 12)
    except BeyondCalendar:
        raise _out("term", "Lånet slutar efter kalendern.", "The loan ends beyond the calendar.") from None


def _grace(terms: DraftTerms) -> None:
    for field, most in (
        ("grace_principal", terms.term - 1),
        ("grace_interest", terms.term - 1),
        ("interest_free", terms.term),
    ):
        if getattr(terms, field) < 0:
            raise _out(field, "Får inte vara negativ.", "Must not be negative.")
        if getattr(terms, field) > most:
            raise _clash(field, f"Får vara högst {most} med den löptiden.", f"At most {most} with this term.")


def _tranches(terms: DraftTerms) -> None:
    if not terms.tranches:
        return
    last = due_day(terms.first_due_on, terms.every, terms.term)
    for nr, tranche in enumerate(terms.tranches):
        if tranche.amount.minor <= 0:
            raise _out(f"tranches.{nr}.amount", "Ska vara större än 0.", "Must be more than 0.")
        # The due dates of a taken-over loan may have been moved: `_changed_dues` looks at what they are now.
        if not terms.disbursed_on <= tranche.on or (terms.convention == HOUSE and tranche.on >= last):
            raise _clash(f"tranches.{nr}.on", *TRANCHE_TOO_LATE)
    if sum(tranche.amount.minor for tranche in terms.tranches) != terms.principal.minor:
        raise _clash("tranches", "Delarna ska bli lånebeloppet.", "The tranches must sum to the principal.")


def _rates(terms: DraftTerms) -> None:
    _rate_in_range("rate", terms.rate)
    for nr, change in enumerate(terms.rates):
        _rate_in_range(f"rates.{nr}.rate", change.rate)
    days = [change.from_on for change in terms.rates]
    if _repeated(days):
        raise _clash("rates", "Två räntor från samma dag.", "Two rates from the same day.")


def _rate_in_range(field: str, rate: Rate) -> None:
    if not 0 <= rate.fraction <= RATE_MAX:
        raise _out(field, "Räntan ska vara 0–1000 %.", "The rate must be 0–1000 %.")


def _repeated(values: Iterable[object]) -> bool:
    listed = list(values)
    return len(set(listed)) < len(listed)


def _custom(terms: DraftTerms) -> None:
    if terms.repayment != "custom":
        if terms.principals:
            raise _clash("principals", "Hör bara till custom.", "Belongs to custom only.")
        return
    minors = [part.minor for part in terms.principals]
    if any(minor < 0 for minor in minors):
        raise _out("principals", "Ett belopp är negativt.", "An amount is negative.")
    if len(minors) != terms.term:
        raise _clash("principals", "Ska vara ett belopp per betalning.", "Must be one amount an instalment.")
    if sum(minors) != terms.principal.minor:
        raise _clash("principals", "Ska bli lånebeloppet.", "Must sum to the principal.")
    if any(minors[: terms.grace_principal]):
        raise _clash("principals", "Amortering under amorteringsfri tid.", "Principal within the grace period.")
    _never_more_than_drawn(terms, minors)


def _never_more_than_drawn(terms: DraftTerms, minors: list[int]) -> None:
    repaid = 0
    for nr, minor in enumerate(minors):
        repaid += minor
        opened = due_day(terms.first_due_on, terms.every, nr + 1)
        drawn = sum(tranche.amount.minor for tranche in terms.draws if tranche.on < opened)
        if repaid > drawn:
            raise _clash(f"principals.{nr}", "Mer än vad som är utbetalt.", "More than has been paid out.")


def _steps(terms: DraftTerms) -> None:
    if terms.repayment != "step":
        if terms.steps:
            raise _clash("steps", "Hör bara till step.", "Belongs to step only.")
        return
    numbers = [step.from_nr for step in terms.steps]
    if not numbers or numbers[0] != 1:
        raise _clash("steps", "Det första steget ska börja med betalning 1.", "The first step must begin with 1.")
    if numbers != sorted(set(numbers)) or numbers[-1] > terms.term:
        raise _clash("steps", "Stegen ska komma i ordning inom löptiden.", "Steps must be in order within the term.")
    if any(step.amount.minor < 0 for step in terms.steps):
        raise _out("steps", "Ett belopp är negativt.", "An amount is negative.")


def _revenue(terms: DraftTerms) -> None:
    if terms.repayment != "revenue":
        if terms.revenue is not None:
            raise _clash("revenue", "Hör bara till revenue.", "Belongs to revenue only.")
        return
    if terms.revenue is None:
        raise _clash("revenue", "Ange andel och väntade intäkter.", "Give the share and the revenues expected.")
    if not 0 < terms.revenue.share <= 1:
        raise _out("revenue.share", "Ska vara över 0 och högst 100 %.", "Must be over 0 and at most 100 %.")
    if len(terms.revenue.revenues) != terms.term:
        raise _clash("revenue.revenues", "Ska vara en intäkt per betalning.", "Must be one revenue an instalment.")
    if any(minor.minor < 0 for minor in terms.revenue.revenues):
        raise _out("revenue.revenues", "En intäkt är inte negativ.", "A revenue is not negative.")
    least, most = terms.revenue.least, terms.revenue.most
    if least is not None and most is not None and least.minor > most.minor:
        raise _clash("revenue.least", "Får inte vara mer än det högsta.", "Must not be more than the most.")


def _seasons(terms: DraftTerms) -> None:
    if not all(1 <= month <= 12 for month in terms.months_off) or _repeated(terms.months_off):
        raise _out("months_off", "Ska vara månader 1–12, var och en en gång.", "Must be months 1–12, each once.")
    if len(terms.months_off) > 11:
        raise _clash("months_off", "Någon månad måste amorteras.", "Some month must repay principal.")
    if terms.months_off and terms.repayment in ("custom", "bullet"):
        raise _clash("months_off", "Går inte med custom och bullet.", "Does not go with custom and bullet.")
    if terms.grace_interest_as == "capitalised":
        if terms.grace_principal < terms.grace_interest:
            reason = "Ränta som läggs till lånet kräver lika lång amorteringsfri tid."
            english = "Capitalised interest needs as long a grace on principal."
            raise _clash("grace_interest_as", reason, english)
        if terms.repayment == "custom":
            raise _clash("grace_interest_as", "Går inte med custom.", "Does not go with custom.")


def _settlement(terms: DraftTerms) -> None:
    if sorted(terms.settlement) != sorted(PARTS):
        reason = "Ska vara fee, interest och principal i någon ordning."
        raise _out("settlement", reason, "Must be fee, interest and principal in some order.")


def _flat(terms: DraftTerms) -> None:
    if terms.interest != "flat":
        return
    if terms.repayment not in ("annuity", "straight"):
        raise _clash("interest", "flat går bara med annuity och straight.", "flat goes with annuity and straight.")
    for field in ("grace_principal", "grace_interest", "interest_free", "tranches", "rates", "months_off"):
        if getattr(terms, field):
            raise _clash(field, "Går inte med flat.", "Does not go with flat.")
