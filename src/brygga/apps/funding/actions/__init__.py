"""The only writers of funding."""

from brygga.apps.funding.actions.commitments import commit, lapse_commitments, settle_commitments
from brygga.apps.funding.actions.lots import record_lots, record_shared_lots, reverse_lots
from brygga.apps.funding.actions.sources import note_paper, register_source

__all__ = ["commit", "lapse_commitments", "note_paper", "record_lots", "record_shared_lots", "register_source",
           "reverse_lots", "settle_commitments"]
