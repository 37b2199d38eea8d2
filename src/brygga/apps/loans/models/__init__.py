"""Rows of loans."""

from brygga.apps.loans.models.loan import Loan, LoanPayment, LoanTerms

__all__ = ["Loan", "LoanPayment", "LoanTerms"]
