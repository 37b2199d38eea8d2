"""Shapes for hypothesis: small portfolios whose loans it may shrink to the one that is wrong."""

from __future__ import annotations

from hypothesis import strategies as st

from brygga.domain.loans.terms import LoanTerms
from tests.domain.loans.strategies import declining_loans, flat_loans

any_loan: st.SearchStrategy[LoanTerms] = st.one_of(declining_loans(), declining_loans(changes=False), flat_loans())
portfolios: st.SearchStrategy[list[LoanTerms]] = st.lists(any_loan, min_size=1, max_size=6)
