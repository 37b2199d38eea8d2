"""Revolving money: lots and turns, who bears a loss, what a pot may be used for, and which pots carry a case.

Words: a *lot* is a sum that came in at one time, a *turn* how many times it has come back, a *pot* what one source
gave for one purpose. What lives elsewhere: the ledger's postings, agreements' terms, the country's rules.
Rooms, downwards: `allocation` > `restrictions`; `turns` | `undo` > `deal` > `lots` > `line`; `waterfall` alone.
"""
