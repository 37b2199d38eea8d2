"""Rows of parties."""

from brygga.apps.parties.models.party import Party, Signatory

__all__ = ["Party", "Signatory"]
