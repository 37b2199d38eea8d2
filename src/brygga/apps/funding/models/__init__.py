"""Rows of funding."""

from brygga.apps.funding.models.lots import Lot, LotEvent, LotMove
from brygga.apps.funding.models.sources import Commitment, Source, SourcePaper

__all__ = ["Commitment", "Lot", "LotEvent", "LotMove", "Source", "SourcePaper"]
