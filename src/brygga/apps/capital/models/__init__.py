"""Rows of capital."""

from brygga.apps.capital.models.contribution import Contribution, Dividend

__all__ = ["Contribution", "Dividend"]
