"""Readers of förlagsinsatser."""

from collections.abc import Iterable
from datetime import date

from brygga.apps.capital import mapping
from brygga.apps.capital.models import Contribution, Dividend
from brygga.apps.capital.views import ContributionView, DividendView
from brygga.domain.capital import contribution as domain
from brygga.foundation.refusals import NotSeen
from brygga.foundation.words import country_of
from brygga.jurisdictions.contract import Country
from brygga.jurisdictions.registry import country


def contribution(tenant_id: int, agreement_id: int) -> ContributionView:
    """Return the förlagsinsats behind an agreement."""
    found = contributions(tenant_id, [agreement_id])
    if agreement_id not in found:
        raise NotSeen
    return found[agreement_id]


def contributions(tenant_id: int, agreement_ids: Iterable[int] | None = None) -> dict[int, ContributionView]:
    """Return agreement id → förlagsinsats: two queries however many."""
    rows = Contribution.objects.filter(tenant_id=tenant_id).prefetch_related("dividends")
    if agreement_ids is not None:
        rows = rows.filter(agreement_id__in=list(agreement_ids))
    pack = country(country_of(tenant_id))
    return {row.agreement_id: _view(row, pack) for row in rows.order_by("pk")}


def redemption_if_paid(tenant_id: int, agreement_id: int, on: date) -> domain.Redemption | None:
    """Return when a förlagsinsats paid in on `on` could be redeemed: for the papers, before the pay-in."""
    row = Contribution.objects.get(tenant_id=tenant_id, agreement_id=agreement_id)
    pack = country(country_of(tenant_id))
    terms = pack.contribution_terms(on)
    return domain.redemption(mapping.days_of(row, on), terms, pack.is_bank_day) if terms else None


def dividends_by_entry(tenant_id: int, entry_id: int) -> list[int]:
    """Return the ids of the dividends that an entry received."""
    return list(Dividend.objects.filter(tenant_id=tenant_id, received_entry_id=entry_id).values_list("pk", flat=True))


def _view(row: Contribution, pack: Country) -> ContributionView:
    terms = pack.contribution_terms(row.contributed_on) if row.contributed_on else None
    redemption = domain.redemption(mapping.days_of(row), terms, pack.is_bank_day) if terms else None
    until = None
    if terms and row.redeemed_on and redemption and not redemption.clawback_exempt:
        until = domain.clawback_until(row.redeemed_on, terms)
    dividends = sorted(row.dividends.all(), key=lambda d: d.year)
    return ContributionView(
        row.agreement_id, row.amount_minor, row.currency, row.certificate_number, row.dividend_terms, row.fixed_date,
        row.statutes_registered_on, row.contributed_on, row.certificate_received_on, row.holder_notice_on,
        row.association_notice_on,
        row.redeemed_on, row.redeemed_minor, until, redemption,
        tuple(DividendView(d.pk, d.year, d.decided_on, d.amount_minor, d.received_on, d.decided_entry_id)
              for d in dividends))
