"""Loans: terms in dated versions, pay-out, payments. What every agreement has lives in agreements; the arithmetic in
domain.loans, which is the only place where a loan is computed.
"""
