"""Rows of payments."""

from brygga.apps.payments.models.notices import Notice
from brygga.apps.payments.models.orders import BankAccount, PaymentOrder
from brygga.apps.payments.models.statements import Match, Statement, StatementLine, StatementWithdrawal

__all__ = ["BankAccount", "Match", "Notice", "PaymentOrder", "Statement", "StatementLine", "StatementWithdrawal"]
