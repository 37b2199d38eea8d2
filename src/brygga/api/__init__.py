"""For programs: the calculators over HTTP, `POST /api/v1/calc/NAME`. Each answers what `brygga calc NAME` prints.

No session, no cookie, no row of the database. What people see is in `web`; neither room knows the other.
"""
