"""What the law adds to a claim and takes from it: late interest, and limitation.

A claim may be a loan, a fee or a guarantor's recourse; nothing here knows which. A country's margins, times and
reference rates come in as values. Late interest replaces the contract's on the same days; the two are never added.
"""
