"""Cooperative risk capital placed: förlagsinsatser that the fund holds in associations (EFL ch. 11).

The association issues the certificate and keeps the register; dividend is never interest.
"""
