"""Who acts next, on what, by when: opened and closed by the acts themselves, shown on every page.

A duty is for a role or a person, names a page to go to, and is closed by the act that fulfils it.
"""
