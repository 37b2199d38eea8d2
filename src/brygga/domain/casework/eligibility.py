"""Eligibility (grundvillkor) [C3]: four criteria with evidence, and which instrument goes with which legal form.

Idea: the answer is yes, no or evidence missing, and every no ends with "så här kan ni göra". Purpose comes first.
The stricter reading for work-integrating enterprises (ASF) adds rows, it does not change the four.
The table form × instrument is dated data; what is marked as the fund's own rule may be edited by the fund.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from brygga.domain.casework.answers import Refusal, refusal
from brygga.domain.casework.roles import GUARANTEES, LOANS, Instrument


class LegalForm(StrEnum):
    """Who applies, by law."""

    COOPERATIVE = "cooperative"
    NONPROFIT = "nonprofit"
    FOUNDATION = "foundation"
    LIMITED = "limited"
    LIMITED_SVB = "limited_svb"
    SOLE_TRADER = "sole_trader"
    PERSON = "person"
    INITIATIVE = "initiative"


class Criterion(StrEnum):
    """The four criteria, and four that the stricter ASF reading adds."""

    PURPOSE = "purpose"
    REINVESTS = "reinvests"
    DEMOCRATIC = "democratic"
    INDEPENDENT = "independent"
    ASF_OWN_NUMBER = "asf_own_number"
    ASF_NO_DIVIDEND = "asf_no_dividend"
    ASF_PAY_SPREAD = "asf_pay_spread"
    ASF_EMPLOYS = "asf_employs"


class Judgement(StrEnum):
    """What the evidence says."""

    YES = "yes"
    NO = "no"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One criterion's judgement with the paper that shows it and the paper's date."""

    criterion: Criterion
    judgement: Judgement
    document: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The whole answer: no if any is no, else missing if any is, else yes; with a way on for each that is not yes."""

    outcome: Judgement
    ways_on: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class FormRow:
    """One legal form: the instruments that fit `[valid_from, valid_to)` and the ground for it."""

    form: LegalForm
    instruments: frozenset[Instrument]
    ground: str
    valid_from: date = date(2020, 1, 1)
    valid_to: date | None = None


FOUR = (Criterion.PURPOSE, Criterion.REINVESTS, Criterion.DEMOCRATIC, Criterion.INDEPENDENT)
ASF = (Criterion.ASF_OWN_NUMBER, Criterion.ASF_NO_DIVIDEND, Criterion.ASF_PAY_SPREAD, Criterion.ASF_EMPLOYS)
# A person has neither members nor a surplus to share: two criteria speak only of organisations (the fund's own rule).
NATURAL = (Criterion.PURPOSE, Criterion.INDEPENDENT)
DEBT = LOANS | GUARANTEES
FORM_ROWS: tuple[FormRow, ...] = (
    FormRow(LegalForm.COOPERATIVE, DEBT | {Instrument.CONTRIBUTION, Instrument.SHARE}, "EFL 11:1"),
    FormRow(LegalForm.NONPROFIT, DEBT, "fund's own rule"),
    FormRow(LegalForm.FOUNDATION, DEBT, "fund's own rule"),
    FormRow(LegalForm.LIMITED, frozenset(), "fund's own rule"),
    FormRow(LegalForm.LIMITED_SVB, DEBT | {Instrument.SHARE}, "fund's own rule"),
    FormRow(LegalForm.SOLE_TRADER, DEBT, "fund's own rule"),
    FormRow(LegalForm.PERSON, DEBT, "fund's own rule"),
    FormRow(LegalForm.INITIATIVE, frozenset(), "EFL 2:4–5"),
)


def criteria_for(form: LegalForm, asf: bool = False) -> tuple[Criterion, ...]:
    """Return the criteria that are asked of a legal form, purpose first."""
    four = NATURAL if form in (LegalForm.SOLE_TRADER, LegalForm.PERSON) else FOUR
    return four + ASF if asf else four


def assess(form: LegalForm, evidence: Sequence[Evidence], asf: bool = False) -> Eligibility:
    """Return the answer over the criteria of `form`; a yes without a dated document counts as missing."""
    latest = {item.criterion: item for item in evidence}
    judged = {c: _weigh(latest.get(c)) for c in criteria_for(form, asf)}
    ways = tuple(_way_on(c, j) for c, j in judged.items() if j != Judgement.YES)
    for outcome in (Judgement.NO, Judgement.MISSING):
        if outcome in judged.values():
            return Eligibility(outcome, ways)
    return Eligibility(Judgement.YES, ())


def instruments_for(form: LegalForm, on: date, rows: Sequence[FormRow] = FORM_ROWS) -> frozenset[Instrument]:
    """Return the instruments that fit a legal form on a day."""
    valid = [r for r in rows if r.form == form and r.valid_from <= on and (r.valid_to is None or on < r.valid_to)]
    return max(valid, key=lambda r: r.valid_from).instruments if valid else frozenset()


def why_not_fit(form: LegalForm, instrument: Instrument, on: date,
                rows: Sequence[FormRow] = FORM_ROWS) -> Refusal | None:
    """Return "fel form" with the way on, or None when the instrument fits the legal form."""
    possible = instruments_for(form, on, rows)
    if instrument in possible:
        return None
    ground = next((r.ground for r in rows if r.form == form), "")
    if form == LegalForm.INITIATIVE:
        return refusal("form_not_registered", section=ground)
    if not possible:
        return refusal("form_outside", section=ground, form=form.value)
    names = ", ".join(sorted(possible))
    return refusal("form_wrong_instrument", section=ground, form=form.value, instrument=instrument.value,
                   possible=names)


def _way_on(criterion: Criterion, judgement: Judgement) -> Refusal:
    if judgement == Judgement.NO:
        return refusal("criterion_no", criterion=criterion.value)
    return refusal("criterion_missing", criterion=criterion.value)


def _weigh(item: Evidence | None) -> Judgement:
    if item is None:
        return Judgement.MISSING
    if item.judgement == Judgement.YES and not (item.document and item.dated):
        return Judgement.MISSING
    return item.judgement
