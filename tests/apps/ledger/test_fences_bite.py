"""Every fence of the ledger taken away in turn, by the owner: a named hostile set then gets through.

Where a second lock stands behind the first, the set is refused still with the first alone gone, and accepted when the
pair is. A fence that nothing here names is a fence that nobody has seen work: the last test fails for it.
"""

from __future__ import annotations

from fnmatch import fnmatch

import pytest

from tests.apps.ledger import attacks_own
from tests.apps.ledger.conftest import TwoFunds
from tests.apps.ledger.test_hostile import DATA, accepted
from tests.conftest import DATABASE

# fence → (the set that gets through, the second locks that must go too; a * stands for anything)
BOTH = {
    "ledger_account_kept": ("an account let into every pot",),
    "ledger_account_stays": ("an account deleted",),
    "ledger_pot_kept": ("a pot turned into operating money",),
    "ledger_pot_stays": ("a pot deleted",),
    "ledger_period_stays": ("a period deleted",),
    "ledger_period_fixed": ("a hard close lifted",),
    "ledger_agreement_stays": ("an agreement deleted",),
    "ledger_party_stays": ("a party deleted", "ledger_agreement_stays"),
    "ledger_entry_head": ("a month that is closed",),
    "ledger_posting_refs": ("an account of another fund",),
    "kept_ledger_account": ("an account's id changed",),
    "kept_ledger_pot": ("a pot's id changed",),
    "kept_ledger_period": ("a period's id changed",),
}
SQLITE = {
    "ledger_account_new": ("an account replaced", "ledger_account_stays"),
    "ledger_account_role": ("two accounts with one role", "DROP INDEX account_role_once"),
    "ledger_pot_new": ("a pot replaced by its name", "ledger_pot_stays"),
    "ledger_period_new": ("an open twin of a closed month",),
    "ledger_never_new": ("never made to be",),
    "ledger_open_keys": ("keys switched off",),
    "ledger_open_new": ("an entry opened for two more lines",),
    "ledger_open_kept": ("the open list made shorter",),
    "ledger_open_stays": ("the open list emptied",),
    "ledger_entry_open": ("header alone",),
    "ledger_posting_rowid": ("a line replaced by its rowid", "added_ledger_posting_delete"),
    "ledger_posting_seal": ("two lines that do not cancel", "ledger_entry_open"),
    "added_ledger_posting_update": ("an amount changed",),
    "added_ledger_posting_delete": ("a line taken away",),
    "added_ledger_posting_insert": ("a line replaced", "added_ledger_posting_delete", "ledger_posting_seal"),
    "added_ledger_journalentry_update": ("a text changed",),
    "added_ledger_journalentry_delete": ("a header taken away",),
    "added_ledger_journalentry_insert": ("an entry replaced by what it reverses", "added_ledger_journalentry_delete"),
}
POSTGRESQL = {
    "ledger_account_whole": ("the accounts truncated", "added_*_whole"),
    "ledger_pot_whole": ("the pots truncated", "added_*_whole"),
    "ledger_period_whole": ("the periods truncated",),
    "ledger_agreement_whole": ("the agreements truncated", "added_*_whole"),
    "ledger_party_whole": ("parties truncated", "ledger_agreement_whole", "added_*_whole"),
    "ledger_period_new": ("a period born closed",),
    "ledger_period_alone": ("an open twin of a closed month",),
    "ledger_entry_signs": ("a digest in capitals",),
    "ledger_posting_line": ("lines 0 and 2",),
    "ledger_posting_minor": ("lines of nothing",),
    "ledger_settled": ("header alone",),
    "ledger_tally_own": ("the tally lowered",),
    "ledger_posting_seal": ("two lines that do not cancel", "ledger_settled"),
    "added_ledger_posting": ("an amount changed",),
    "added_ledger_posting_whole": ("all postings truncated",),
    "added_ledger_journalentry": ("a text changed",),
    "added_ledger_journalentry_whole": ("all entries truncated", "added_*_whole"),
}
BITES = BOTH | {"sqlite": SQLITE, "postgresql": POSTGRESQL}[DATABASE]
BY_NAME = {attack.name: attack for attack in (*DATA, *attacks_own.SQLITE_SCHEMA)}


def take_away(name: str) -> None:
    """Drop the fences of that name, or run the statement that a second lock is dropped by."""
    from django.db import connection

    from brygga.foundation import fences

    with connection.cursor() as cursor:
        if " " in name:
            cursor.execute(name)
        for fence in fences.all_fences(connection.vendor):
            if fnmatch(fence.name, name) and fence.kind in ("trigger", "constraint"):
                cursor.execute(fence.drop(connection.vendor))


@pytest.mark.parametrize("name", sorted(BITES))
def test_without_it_a_set_gets_through(two_funds: TwoFunds, name: str) -> None:
    from brygga.foundation.database import as_owner

    attack, *seconds = BITES[name]
    with as_owner():
        assert not accepted(BY_NAME[attack], two_funds)
        take_away(name)
        assert accepted(BY_NAME[attack], two_funds) is (not seconds), "does the second lock stand as it is named?"
        for second in seconds:
            take_away(second)
        assert not seconds or accepted(BY_NAME[attack], two_funds)


def test_every_fence_of_the_ledger_is_seen_to_work(two_funds: TwoFunds) -> None:
    from brygga.foundation import fences

    ours = {fence.name for fence in fences.all_fences(DATABASE) if fence.kind in ("trigger", "constraint")
            and (fence.name.startswith("ledger_") or fence.table.startswith("ledger_"))}
    assert ours == set(BITES)
