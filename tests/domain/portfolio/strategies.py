"""Shapes for hypothesis: small portfolios whose loans it may shrink to the one that is wrong."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from brygga.domain.loans.refusal import TermsRefused
from brygga.domain.loans.terms import LoanTerms
from tests.domain.loans.strategies import declining_loans, flat_loans
from tests.domain.portfolio.odd_loans import odd
from tests.domain.portfolio.random_loans import random_loans


def _odd_loan(seed: int) -> LoanTerms:
    chance = random.Random(seed)
    while True:
        try:
            return odd(chance, random_loans(chance.randrange(10**9), 1, None)[0])
        except TermsRefused:
            continue


odd_loans: st.SearchStrategy[LoanTerms] = st.integers(0, 10**9).map(_odd_loan)
any_loan: st.SearchStrategy[LoanTerms] = st.one_of(
    declining_loans(), declining_loans(changes=False), flat_loans(), odd_loans
)
portfolios: st.SearchStrategy[list[LoanTerms]] = st.lists(any_loan, min_size=1, max_size=6)
