"""A process that is going to be killed: it acts, one key after the other, and says what has been answered.

    python -m tests.crash.writer TENANT PERSON SOURCE ACCOUNT FIRST FLAG

Each act types a bank statement of one row and says what the row is: every third gives money back to the funder, the
others take money in. The amount is the act's number and the day is its own, so that a doubled or lost act shows in a
sum. FLAG is a file of one byte: 1 while an act is inside its transaction.
"""

from __future__ import annotations

import functools
import mmap
import os
import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any

ON = date(2026, 3, 2)


def main() -> None:
    """Act until killed. Prints the number of each answered act, unbuffered."""
    tenant, person, source, account, number = (int(word) for word in sys.argv[1:6])
    import django
    django.setup()
    from brygga.foundation import commands, locks
    flag = _flag(sys.argv[6])
    begin = locks.act_alone

    def begun(*given: Any) -> Any:
        end = begin(*given)
        flag[0] = 1
        return end

    locks.act_alone = begun  # type: ignore[assignment]
    while True:
        on = ON + timedelta(days=number)
        cmd = commands.Command(person, tenant, datetime(2026, 3, 2, 9, tzinfo=UTC), on, f"act-{number}")
        typed()(cmd, source=source, account=account, number=number)
        flag[0] = 0
        os.write(1, f"{number}\n".encode())
        number += 1


def balance_after(number: int) -> int:
    """What stands on the bank account after acts 1 … number."""
    return sum(-n if n % 3 == 0 else n for n in range(1, number + 1))


@functools.cache
def typed() -> Any:
    """The act: one statement of one row, matched, in one transaction."""
    from brygga.apps.payments import queries
    from brygga.apps.payments.actions import enter_statement
    from brygga.foundation.commands import action
    from brygga.operations.matching import match_line

    @action("test.typed")
    def act(cmd: Any, *, source: int, account: int, number: int) -> int:
        before, after = balance_after(number - 1), balance_after(number)
        statement = enter_statement(
            cmd, bank_account_id=account, from_on=cmd.on, to_on=cmd.on, opening_minor=before, closing_minor=after,
            lines=[{"on": cmd.on, "amount_minor": after - before}])
        line = queries.lines(cmd.tenant, statement_id=statement)[0]
        kind = "source_pay_in" if after > before else "returned_to_funder"
        return match_line(cmd, line_id=line.id, kind=kind, subject=f"source/{source}")
    return act


def _flag(path: str) -> mmap.mmap:
    handle = os.open(path, os.O_RDWR | os.O_CREAT)
    os.ftruncate(handle, 1)
    return mmap.mmap(handle, 1)


if __name__ == "__main__":
    main()
