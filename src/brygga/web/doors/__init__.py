"""The doors of the house: log in, log out, one-time links, codes, and where to go first.

allauth checks passwords, codes and attempts; the pages are the house's own. What of allauth is not named in
`account_urls` is not there. Nothing here knows a case or a krona.
"""
