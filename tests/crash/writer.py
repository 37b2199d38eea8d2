"""A process that is going to be killed: it acts, one key after the other, and says what has been answered.

    python -m tests.crash.writer TENANT PERSON SOURCE ACCOUNT FIRST FLAG

Every third act gives money back to the funder, the others take money in; the amount is the act's number, so that a
doubled or lost act shows in a sum. FLAG is a file of one byte: 1 while an act is inside its transaction.
"""

from __future__ import annotations

import mmap
import os
import sys
from datetime import UTC, date, datetime
from typing import Any

ON = date(2026, 3, 2)


def main() -> None:
    """Act until killed. Prints the number of each answered act, unbuffered."""
    tenant, person, source, account, number = (int(word) for word in sys.argv[1:6])
    import django
    django.setup()
    from brygga.foundation import commands, locks
    from brygga.operations.pay_in import receive_pay_in, return_to_funder
    flag = _flag(sys.argv[6])
    begin = locks.act_alone

    def begun(chain: str) -> Any:
        end = begin(chain)
        flag[0] = 1
        return end

    locks.act_alone = begun  # type: ignore[assignment]
    while True:
        cmd = commands.Command(person, tenant, datetime(2026, 3, 2, 9, tzinfo=UTC), ON, f"act-{number}")
        act = return_to_funder if number % 3 == 0 else receive_pay_in
        act(cmd, source_id=source, on=ON, amount_minor=number, bank_account_id=account)
        flag[0] = 0
        os.write(1, f"{number}\n".encode())
        number += 1


def _flag(path: str) -> mmap.mmap:
    handle = os.open(path, os.O_RDWR | os.O_CREAT)
    os.ftruncate(handle, 1)
    return mmap.mmap(handle, 1)


if __name__ == "__main__":
    main()
