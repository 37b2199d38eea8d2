"""One lock, taken first: an act holds the end of its tenant's audit chain from its first statement to its last.

Every act ends by adding a link to that chain, so acts of one tenant are one after the other anyway; taking the lock
first makes that plain, leaves no order of locks to get wrong, and two acts can never wait for each other. Acts of
different tenants do not meet. On SQLite a writing transaction is alone in the whole file (IMMEDIATE), so the lock is
the transaction. Do not add locks of rows: what an act reads after `act_alone` stays as it is until it ends. (ADR 0005)
"""

from collections.abc import Sequence
from typing import Any

from django.db import connections

from brygga.foundation.plain_sql import ask_all, tell

READ = "SELECT seq, digest FROM foundation_audithead WHERE chain = %s"
HOLD = f"{READ} FOR UPDATE"
BEGIN = "INSERT INTO foundation_audithead (chain, seq, digest) VALUES (%s, 0, '') ON CONFLICT (chain) DO NOTHING"


def act_alone(chain: str, *then: tuple[str, Sequence[Any]]) -> tuple[int, str, list[list[tuple[Any, ...]]]]:
    """Wait for other acts of the chain, hold it until the transaction ends; return its end (seq, digest).

    `then` are questions for the same journey, asked when the chain is held; their rows come after the end.
    """
    hold = HOLD if connections["default"].vendor == "postgresql" else READ
    found, *answers = ask_all([(hold, (chain,)), *then])
    if not found:
        tell(BEGIN, (chain,))
        found, *answers = ask_all([(hold, (chain,)), *then])
    return found[0][0], found[0][1], answers
