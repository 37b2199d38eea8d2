"""Rows ↔ the domain's contribution: the only place of capital where both are seen."""

from datetime import date

from brygga.apps.capital.models import Contribution
from brygga.domain.capital import contribution as domain


def days_of(row: Contribution, contributed_on: date | None = None) -> domain.Contribution:
    """Return the days of a contribution; before the pay-in the planned day stands in for it."""
    paid_in = row.contributed_on or contributed_on
    if paid_in is None:
        raise ValueError("a contribution without a day has no dates yet")
    return domain.Contribution(paid_in, row.holder_notice_on, row.association_notice_on, row.fixed_date,
                               row.statutes_registered_on)
