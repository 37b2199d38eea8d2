"""Where the money comes from and how often it has been used: sources with their restrictions, commitments, lots.

Lots run in the order of sealed entries: what is sealed is never dealt again. A commitment never touches a lot.
"""
