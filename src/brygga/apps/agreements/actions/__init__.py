"""The only writers of agreements."""

from brygga.apps.agreements.actions.drafting import draft_agreement, move_agreement, register_body
from brygga.apps.agreements.actions.signing import check_signing, hand_in_signed, refuse_signing
from brygga.apps.agreements.actions.terms import meet_condition

__all__ = ["check_signing", "draft_agreement", "hand_in_signed", "meet_condition", "move_agreement", "refuse_signing",
           "register_body"]
