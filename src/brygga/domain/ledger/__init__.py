"""The book's pure core: an entry that balances, its reversal, rules that turn an event into an entry, balances.

Nothing here stores, numbers or seals; an app does. Debit is positive, credit negative, in whole minor units.
"""
