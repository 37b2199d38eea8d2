"""What must hold before a krona leaves: all of it is said at once, each with its section and the way on."""

from datetime import date

from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.views import AgreementView
from brygga.apps.parties import queries as parties
from brygga.foundation.refusals import Refusals, Refused, text
from brygga.foundation.words import country_of, in_language
from brygga.jurisdictions.contract import Ruling
from brygga.jurisdictions.registry import country


def stops(tenant_id: int, agreement: AgreementView, on: date) -> list[Refused]:
    """Return every reason why this agreement's money may not leave on a day; empty when it may."""
    found = []
    if agreement.state == "draft":
        found.append(Refused("pay_out.not_signed", text("Avtalet är inte underskrivet och kontrollerat av två."),
                             way_on=text("Ladda upp det underskrivna avtalet, så kontrollerar två personer det.")))
    elif agreement.state != "signed":
        found.append(Refused("pay_out.state", text("Avtalet är redan utbetalt eller avslutat.")))
    if on > agreement.last_day_on:
        found.append(Refused("pay_out.last_day", text("Beslutet gällde till och med %s.")
                             % agreement.last_day_on.isoformat(), way_on=text("Styrelsen kan besluta på nytt.")))
    found += [Refused("pay_out.condition", text("Villkoret är inte uppfyllt: %s") % unmet)
              for unmet in agreements.unmet_conditions(agreement.id)]
    return found + _by_law(tenant_id, agreement, on)


def require_clear(tenant_id: int, agreement: AgreementView, on: date) -> None:
    """Raise every stop at once."""
    found = stops(tenant_id, agreement, on)
    if found:
        raise Refusals(found)


def _by_law(tenant_id: int, agreement: AgreementView, on: date) -> list[Refused]:
    pack, party = country(country_of(tenant_id)), parties.party(tenant_id, agreement.party_id)
    rulings: list[Ruling] = []
    if party.kind != "person":
        rulings += pack.may_sign(party.registered_on, on)
    rulings += pack.may_issue(agreement.instrument, agreements.registrations(tenant_id), on,
                              to_person=party.kind == "person", for_business=True)
    if agreement.instrument == "contribution":
        allowed = None if party.contributions_allowed_on is None else party.contributions_allowed_on <= on
        rulings += pack.may_place_contribution(party.legal_form, allowed, on)
    return [Refused(f"law.{r.rule.code}", in_language(r.rule.says), section=r.rule.statute,
                    way_on=in_language(r.way_on)) for r in rulings if r.refuses]
