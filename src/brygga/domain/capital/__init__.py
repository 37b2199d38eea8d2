"""Cooperative risk capital: förlagsinsatser from pay-in to redemption, their certificate, cap, rank and clawback.

The country's times (five years, two years, six months) are passed in as `ContributionTerms`; the pack knows them.
A dividend is never interest: it is decided by a meeting out of free equity, and nothing here accrues.
"""
