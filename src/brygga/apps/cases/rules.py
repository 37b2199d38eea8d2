"""The rules that a case meets, as question, answer and why; a missing answer carries its remedy.

Each line asks one rule of domain or country and puts its answer in words. Nothing is decided here: what stands in the
way is refused by the acts, which ask the same rules.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements import queries as agreements
from brygga.apps.cases import pots
from brygga.apps.cases.views import CaseDetail
from brygga.domain.casework import labels, plan_checks
from brygga.domain.casework.eligibility import LegalForm, instruments_for
from brygga.domain.casework.roles import Instrument
from brygga.domain.casework.texts import sentence
from brygga.formats.pictures import figures
from brygga.foundation.words import country_of, in_language
from brygga.jurisdictions.contract import Country, Ruling
from brygga.jurisdictions.registry import country

OFFERED = (Instrument.LOAN, Instrument.CONTRIBUTION)


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A question, its answer in a word (`kind` ok, warn or stop), and why, with paper, date or section."""

    question: str
    answer: str
    kind: str
    why: str


def rules_for(seat: Seat, detail: CaseDetail) -> list[RuleLine]:
    """Return the rules that a case meets on the seat's day, in the order of use."""
    pack = country(country_of(seat.tenant_id))
    return [*_who(seat, detail, pack), *_fund(seat, detail, pack), *_money(seat, detail), *_plan(detail)]


def _language() -> str:
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def _who(seat: Seat, detail: CaseDetail, pack: Country) -> Iterator[RuleLine]:
    party = detail.party
    if party is None:
        yield RuleLine(gettext("Vem söker?"), gettext("saknas"), "warn", gettext("Sökanden har inte skrivit det än."))
        return
    form = LegalForm(party.legal_form)
    named = labels.label("form", form, _language())
    ruling = next(iter(pack.may_sign(party.registered_on, seat.on)))
    if ruling.refuses:
        yield RuleLine(gettext("Kan föreningen skriva avtal?"), gettext("inte än"), "warn",
                       f"{in_language(ruling.way_on)} ({ruling.rule.statute})")
    elif party.registered_on:
        yield RuleLine(gettext("Kan föreningen skriva avtal?"), gettext("ja"), "ok", gettext(
            "Registrerad %(day)s, %(orgnr)s (%(section)s)") % {
            "day": figures.day(party.registered_on, _language()), "orgnr": party.orgnr,
            "section": ruling.rule.statute})
    fits = [labels.label("instrument", i, _language()) for i in OFFERED if i in instruments_for(form, seat.on)]
    yield RuleLine(gettext("Kan fonden finansiera formen?"), gettext("ja") if fits else gettext("inte än"),
                   "ok" if fits else "warn", f"{named[:1].upper()}{named[1:]}: {', '.join(fits) or '–'}")
    if form == LegalForm.COOPERATIVE:
        yield _contribution(pack, detail, seat)


def _contribution(pack: Country, detail: CaseDetail, seat: Seat) -> RuleLine:
    party = detail.party
    assert party is not None
    allowed = True if party.contributions_allowed_on else None
    ruling = next(iter(pack.may_place_contribution(labels.label("form", LegalForm.COOPERATIVE), allowed, seat.on)))
    question = gettext("Får föreningen ge ut förlagsinsatser?")
    if ruling.refuses:
        return RuleLine(question, gettext("saknas"), "warn", f"{in_language(ruling.way_on)} ({ruling.rule.statute})")
    assert party.contributions_allowed_on is not None
    why = gettext("%(clause)s i stadgarna, registrerade %(day)s (%(section)s)") % {
        "clause": party.statutes_clause or "§", "day": figures.day(party.contributions_allowed_on, _language()),
        "section": ruling.rule.statute}
    return RuleLine(question, gettext("ja"), "ok", why)


def _fund(seat: Seat, detail: CaseDetail, pack: Country) -> Iterator[RuleLine]:
    known = agreements.registrations(seat.tenant_id)
    person = detail.party is not None and detail.party.kind == "person"
    for ruling in pack.may_issue("loan", known, seat.on, to_person=person, for_business=True):
        if ruling.answer.value != "does_not_apply":
            yield _lending(ruling)


def _lending(ruling: Ruling) -> RuleLine:
    question = gettext("Får fonden låna ut?")
    if ruling.refuses:
        return RuleLine(question, gettext("nej"), "stop", f"{in_language(ruling.way_on)} ({ruling.rule.statute})")
    return RuleLine(question, gettext("ja"), "ok", f"{in_language(ruling.rule.says)} ({ruling.rule.statute})")


def _money(seat: Seat, detail: CaseDetail) -> Iterator[RuleLine]:
    case = detail.case
    view = pots.allocation(seat.tenant_id, case, instrument="loan", amount_minor=case.need_minor or 0, on=seat.on)
    question = gettext("Räcker pengarna som får användas här?")
    if not view.lines:
        yield RuleLine(question, gettext("saknas"), "warn", gettext("Fonden har ingen källa än."))
    elif not view.fitting:
        yield RuleLine(question, gettext("nej"), "stop", " ".join(view.lines[0].reasons))
    else:
        told = [gettext("%(pot)s har %(free)s som inte är lovade") % {
            "pot": line.name, "free": figures.money(line.free_minor, case.currency, _language())}
            for line in view.lines if line.fits]
        others = [reason for line in view.lines for reason in line.reasons]
        yield RuleLine(question, gettext("ja") if view.covered else gettext("inte hela"),
                       "ok" if view.covered else "warn", ". ".join([*told, *others]))


def _plan(detail: CaseDetail) -> Iterator[RuleLine]:
    stops = plan_checks.stops(detail.plan)
    question = gettext("Går planen ihop?")
    if not stops:
        yield RuleLine(question, gettext("ja"), "ok", gettext("Kostnader och källor är lika stora."))
    for found in stops:
        said = sentence(found, _language())
        yield RuleLine(question, gettext("nej"), "stop", f"{said.reason} {said.way_on}")
