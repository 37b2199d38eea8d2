"""Guarantees given: what the issuer answers for, layer by layer and day by day, and what a call and a recovery cost.

Words: the *share* is the part of each loss that is covered, the *cap* the most that is ever paid, the *cover* what
is guaranteed on a day; a *counter-guarantee* takes a share of that from the issuer; a *call* is a lender's claim.
What lives elsewhere: the underlying loan's plan (`loans`), who bears a loss by rank (`funding.waterfall`), aid in a
guarantee (`aid`). Rooms, downwards: `fee` > `exposure`; `claims` > `exposure` > `terms`; `recovery`, `portfolio` alone.
"""
