"""Statements prepared by name on a PostgreSQL connection: planned once, then run by one call of libpq.

Idea: an act runs some ten small statements. The server plans such a statement anew for longer than it runs it, and the
driver's cursor thinks about it for as long again; both together were two thirds of a posting. Trick: what stands in a
transaction already is sent by `exec_prepared`, with the driver's own adaptation of values both ways and its own errors.
The first statement of a transaction goes by the driver's cursor: it begins the transaction, and it is the one that may
have to wait for another act, which only the cursor lets a signal interrupt.

Several statements that need nothing of each other's answers go in one journey (`run_all`, libpq's pipeline): the server
takes them one after the other, each seeing what those before it did, and stops at the first that it refuses. The wait
for them is a select(): other threads run on, and a signal gets through.

Statements belong to their connection and die with it. The server works out the types of the values from where they
stand, so write nothing that leaves it in doubt (`%s IS NULL`). Do not use it past `plain_sql`.
"""

import select
from collections.abc import Sequence
from functools import cache
from typing import Any

import psycopg
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, DiagnosticField, ExecStatus, TransactionStatus

Statement = tuple[str, Sequence[Any]]  # SQL with %s, and the values for it
Answer = tuple[list[tuple[Any, ...]], int]  # rows, and how many were touched

KEPT = "_brygga_prepared"
# More values than this is an entry of many lines: each number of lines is a statement of its own, seldom met again.
VALUES_MAX = 120


class _Prepared:
    """What a connection has prepared: text → name, and what turns values to and from the server's form."""

    def __init__(self, link: Any) -> None:
        self.names: dict[str, bytes] = {}
        self.adapt = Transformer(link)


def run(link: Any, sql: str, given: Sequence[Any]) -> Answer:
    """Run `sql` on the driver's connection `link`."""
    server = link.pgconn
    if server.transaction_status != TransactionStatus.INTRANS or len(given) > VALUES_MAX:
        return _by_cursor(link, sql, given)
    kept = getattr(link, KEPT, None) or _kept(link)
    name = kept.names.get(sql) or _prepare(link, kept, sql)
    return _read(link, kept, server.exec_prepared(name, kept.adapt.dump_sequence(given, _as_text(len(given)))))


def run_all(link: Any, statements: Sequence[Statement]) -> list[Answer]:
    """Run all on the driver's connection `link` in one journey; the first begins the transaction if none is open."""
    kept = getattr(link, KEPT, None) or _kept(link)
    named = [(sql if len(given) > VALUES_MAX else kept.names.get(sql) or _prepare(link, kept, sql), given)
             for sql, given in statements]
    begins = link.pgconn.transaction_status == TransactionStatus.IDLE and not link.autocommit
    results = _journey(link, kept, named, begins)
    return [_read(link, kept, result) for result in results][begins:]


def _journey(link: Any, kept: _Prepared, named: list[tuple[Any, Sequence[Any]]], begins: bool) -> list[Any]:
    server = link.pgconn
    adapted = [(name, kept.adapt.dump_sequence(given, _as_text(len(given)))) for name, given in named]
    server.enter_pipeline_mode()
    try:
        if begins:
            server.send_query_params(b"BEGIN", None)
        for name, values in adapted:
            if isinstance(name, str):
                server.send_query_params(_numbered(name), values)
            else:
                server.send_query_prepared(name, values)
        server.pipeline_sync()
        results = [_awaited(link) for _ in range(len(named) + begins)]
        _awaited(link, ends=False)  # the sync itself
        server.exit_pipeline_mode()
    except BaseException:
        link.close()  # what is still under way would be taken for the next statement's answer
        raise
    return results


def _awaited(link: Any, ends: bool = True) -> Any:
    """Return the next result of a journey; each but the sync's `ends` with an empty one."""
    server = link.pgconn
    result = _come(server)
    if result is None:
        raise psycopg.OperationalError(server.get_error_message())
    if ends:
        _come(server)
    return result


def _come(server: Any) -> Any:
    """Wait for the next result. What the socket could not take at once is sent on here, as the server makes room."""
    while (unsent := server.flush()) or server.is_busy():
        waiter = select.poll()
        waiter.register(server.socket, select.POLLIN | select.POLLOUT if unsent else select.POLLIN)
        if any(ready & ~select.POLLOUT for _, ready in waiter.poll()):
            server.consume_input()
    return server.get_result()


def _read(link: Any, kept: _Prepared, result: Any) -> Answer:
    if result.status == ExecStatus.TUPLES_OK:
        kept.adapt.set_pgresult(result)
        return kept.adapt.load_rows(0, result.ntuples, tuple), result.ntuples
    _check(link, result)
    return [], result.command_tuples or 0


def _by_cursor(link: Any, sql: str, given: Sequence[Any]) -> Answer:
    with psycopg.Cursor(link) as bound:
        bound.execute(sql, given)
        return bound.fetchall() if bound.description else [], bound.rowcount


def _kept(link: Any) -> _Prepared:
    kept = _Prepared(link)
    setattr(link, KEPT, kept)
    return kept


def _prepare(link: Any, kept: _Prepared, sql: str) -> bytes:
    name = b"brygga_%d" % len(kept.names)
    _check(link, link.pgconn.prepare(name, _numbered(sql)))
    kept.names[sql] = name
    return name


def _check(link: Any, result: Any) -> None:
    """Raise what the driver would have raised."""
    if result.status == ExecStatus.COMMAND_OK:
        return
    if link.pgconn.status == ConnStatus.BAD and not result.error_field(DiagnosticField.SQLSTATE):
        raise psycopg.OperationalError(result.get_error_message())
    raise error_from_result(result, link.info.encoding)


@cache
def _numbered(sql: str) -> bytes:
    first, *rest = sql.split("%s")
    return (first + "".join(f"${n}{text}" for n, text in enumerate(rest, start=1))).replace("%%", "%").encode()


@cache
def _as_text(values: int) -> list[PyFormat]:
    return [PyFormat.TEXT] * values
