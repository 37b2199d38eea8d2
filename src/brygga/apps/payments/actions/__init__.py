"""The only writers of payments."""

from brygga.apps.payments.actions.accounts import open_bank_account
from brygga.apps.payments.actions.notices import make_notice
from brygga.apps.payments.actions.orders import (
    approve_order,
    confirm_order,
    list_order,
    propose_order,
    withdraw_order,
)
from brygga.apps.payments.actions.statements import enter_statement, match_line, undo_match
from brygga.apps.payments.actions.withdrawals import withdraw_statement

__all__ = ["approve_order", "confirm_order", "enter_statement", "list_order", "make_notice", "match_line",
           "open_bank_account", "propose_order", "undo_match", "withdraw_order", "withdraw_statement"]
