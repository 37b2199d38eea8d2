"""One lock, taken first: an act holds the end of its tenant's audit chain from its first statement to its last.

Every act ends by adding a link to that chain, so acts of one tenant are one after the other anyway; taking the lock
first makes that plain, leaves no order of locks to get wrong, and two acts can never wait for each other. Acts of
different tenants do not meet. On SQLite a writing transaction is alone in the whole file (IMMEDIATE), so the lock is
the transaction. Do not add locks of rows: what an act reads after `act_alone` stays as it is until it ends. (ADR 0005)
"""

from django.db import connections

from brygga.foundation.plain_sql import ask, tell

READ = "SELECT seq, digest FROM foundation_audithead WHERE chain = %s"
HOLD = f"{READ} FOR UPDATE"
BEGIN = "INSERT INTO foundation_audithead (chain, seq, digest) VALUES (%s, 0, '') ON CONFLICT (chain) DO NOTHING"


def act_alone(chain: str) -> tuple[int, str]:
    """Wait for other acts of the chain, hold it until the transaction ends; return its end (seq, digest)."""
    hold = HOLD if connections["default"].vendor == "postgresql" else READ
    found = ask(hold, (chain,))
    if not found:
        tell(BEGIN, (chain,))
        found = ask(hold, (chain,))
    return found[0][0], found[0][1]
