"""Which pots may carry a case: every pot with its free money, whether it fits, and why not, in words.

The rule is domain.funding's; here are only the case's facts and the sentences. Asked twice: for the preview while a
proposal is written, and by the proposal itself.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext

from brygga.apps.cases.views import CaseView
from brygga.apps.funding import queries as funding
from brygga.domain.funding.allocation import Allocation, Offer, allocate
from brygga.domain.funding.restrictions import CaseFacts, Refusal, admissible
from brygga.domain.money import Money
from brygga.formats.pictures import figures
from brygga.foundation.refusals import text
from brygga.foundation.words import country_of
from brygga.jurisdictions.contract import Country
from brygga.jurisdictions.registry import country


@dataclass(frozen=True, slots=True)
class PotLine:
    """A pot against a case: what it has free, whether it fits, why not, and what it is suggested to give."""

    pot_id: int
    source_id: int
    name: str
    free_minor: int
    fits: bool
    reasons: tuple[str, ...]
    suggested_minor: int


@dataclass(frozen=True, slots=True)
class AllocationView:
    """The pots in their order and how they would share the amount; `missing_minor` is what no pot that fits has."""

    lines: tuple[PotLine, ...]
    missing_minor: int
    currency: str

    @property
    def covered(self) -> bool:
        """Tell whether the pots that fit can carry the whole amount."""
        return self.missing_minor == 0

    @property
    def shares(self) -> list[dict[str, int]]:
        """Return the suggested shares as a proposal takes them."""
        return [{"pot_id": line.pot_id, "amount_minor": line.suggested_minor} for line in self.lines
                if line.suggested_minor]

    @property
    def fitting(self) -> tuple[str, ...]:
        """Return the names of the pots that fit."""
        return tuple(line.name for line in self.lines if line.fits)


def allocation(tenant_id: int, case: CaseView, *, instrument: str, amount_minor: int, on: date) -> AllocationView:
    """Return every pot against the case and a suggested sharing: the most restricted money first."""
    facts = facts_of(case, instrument, on)
    money = funding.pots_with_free_cash(tenant_id)
    given = funding.given_to_matter(case.matter_id)
    offers = [Offer(m.restriction, Money(m.cash_minor, m.source.currency), Money(m.committed_minor, m.source.currency),
                    m.source.from_on, Money(given.get(m.source.pot_id, 0), m.source.currency)) for m in money]
    shared = allocate(Money(amount_minor, case.currency), offers, facts) if amount_minor > 0 else Allocation(())
    shares = shared.shares if isinstance(shared, Allocation) else shared.could_give
    suggested = {share.pot: share.amount.minor for share in shares}
    missing = 0 if isinstance(shared, Allocation) else shared.missing.minor
    pack = country(country_of(tenant_id))
    lines = []
    for one in money:
        faults = admissible(one.restriction, facts)
        lines.append(PotLine(one.source.pot_id, one.source.id, one.source.name, one.free_minor, not faults,
                             tuple(in_words(f, one.source.name, pack) for f in faults),
                             suggested.get(one.restriction.pot, 0)))
    return AllocationView(tuple(lines), missing, case.currency)


def facts_of(case: CaseView, instrument: str, on: date) -> CaseFacts:
    """Return what a pot's terms ask of a case; its purpose is the situation that it came with."""
    return CaseFacts(case.county, case.municipality, instrument, case.situation, on)


def why_not(tenant_id: int, case: CaseView, pot_id: int, *, instrument: str, amount_minor: int, on: date) -> list[str]:
    """Return why one pot may not give this much to the case, in words; empty when it may."""
    one = next((m for m in funding.pots_with_free_cash(tenant_id) if m.source.pot_id == pot_id), None)
    if one is None:
        return [gettext("Potten finns inte i fonden.")]
    already = funding.given_to_matter(case.matter_id).get(pot_id, 0)
    facts = replace(facts_of(case, instrument, on), amount=Money(amount_minor + already, case.currency))
    pack = country(country_of(tenant_id))
    return [in_words(fault, one.source.name, pack) for fault in admissible(one.restriction, facts)]


SENTENCES = {
    "wrong_kind": text("%(pot)s är inte investeringsmedel."),
    "wrong_county": text("Fel län för dessa medel: %(pot)s gäller %(allows)s, ärendet hör till %(has)s."),
    "wrong_municipality": text("Fel kommun för dessa medel: %(pot)s gäller %(allows)s."),
    "wrong_instrument": text("%(pot)s får inte användas till det här slaget av finansiering."),
    "wrong_purpose": text("%(pot)s är till för andra ändamål."),
    "not_open_yet": text("%(pot)s får användas först %(allows)s."),
    "closed": text("%(pot)s fick användas till %(allows)s."),
    "over_case_cap": text("%(pot)s får ge högst %(allows)s till ett ärende."),
    "wrong_currency": text("%(pot)s är i en annan valuta."),
}


def in_words(fault: Refusal, pot: str, pack: Country) -> str:
    """Return one reason against a pot as a sentence."""
    has, allows = fault.has, ", ".join(fault.allows)
    if fault.code == "wrong_county":
        names = {place.code: place.name for place in pack.regions()}
        has, allows = names.get(fault.has, gettext("okänt län")), ", ".join(names.get(c, c) for c in fault.allows)
    if fault.code == "over_case_cap":
        allows = figures.money(int(fault.allows[0]))
    return str(SENTENCES[fault.code]) % {"pot": pot, "has": has, "allows": allows}
