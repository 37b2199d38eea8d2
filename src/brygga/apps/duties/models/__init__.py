"""Rows of duties."""

from brygga.apps.duties.models.duty import Duty

__all__ = ["Duty"]
