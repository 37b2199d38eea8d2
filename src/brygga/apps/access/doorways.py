"""The doors that every page and every other app goes through to know who is who."""

from brygga.apps.access.filters import visible
from brygga.apps.access.seats import Seat, names_with, persons_with_role, seat_of, seats_of

__all__ = ["Seat", "names_with", "persons_with_role", "seat_of", "seats_of", "visible"]
