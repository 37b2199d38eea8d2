"""What stands in the way of a proposal: every rule asked, every no told at once with its field and the way on.

No rule of its own: legal form and plan are domain.casework's, statutes and lending the country's, pots
domain.funding's, terms domain.loans'. Here is the list of whom to ask.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from brygga.apps.access.segregation import refused
from brygga.apps.agreements import queries as agreements
from brygga.apps.cases import loan_terms, pots, queries
from brygga.apps.cases.models import Case
from brygga.apps.funding import queries as funding
from brygga.domain.casework import labels, plan_checks
from brygga.domain.casework.eligibility import LegalForm, why_not_fit
from brygga.domain.casework.roles import Instrument
from brygga.domain.casework.texts import sentence
from brygga.formats.pictures import figures
from brygga.foundation.commands import Command
from brygga.foundation.refusals import Refused, text
from brygga.foundation.words import country_of, in_language
from brygga.jurisdictions.contract import Country, Ruling
from brygga.jurisdictions.registry import country

OFFERED = frozenset({"loan", "contribution"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is proposed, as it was typed."""

    instrument: str
    amount_minor: int
    purpose: str
    terms: dict[str, Any]
    conditions: list[dict[str, str]]
    shares: list[dict[str, int]]
    for_business: bool


def faults_of(cmd: Command, case: Case, asked: Asked) -> list[Refused]:
    """Return everything that stands in the way of a proposal, in the order of the form; empty when nothing does."""
    if asked.instrument not in OFFERED:
        return [Refused("proposal.instrument", text("Välj lån eller förlagsinsats."), field="instrument")]
    pack = country(country_of(cmd.tenant))
    return [*_ready(case), *_plain(asked), *_form(cmd, case, asked, pack), *_plan(case),
            *_terms(cmd, case, asked, pack), *_shares(cmd, case, asked)]


def with_days(cmd: Command, instrument: str, terms: dict[str, Any]) -> dict[str, Any]:
    """Return a loan's terms with provisional days; another instrument's as they are."""
    return loan_terms.with_days(terms, cmd.on) if instrument == "loan" else terms


def _ready(case: Case) -> Iterator[Refused]:
    if case.party_id is None:
        yield Refused("proposal.party", text("Ange först vem som söker."), field="party",
                      way_on=text("Sökanden skriver det i ansökan."))
    if not case.memos.exists():
        yield Refused("proposal.memo", text("Skriv bedömningen först."),
                      way_on=text("Styrelsen läser de tre raderna före förslaget."))
    if case.completions.filter(answered_on=None).exists():
        yield Refused("proposal.waiting", text("En komplettering är inte besvarad än."),
                      way_on=text("Vänta på svaret, eller besvara den själv med vad ni fick veta."))
    if case.proposals.filter(state="open", outcome="decline").exists():
        yield Refused("proposal.declined", text("Det finns ett förslag till avslag i ärendet."),
                      way_on=text("Ta tillbaka det först."))


def _plain(asked: Asked) -> Iterator[Refused]:
    if asked.amount_minor <= 0:
        yield Refused("proposal.amount", text("Skriv ett belopp som är större än noll."), field="amount")
    if not 0 < len(asked.purpose.strip()) <= 300:
        yield Refused("proposal.purpose", text("Skriv vad pengarna ska användas till, i en mening."), field="purpose")
    if any(not c.get("text", "").strip() for c in asked.conditions):
        yield Refused("proposal.condition", text("Ett villkor saknar text."), field="conditions")


def _form(cmd: Command, case: Case, asked: Asked, pack: Country) -> Iterator[Refused]:
    if case.party is None:
        return
    form = LegalForm(case.party.legal_form)
    # An initiative is judged as what it means to become: the board decides on condition of registration.
    judged = LegalForm.COOPERATIVE if form == LegalForm.INITIATIVE else form
    wrong = why_not_fit(judged, Instrument(asked.instrument), cmd.on)
    if wrong is not None:
        yield refused(wrong, field="instrument")
        return
    if asked.instrument == "contribution":
        allowed = True if case.party.contributions_allowed_on else None
        yield from _told(pack.may_place_contribution(labels.label("form", judged), allowed, cmd.on))
    else:
        yield from _told(personal_rulings(cmd, pack, case.party.kind == "person", asked.for_business), "for_business")


