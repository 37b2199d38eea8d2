"""Sweden: bank days, numbers, associations (EFL 2018:672), lending (1996:1006, LBF 2004:297), boards, counties.

`pack` answers the contract; every other file holds one field of law or one list. Statutes were read in consolidated
text of 2025; a rule with `sure=False` is general knowledge that somebody must confirm.
"""
