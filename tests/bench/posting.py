"""P5: entries of two lines sealed one by one through an act, each a durable commit with audit link and stored answer.

Two baselines. The same rows by bare SQL into tables without keys, triggers, audit or idempotency, one durable commit
each, through the bare driver. And another ledger for Django as its documentation posts (`neighbours`): django-hordak
on PostgreSQL, django-ledger on SQLite. Rounds of all take turns, so that a machine that others share treats them alike.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from tests.bench._neighbour import Neighbour

ENTRIES, ROUNDS = 400, 7
NEIGHBOURS_ENTRIES = 60
TABLES = ("CREATE TABLE bare_entry (id bigint, text varchar(200))",
          "CREATE TABLE bare_posting (entry_id bigint, line_no int, account_id bigint, amount_minor bigint)")
GOAL = {"sqlite": 1000, "postgresql": 500}


def sealed_once(fund: int, pot: int) -> Callable[[int], None]:
    """The work itself: one act."""
    from brygga.apps.ledger import actions
    from tests.apps.ledger.books import ON, command, lines

    def work(n: int) -> None:
        actions.post(command(fund, f"bench-{n}"), event="source.paid_in.revolving_grant", subject="source/1", text="x",
                     on=ON, lines=lines("bank", "conditional_capital", pot, 100))
    return work


def bare_once(connection: Any, mark: str) -> Callable[[int], None]:
    """The same rows without any check."""
    line = f"INSERT INTO bare_posting VALUES ({mark}, 1, 1, 100), ({mark}, 2, 2, -100)"

    def work(n: int) -> None:
        connection.execute("BEGIN")
        connection.execute(f"INSERT INTO bare_entry VALUES ({mark}, 'x')", (n,))
        connection.execute(line, (n, n))
        connection.execute("COMMIT")
    return work


def bare_connection() -> Any:
    """The bare driver on the same database, as durable as the app's own."""
    from django.db import connection

    from brygga.foundation.database import as_owner

    with as_owner(), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(table)
        if connection.vendor == "postgresql":
            cursor.execute("GRANT ALL ON bare_entry, bare_posting TO PUBLIC")
    if connection.vendor == "sqlite":
        import sqlite3

        bare = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
        bare.execute("PRAGMA synchronous = FULL")
        return bare
    import psycopg

    kept = connection.settings_dict
    return psycopg.connect(dbname=kept["NAME"], user=kept["USER"], host=kept["HOST"], port=kept["PORT"],
                           autocommit=True)


def seconds(work: Callable[[int], None], first: int) -> float:
    begun = time.perf_counter()
    for n in range(first, first + ENTRIES):
        work(n)
    return time.perf_counter() - begun


def take_turns(ours: Callable[[int], None], bare: Callable[[int], None], neighbour: Neighbour) -> list[float]:
    """Median rates, entries a second: ours, the bare insert, and the neighbour where there is one."""
    rounds = []
    for r in range(ROUNDS + 1):
        rates = [ENTRIES / seconds(ours, r * ENTRIES), ENTRIES / seconds(bare, r * ENTRIES)]
        if neighbour.name:
            rates.append(NEIGHBOURS_ENTRIES / neighbour.seconds(r * NEIGHBOURS_ENTRIES, NEIGHBOURS_ENTRIES))
        rounds.append(rates)
    return [statistics.median(column) for column in zip(*rounds[1:], strict=True)]


def main() -> int:
    import django

    django.setup()
    from django.db import connection

    from brygga.apps.ledger import checks
    from tests.apps.ledger.books import open_fund

    fund, pot, _ = open_fund("bench")
    bare = bare_connection()
    connection.close()
    with Neighbour(connection.vendor) as neighbour:
        ours, *theirs = take_turns(
            sealed_once(fund, pot), bare_once(bare, "?" if connection.vendor == "sqlite" else "%s"), neighbour)
    bare.close()
    faults = [fault for check in checks.checks(fund) for fault in check.faults]
    baselines = [{"baseline": name, "baseline_rate": round(rate), "ratio": round(ours / rate, 2)}
                 for name, rate in zip(("bare insert, durable", neighbour.name), theirs, strict=False)]
    sys.stdout.write(json.dumps({
        "name": "posting", "db": connection.vendor, "n": ENTRIES, "seconds": round(ENTRIES / ours, 4),
        "rate": round(ours), "unit": "entries/s", "goal": GOAL[connection.vendor],
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        **baselines[0], "baselines": baselines, "faults": len(faults),
        "versions": {"python": sys.version.split()[0], **neighbour.versions, "django": django.__version__},
    }) + "\n")
    return int(bool(faults))


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brygga.config.settings")
    sys.exit(main())
