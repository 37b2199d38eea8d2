"""P7: where each krona of one source is, with turns, with a million lots in the fund; beside the bare sum of its moves.

The rows are written by the owner with the fences out of the way, in the shape that lending leaves: each lot came of a
repayment, most of it is lent again, and what is repaid is a lot of the next turn. All lots are the one source's, the
hardest case there is. The baseline is SUM over the same rows in the same database: it knows neither buckets nor turns.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from tests.bench import _measured as measured

N, TURNS, PIECES = 1_000_000, 6, 100
GOAL = {"seconds": 1.0, "times_the_bare_sum": 3}
EVENT = ("id", "tenant_id", "pot_id", "seq", "kind", "agreement_id", "amount_minor", "currency", "entry_id", '"on"')
LOT = ("id", "tenant_id", "pot_id", "event_id", "line", "kind", "turn", "origin_id")
MOVE = ("id", "tenant_id", "event_id", "line_no", "pot_id", "amount_minor", "taken_bucket", "taken_agreement_id",
        "taken_event", "taken_line", "taken_lot_id", "put_bucket", "put_agreement_id", "put_event", "put_line",
        "put_lot_id", "kind", '"on"', "taken_turn", "put_turn")
Row = tuple[Any, ...]


def rows_of(fund: int, pot: int, about: tuple[int, int], first: int, number: int) -> Iterator[tuple[str, Row]]:
    """One source's rows: a layer of lots paid in, then a layer a turn, each lot lent of the lot a layer below it."""
    agreement, entry = about
    layer = number // TURNS
    for at in range(layer * TURNS):
        turn, line, lot = at // layer, at % PIECES, first + at
        seq, amount, on = 2 * (at // PIECES) + 1, 10_000 - 1_000 * turn, f"{2020 + turn}-06-15"
        lend, born_by = first + seq - 1, first + seq
        kinds = ("lend", "repay") if turn else ("cost", "pay_in")
        if line == 0:
            for event, kind in ((lend, kinds[0]), (born_by, kinds[1])):
                about_it = (event - first + 1, kind, agreement, amount, "SEK", entry, on)
                yield "funding_lotevent", (event, fund, pot, *about_it)
        kind = "returned" if turn else "paid_in"
        yield "funding_lot", (lot, fund, pot, born_by, line, kind, turn, agreement if turn else None)
        here = ("cash", None, seq + 1, line, lot)
        paid_back = (2 * lot + 1, fund, born_by, line, pot, amount)
        if turn == 0:
            outside = ("paid_in", None, seq + 1, line, lot)
            yield "funding_lotmove", (*paid_back, *outside, *here, "pay_in", on, 0, 0)
            continue
        below = lot - layer
        source, out = ("cash", None, seq, line, below), ("out", agreement, seq, line, below)
        yield "funding_lotmove", (2 * lot, fund, lend, line, pot, amount, *source, *out, "lend", on, turn - 1, turn - 1)
        yield "funding_lotmove", (*paid_back, *out, *here, "repay", on, turn - 1, turn)


def write(rows: Iterator[tuple[str, Row]]) -> None:
    """Store them in one transaction, without a fence."""
    from django.db import connection, transaction

    from brygga.foundation.database import as_owner

    columns = {"funding_lotevent": EVENT, "funding_lot": LOT, "funding_lotmove": MOVE}
    with as_owner(), connection.cursor() as cursor:
        _lift_fences(cursor, columns)
        with transaction.atomic():
            waiting: dict[str, list[Row]] = {table: [] for table in columns}
            for table, row in rows:
                waiting[table].append(row)
                if len(waiting[table]) == 5_000:
                    _store(cursor, table, columns[table], waiting[table])
            for table, left in waiting.items():
                _store(cursor, table, columns[table], left)
        cursor.execute("ANALYZE")
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE funding_lotmove")


def _lift_fences(cursor: Any, tables: Sequence[str]) -> None:
    if cursor.db.vendor == "postgresql":
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        return
    cursor.execute("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name LIKE 'funding_lot%'")
    for (name,) in cursor.fetchall():
        cursor.execute(f'DROP TRIGGER "{name}"')


def _store(cursor: Any, table: str, columns: Sequence[str], rows: list[Row]) -> None:
    if not rows:
        return
    if cursor.db.vendor == "postgresql":
        with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    else:
        marks = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)
    rows.clear()


def statement_beside_the_sum(pot: int) -> tuple[float, float, int]:
    """Seconds of ours and of the bare sum, and how many turns stood in the answer."""
    from django.db import connection

    from brygga.apps.funding import queries

    def ours() -> object:
        return queries.standing(pot, "SEK")

    def bare() -> object:
        with connection.cursor() as cursor:
            cursor.execute("SELECT SUM(amount_minor) FROM funding_lotmove WHERE pot_id = %s", [pot])
            return cursor.fetchone()

    took, sum_took = measured.in_turns(ours, bare)
    return took, sum_took, len(queries.standing(pot, "SEK").turns)


def main() -> int:
    """Measure one source of a million lots; with growth, sources of a hundredth and a tenth as well."""
    import django

    django.setup()
    from django.db import connection

    from brygga.apps.ledger import actions
    from tests.apps.ledger import books

    fund, _, _ = books.open_fund("bench")
    _, agreement, _ = books._about(fund)
    sizes, took_by_size, first = [N // 100, N // 10, N] if measured.GROWS else [N], [], 1
    for size in sizes:
        pot = actions.open_pot(books.command(fund), name=f"Källa {size}", kind="capital")
        entry = actions.post(books.command(fund), event="source.paid_in.revolving_grant", subject="source/1", text="x",
                             on=books.ON, lines=books.lines("bank", "conditional_capital", pot, 100)).entry_id
        write(rows_of(fund, pot, (agreement, entry), first, size))
        first += size + 1
        ours, bare, turns = statement_beside_the_sum(pot)
        took_by_size.append(ours)
    measured.say("lots", db=connection.vendor, n=N, took=ours, unit="lots/s", baseline="SQL sum over the same rows",
                 baseline_took=bare, times_the_bare_sum=round(ours / bare, 2), turns=turns, goal=GOAL,
                 packages=["django"])
    if measured.GROWS:
        measured.say_growth("lots", sizes, took_by_size, db=connection.vendor)
    return int(turns != TURNS)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brygga.config.settings")
    sys.exit(main())
