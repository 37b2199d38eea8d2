"""Rows of access."""

from brygga.apps.access.models.people import LoginLink, Person, User
from brygga.apps.access.models.seats import MatterAccess, Membership, Wall

__all__ = ["LoginLink", "MatterAccess", "Membership", "Person", "User", "Wall"]
