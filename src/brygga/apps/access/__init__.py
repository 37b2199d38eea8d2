"""Who may do what: users, persons, memberships with roles, the wall between a person and a case, log-in links.

Not here: what a case or a loan is. Words: a *person* is a human being, a *user* one way in for that person (four
eyes compare persons), a *seat* a person in one tenant with the roles of the day. Everything else asks here first.
"""
