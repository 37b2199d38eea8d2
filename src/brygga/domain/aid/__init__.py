"""State aid of small amounts: what a measure is worth as a grant, who is one undertaking, and what room is left.

Words: *de minimis* is aid so small that it need not be notified; the *gross grant equivalent* (GGE) is what a loan, a
guarantee or a subsidy would be as a grant on the day it is given; a *single undertaking* is all enterprises under one
control. The law is the Union's, alike in every country, so its dated amounts stand here in `regimes` and not in a
country pack; what a member state decides (its register, its working days) is the country pack's.
Rooms, downwards: `assess` > `conditions` | `equivalent` > `measure`; `deminimis` > `undertaking`; all > `regimes`.
"""
