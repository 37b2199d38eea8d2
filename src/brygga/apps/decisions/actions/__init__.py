"""The only writers of decisions. What joins a decision to agreements, money and letters is in operations."""

from brygga.apps.decisions.actions.items import (
    freeze_item,
    place_item,
    postpone_item,
    store_decision,
    withdraw_item,
)
from brygga.apps.decisions.actions.meetings import (
    close_meeting,
    make_body,
    move_meeting,
    note_presence,
    open_meeting,
    plan_meeting,
    report_delegated,
    take_up_delegation,
)
from brygga.apps.decisions.actions.minutes import (
    adjust_minutes,
    replace_minutes_paper,
    sign_minutes,
    store_minutes,
)
from brygga.apps.decisions.actions.ties import ask, declare, rule_on_tie

__all__ = ["adjust_minutes", "ask", "close_meeting", "declare", "freeze_item", "make_body", "move_meeting",
           "note_presence", "open_meeting", "place_item", "plan_meeting", "postpone_item", "replace_minutes_paper",
           "report_delegated", "rule_on_tie", "sign_minutes", "store_decision", "store_minutes",
           "take_up_delegation", "withdraw_item"]
