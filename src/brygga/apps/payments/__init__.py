"""Money in and out of bank accounts: orders with four eyes, statements typed or read, matching, notices.

Knows references and accounts, not loans: `operations` joins them. Nothing here posts by itself.
"""
