"""One filter for many rows: what of a matter's rows may this seat see. A list never forgets the wall by using it."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from brygga.apps.access.seats import Seat

Row = TypeVar("Row", bound=Model)


def visible(rows: "QuerySet[Row]", seat: Seat, *, matter: str = "matter_id") -> "QuerySet[Row]":
    """Return the rows of the seat's tenant whose matter is not shut, and for an applicant only own matters."""
    rows = rows.filter(tenant_id=seat.tenant_id)
    if seat.shut:
        rows = rows.exclude(**{f"{matter}__in": seat.shut})
    if seat.matters is not None:
        rows = rows.filter(**{f"{matter}__in": seat.matters})
    return rows
