"""The fund's own card: name, number, county, board, registrations and the rules it works under, for settings pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from brygga.apps.access.names import PROFILE_NAMES
from brygga.apps.agreements import queries as agreements
from brygga.apps.decisions import queries as decisions
from brygga.apps.ledger import queries as ledger
from brygga.apps.ledger.queries import PeriodRow
from brygga.foundation.models import Tenant
from brygga.foundation.refusals import text
from brygga.foundation.words import country_of
from brygga.jurisdictions.contract import Registration, Rule, Ruling
from brygga.jurisdictions.registry import country


@dataclass(frozen=True, slots=True)
class FundCard:
    """What the fund is; `county` by name, `board_size` None until somebody has said it."""

    tenant_id: int
    slug: str
    name: str
    orgnr: str
    county: str
    county_code: str
    country: str
    profile: str
    board_size: int | None


def card(tenant_id: int, on: date) -> FundCard:
    """Return the fund's card."""
    row = Tenant.objects.get(pk=tenant_id)
    names = {place.code: place.name for place in country(row.country).regions()}
    return FundCard(row.pk, row.slug, row.name, row.orgnr, names.get(row.county, ""), row.county, row.country,
                    row.profile, decisions.body_size(tenant_id))


def facts(card: FundCard) -> list[dict[str, Any]]:
    """Return what the card says, as labels and values: the same where a fund is vouched for and where it is read."""
    return [{"label": text("Organisationsnummer"), "value": card.orgnr}, {"label": text("Län"), "value": card.county},
            {"label": text("Arbetets uppdelning"), "value": PROFILE_NAMES[card.profile]},
            {"label": text("Styrelsens platser"), "value": card.board_size or text("inte satt")}]


def funds() -> list[FundCard]:
    """Return every fund of this installation by name, for the public pages."""
    pks = Tenant.objects.filter(kind="fund").order_by("name").values_list("pk", flat=True)
    return [card(pk, date.min) for pk in pks]


def registrations(tenant_id: int) -> list[Registration]:
    """Return what the fund is registered for."""
    return agreements.registrations(tenant_id)


def may_lend(tenant_id: int, on: date) -> Sequence[Ruling]:
    """Return the country's rulings on whether the fund may lend to an organisation in its own name on a day."""
    return country(country_of(tenant_id)).may_issue("loan", agreements.registrations(tenant_id), on, to_person=False,
                                                    for_business=True)


def rules(tenant_id: int, on: date) -> Sequence[Rule]:
    """Return every rule of the country in force on a day."""
    return country(country_of(tenant_id)).rules(on)


def board_rules(tenant_id: int, on: date) -> Sequence[Rule]:
    """Return the rules by which the board decides."""
    return country(country_of(tenant_id)).board_rules(on).rules


def periods(tenant_id: int) -> list[PeriodRow]:
    """Return the periods by day."""
    return ledger.periods(tenant_id)
