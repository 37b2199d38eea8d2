"""Sweden: bank days, numbers, associations and their members (EFL 2018:672), lending (1996:1006, LBF 2004:297), late
interest and limitation (1975:635, 1981:130), what is kept (BFL, 2017:630), boards, counties.

`pack` answers the contract; every other file holds one field of law or one list. Statutes were read in consolidated
text of 2025; a rule with `sure=False` is general knowledge that somebody must confirm.
"""
