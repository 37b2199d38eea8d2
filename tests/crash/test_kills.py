"""kill -9 in the middle of acts, again and again: what was answered is there once, nothing is there half.

After each kill the same key is sent again: an act whose answer was lost is answered anew and not done twice. kill -9
is not a power cut: this proves transactions and keys, not disks.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests import builders
from tests.worlds import ROOT, World, in_use

KILLS, LONG_KILLS = 10, 50
LEAST_INSIDE = 0.2


@pytest.fixture
def kills(long_run: bool) -> int:
    return LONG_KILLS if long_run else KILLS


def test_nothing_is_lost_doubled_or_half_after_kills(
        fresh_world: World, kills: int, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    seed = random.randrange(2**32)
    who = _fund()
    answered, inside = _kill_again_and_again(fresh_world, who, kills, random.Random(seed), tmp_path / "flag")
    with in_use(fresh_world):
        assert _keys() >= {f"act-{number}" for number in answered}
        _assert_whole(max(answered))
        _until_the_last_statement()
    said = fresh_world.brygga("verify", "--data", str(fresh_world.data))
    assert said.returncode == 0
    record_property("kills", f"{kills} on {fresh_world.vendor}, seed {seed}, {inside} inside a transaction, "
                             f"{len(answered)} answered acts")
    assert inside >= LEAST_INSIDE * kills, f"only {inside} kills hit a transaction"


def test_canary_a_lost_act_is_seen(fresh_world: World) -> None:
    """The defect: an answered act whose rows are not there."""
    _fund()
    with pytest.raises(AssertionError):
        _assert_whole(7)


def _fund() -> tuple[int, int, int, int]:
    fund = builders.fund()
    builders.source(fund, "Region", amount_minor=10**14, paid_in=False)
    account = builders.bank_account(fund)
    return fund.tenant_id, fund["treasurer"], fund.sources["Region"], account


def _kill_again_and_again(world: World, who: tuple[int, ...], kills: int, chance: random.Random, flag: Path
                          ) -> tuple[list[int], int]:
    answered: list[int] = []
    inside = 0
    done = 0
    while done < kills or (inside < LEAST_INSIDE * done and done < 3 * kills):
        done += 1
        first = (answered[-1] + 1) if answered else 1
        writer = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.writer", *(str(x) for x in who), str(first), str(flag)],
            stdout=subprocess.PIPE, env={**world.environment(), "DJANGO_SETTINGS_MODULE": "brygga.config.settings",
                                         "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}, cwd=ROOT)
        assert writer.stdout is not None
        said = writer.stdout.readline()
        assert said, "the writer ended by itself"
        time.sleep(chance.uniform(0.0, 0.15))
        os.kill(writer.pid, signal.SIGKILL)
        rest = writer.stdout.read()
        writer.wait()
        inside += flag.read_bytes() == b"\x01"
        answered += [int(line) for line in (said + rest).split(b"\n") if line]
    return answered, inside


def _until_the_last_statement() -> None:
    """The writer gave each statement a day of its own; the directory's date follows, so that verify sees them all."""
    from django.db import transaction

    from brygga.foundation import clock
    with transaction.atomic():
        clock.advance(date(2026, 12, 31))


def _keys() -> set[str]:
    from brygga.foundation.models import CommandRecord
    return set(CommandRecord.objects.filter(key__startswith="act-").values_list("key", flat=True))


def _assert_whole(last: int) -> None:
    """Acts 1 … last are there once each, and at most one more: the one that was killed after its commit."""
    from brygga.apps.ledger.models import JournalEntry, Posting
    from brygga.foundation.models import CommandRecord
    done = sorted(int(key.removeprefix("act-")) for key in _keys())
    assert done == list(range(1, len(done) + 1))
    assert len(done) in (last, last + 1)
    assert CommandRecord.objects.filter(key__startswith="act-").count() == len(done)
    entries = JournalEntry.objects.filter(event__startswith="source.")
    assert entries.count() == len(done)
    for entry in entries:
        assert Posting.objects.filter(entry_id=entry.pk).count() == entry.lines
