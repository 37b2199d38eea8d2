"""What must hold before a krona leaves: all of it is said at once, each with its section and the way on.

The agreement's page shows `stops` as a list; the acts that move money raise them. Nothing here looks at who asks,
except `open_agreement`, the door that every act on an agreement goes through.
"""

from datetime import date

from django.utils.translation import get_language

from brygga.apps.access import queries as access
from brygga.apps.access.doorways import names_with, persons_with_role
from brygga.apps.access.names import ROLE_NAMES
from brygga.apps.access.permissions import PERMISSIONS
from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.views import AgreementView
from brygga.apps.funding import queries as funding
from brygga.apps.parties import queries as parties
from brygga.domain.casework.labels import label
from brygga.domain.funding.lots import Bucket
from brygga.formats.pictures.figures import day
from brygga.foundation.commands import Command
from brygga.foundation.refusals import NotSeen, Refusals, Refused, text
from brygga.foundation.words import country_of, in_language
from brygga.jurisdictions.contract import Ruling
from brygga.jurisdictions.registry import country

# What the country packs call an instrument: a bridge loan is a loan.
BY_LAW = {"bridge_loan": "loan"}


def open_agreement(cmd: Command, agreement_id: int, permission: str = "") -> AgreementView:
    """Return the agreement that an act is about; NotSeen through a wall, Refused without the permission's role.

    The machine (no actor) goes through both: what it does follows from a date.
    """
    assert cmd.tenant_id is not None
    agreement = agreements.agreement(cmd.tenant_id, agreement_id)
    if cmd.actor_id is None:
        return agreement
    if access.is_shut(agreement.matter_id, cmd.actor_id):
        raise NotSeen
    holders = {person for person, _, _ in persons_with_role(cmd.tenant_id, PERMISSIONS[permission], cmd.on)
               } if permission else {cmd.actor_id}
    if cmd.actor_id not in holders:
        raise Refused("access.role", text("Din roll räcker inte för det här."),
                      way_on=text("De här rollerna kan: %s")
                      % ", ".join(str(ROLE_NAMES[role]) for role in sorted(PERMISSIONS[permission])),
                      who_could=names_with(cmd.tenant_id, permission, cmd.on, matter_id=agreement.matter_id))
    return agreement


def stops(tenant_id: int, agreement: AgreementView, on: date) -> list[Refused]:
    """Return every reason why this agreement's money may not leave on a day; empty when it may."""
    return [*_by_paper(agreement, on), *_by_conditions(agreement), *_by_law(tenant_id, agreement, on),
            *_by_money(tenant_id, agreement)]


def require_clear(tenant_id: int, agreement: AgreementView, on: date) -> None:
    """Raise every stop at once."""
    found = stops(tenant_id, agreement, on)
    if found:
        raise Refusals(found)


def _by_paper(agreement: AgreementView, on: date) -> list[Refused]:
    found = []
    if agreement.state == "draft":
        found.append(Refused("pay_out.not_signed", text("Avtalet är inte underskrivet och kontrollerat av två."),
                             way_on=text("Det underskrivna avtalet läggs in, och två personer kontrollerar det.")))
    elif agreement.state != "signed":
        found.append(Refused("pay_out.state", text("Avtalet är redan utbetalt eller avslutat.")))
    if on > agreement.last_day_on:
        found.append(Refused("pay_out.last_day", text("Beslutet gällde till och med %s.")
                             % day(agreement.last_day_on, get_language() or "sv"),
                             way_on=text("Styrelsen kan besluta på nytt.")))
    return found


def _by_conditions(agreement: AgreementView) -> list[Refused]:
    return [Refused("pay_out.condition", text("Villkoret är inte uppfyllt: %s") % unmet,
                    way_on=text("Lägg in papperet som visar det under Villkor."))
            for unmet in agreements.unmet_conditions(agreement.id)]


def _by_law(tenant_id: int, agreement: AgreementView, on: date) -> list[Refused]:
    pack, party = country(country_of(tenant_id)), parties.party(tenant_id, agreement.party_id)
    rulings: list[Ruling] = []
    if party.kind != "person":
        rulings += pack.may_sign(party.registered_on, on)
    rulings += pack.may_issue(BY_LAW.get(agreement.instrument, agreement.instrument),
                              agreements.registrations(tenant_id), on, to_person=party.kind == "person",
                              for_business=True)
    if agreement.instrument == "contribution":
        allowed = None if party.contributions_allowed_on is None else party.contributions_allowed_on <= on
        rulings += pack.may_place_contribution(label("form", party.legal_form), allowed, on)
    return [Refused(f"law.{r.rule.code}", in_language(r.rule.says), section=r.rule.statute,
                    way_on=in_language(r.way_on)) for r in rulings if r.refuses]


def _by_money(tenant_id: int, agreement: AgreementView) -> list[Refused]:
    """The money is bound to the agreement, and it is there (Refused names neither pot: the page of pots does)."""
    if agreement.state not in ("draft", "signed"):
        return []
    bound = {pot: minor for pot, minor, state in funding.commitments_of(agreement.id) if state == "open"}
    if sum(bound.values()) != agreement.amount_minor:
        return [Refused("pay_out.not_bound", text("Pengarna till avtalet är inte bundna i någon pott."),
                        way_on=text("Styrelsen kan besluta på nytt."))]
    there = funding.in_bucket(tenant_id)
    if any(there.get(pot, {}).get(Bucket.CASH.value, 0) < minor for pot, minor in bound.items()):
        return [Refused("pay_out.no_cash", text("Pengarna finns inte i potten än."),
                        way_on=text("Vänta tills de har kommit in, eller föreslå en annan fördelning."))]
    return []