def personal_rulings(cmd: Command, pack: Country, to_person: bool, for_business: bool) -> list[Ruling]:
    """Return the rulings on lending that hang on who receives; the fund's own registration is asked at pay-out."""
    known = agreements.registrations(cmd.tenant)
    whoever = pack.may_issue("loan", known, cmd.on, to_person=False, for_business=for_business)
    told = pack.may_issue("loan", known, cmd.on, to_person=to_person, for_business=for_business)
    same = {r.rule.code for r in whoever if r.refuses}
    return [r for r in told if r.rule.code not in same]


def _told(rulings: Any, field: str = "instrument") -> Iterator[Refused]:
    for ruling in rulings:
        if ruling.refuses:
            yield Refused(ruling.rule.code, in_language(ruling.rule.says), field=field,
                          way_on=in_language(ruling.way_on), section=ruling.rule.statute)


def _plan(case: Case) -> Iterator[Refused]:
    for found in plan_checks.stops(queries.plan_of(case.pk)):
        said = sentence(found, "en" if (get_language() or "sv").startswith("en") else "sv")
        yield Refused(found.code, said.reason, way_on=said.way_on, section=said.section)


def _terms(cmd: Command, case: Case, asked: Asked, pack: Country) -> Iterator[Refused]:
    if asked.instrument != "loan" or asked.amount_minor <= 0:
        return
    try:
        terms = loan_terms.terms_of(asked.amount_minor, case.currency, loan_terms.with_days(asked.terms, cmd.on), pack)
    except Refused as fault:
        yield fault
        return
    if terms.disbursed_on < cmd.on:
        yield Refused("loan.past", text("Utbetalningsdagen har redan varit."), field="disburse_on")


def _shares(cmd: Command, case: Case, asked: Asked) -> Iterator[Refused]:
    pots_named = {s["pot_id"] for s in asked.shares}
    if len(pots_named) < len(asked.shares) or any(s["amount_minor"] <= 0 for s in asked.shares):
        yield Refused("shares.rows", text("Varje pott står en gång, med ett belopp större än noll."), field="shares")
        return
    total = sum(s["amount_minor"] for s in asked.shares)
    if total != asked.amount_minor:
        yield Refused("shares.sum", text("Potternas delar blir %(sum)s, förslaget är %(amount)s.") % {
            "sum": figures.money(total, case.currency), "amount": figures.money(asked.amount_minor, case.currency)},
            field="shares", way_on=text("Ändra delarna så att de blir lika mycket."))
    view = queries.case(cmd.tenant, case.pk)
    for share in asked.shares:
        yield from _pot(cmd.tenant, view, asked, share["pot_id"], share["amount_minor"], cmd)


def _pot(tenant_id: int, case: Any, asked: Asked, pot_id: int, minor: int, cmd: Command) -> Iterator[Refused]:
    why = pots.why_not(tenant_id, case, pot_id, instrument=asked.instrument, amount_minor=minor, on=cmd.on)
    if why:
        fits = pots.allocation(tenant_id, case, instrument=asked.instrument, amount_minor=minor, on=cmd.on).fitting
        yield Refused("shares.restricted", " ".join(why), field=f"pot_{pot_id}",
                      way_on=(text("Det här passar: %s.") % ", ".join(fits)) if fits
                      else text("Ingen av fondens potter passar: prata med finansiärerna."))
        return
    free = funding.free_minor(pot_id)
    if minor > free:
        yield Refused("shares.free", text("Potten har bara %s som inte är lovat.") % figures.money(
            max(0, free), case.currency), field=f"pot_{pot_id}",
            way_on=text("Minska delen, ta resten från en annan pott eller vänta på nästa inbetalning."))
