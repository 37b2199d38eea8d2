"""What every instrument has: number, party, issuer, state, conditions before pay-out, signing.

Not here: an instrument's own terms (loans, capital). The ledger, the OCR reference and the lots name an agreement,
and that is why it lives this far to the right.
"""
