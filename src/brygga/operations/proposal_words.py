"""A proposal in words: its sentence, its terms as label and value, what was asked for, what was granted.

One hand for the pack, the letter, the minutes and the page, so that the four never say different things. Texts go to
papers in the language of the reader; board papers are in Swedish.
"""

from dataclasses import dataclass

from brygga.apps.cases.views import ProposalView
from brygga.domain.casework.labels import label
from brygga.domain.dates import parse_day
from brygga.formats.pictures import figures

REPAYMENT = {
    "sv": {"annuity": "lika stora betalningar", "straight": "lika stora amorteringar", "bullet": "allt i slutet"},
    "en": {"annuity": "equal payments", "straight": "equal instalments", "bullet": "all at the end"},
}
WORDS = {
    "sv": {"rate": "Ränta", "term": "Antal betalningar", "repayment": "Återbetalning", "grace": "Amorteringsfria",
           "dividend": "Utdelning", "statutes": "Stadgar registrerade", "fixed": "Bestämd dag", "and": "och",
           "decline": "avslag", "terms_none": "inga"},
    "en": {"rate": "Interest", "term": "Number of payments", "repayment": "Repayment", "grace": "Without instalment",
           "dividend": "Dividend", "statutes": "Statutes registered", "fixed": "Fixed day", "and": "and",
           "decline": "a decline", "terms_none": "none"},
}


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a proposal as people read it."""

    label: str
    value: str


def grant_in_words(proposal: ProposalView, language: str = "sv") -> str:
    """Return "lån 150 000 kr" or "förlagsinsats 200 000 kr"."""
    amount = figures.money(proposal.amount_minor, proposal.currency, language)
    return f"{label('instrument', proposal.instrument, language)} {amount}"


def terms_in_words(proposal: ProposalView, language: str = "sv") -> tuple[Term, ...]:
    """Return the terms as label and value, in the order in which people ask for them."""
    said, words = proposal.terms, WORDS[language]
    if proposal.instrument == "contribution":
        rows = [(words["dividend"], said.get("dividend_terms") or words["terms_none"]),
                (words["fixed"], _day(said.get("fixed_date"), language)),
                (words["statutes"], _day(said.get("statutes_registered_on"), language))]
        return tuple(Term(name, value) for name, value in rows if value)
    if proposal.outcome != "grant":
        return ()
    rate = str(said["rate"]).rstrip("0").rstrip(".") or "0"
    rows = [(words["rate"], f"{rate.replace('.', ',') if language == 'sv' else rate} %"),
            (words["term"], str(said["term"])),
            (words["repayment"], REPAYMENT[language].get(str(said["repayment"]), str(said["repayment"])))]
    if said.get("grace_principal"):
        rows.append((words["grace"], str(said["grace_principal"])))
    return tuple(Term(name, value) for name, value in rows)


def sentence(proposal: ProposalView, applicant: str) -> str:
    """Return what the board is asked to decide, as one Swedish sentence."""
    if proposal.outcome == "decline":
        return f"{applicant} får avslag på ansökan som den ser ut i dag."
    conditions = len(proposal.conditions)
    tail = "" if not conditions else " med ett villkor" if conditions == 1 else f" med {conditions} villkor"
    return f"{applicant} beviljas {grant_in_words(proposal)} till {_lower(proposal.purpose)}{tail}."


def _lower(purpose: str) -> str:
    said = purpose.strip().rstrip(".")
    return said[:1].lower() + said[1:] if said[1:2].islower() else said


def _day(said: object, language: str) -> str:
    return figures.day(parse_day(str(said)), language) if said else ""
