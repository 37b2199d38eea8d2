"""`brygga verify` on the books: a corruption planted against each check, with the fences down, is found."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from tests.apps.ledger.conftest import TwoFunds

FAKE = "'" + "a" * 64 + "'"
FIRST_LINE = "WHERE entry_id = {o.paid_in} AND line_no = 1"
# check → statements that break what it proves
CORRUPTIONS = {
    "ledger.entries_balance": (f"UPDATE ledger_posting SET amount_minor = 1 {FIRST_LINE}",),
    "ledger.books_balance": (f"UPDATE ledger_posting SET amount_minor = 1 {FIRST_LINE}",),
    "ledger.numbers_run": ("UPDATE ledger_journalentry SET number = 9 WHERE id = {o.fee}",),
    "ledger.closed_stays_closed": ("UPDATE ledger_journalentry SET period_id = {o.closed}, "
                                   "booked_on = '2026-01-05' WHERE id = {o.fee}",
                                   "UPDATE ledger_period SET closed_at = '2026-02-01 00:00:00' WHERE id = {o.closed}"),
    "ledger.pots_unmixed": ("UPDATE ledger_posting SET pot_id = {o.capital} WHERE entry_id = {o.fee}",),
    "ledger.within_tenant": ("UPDATE ledger_posting SET account_id = {t.bank} " + FIRST_LINE,),
    "ledger.digests": ("UPDATE ledger_journalentry SET text = 'annat' WHERE id = {o.paid_in}",),
    "ledger.in_the_trail": (f"UPDATE ledger_journalentry SET digest = {FAKE} WHERE id = {{o.paid_in}}",),
    "ledger.reversals_mirror": ("UPDATE ledger_posting SET agreement_id = {o.agreement} WHERE entry_id = {o.undone}",),
}
MORE = {
    "ledger.entries_balance": ("DELETE FROM ledger_posting WHERE entry_id = {o.paid_in}",),
    "ledger.in_the_trail": ("DELETE FROM ledger_posting WHERE entry_id = {o.paid_in}",
                            "DELETE FROM ledger_journalentry WHERE id = {o.paid_in}"),
    "ledger.closed_stays_closed": ("UPDATE ledger_journalentry SET booked_on = '2026-12-24' WHERE id = {o.paid_in}",),
    "ledger.within_tenant": ("UPDATE ledger_posting SET party_id = {t.party} " + FIRST_LINE,),
}


def plant(funds: TwoFunds, statements: tuple[str, ...]) -> None:
    """As the owner: take every fence down and write."""
    from django.db import connection

    from brygga.foundation import fences
    from brygga.foundation.database import as_owner

    with as_owner():
        fences.lift()
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement.format(o=funds.ours, t=funds.theirs))


def found_by(fund: int) -> set[str]:
    from brygga.apps.ledger import checks

    return {check.name for check in checks.checks(fund) if check.faults}


def test_all_holds_and_each_check_looked_at_rows(two_funds: TwoFunds) -> None:
    from brygga.apps.ledger import checks

    found = list(checks.checks(two_funds.ours.fund))
    assert [check for check in found if check.faults or not check.rows] == []
    assert {check.name for check in found} == set(CORRUPTIONS)


@pytest.mark.parametrize(("check", "statements"), [*CORRUPTIONS.items(), *MORE.items()])
def test_a_planted_corruption_is_found(two_funds: TwoFunds, check: str, statements: tuple[str, ...]) -> None:
    plant(two_funds, statements)
    assert check in found_by(two_funds.ours.fund)


def exported() -> list[str]:
    from brygga.apps.ledger.queries import entries_for_export
    from brygga.foundation.export import export_lines

    return [json.dumps(line, sort_keys=True) for line in export_lines(entries_for_export)]


def test_the_offline_verifier_finds_edits_removals_insertions_and_swaps(two_funds: TwoFunds) -> None:
    from brygga.foundation.offline_verifier import verify

    lines, dice = exported(), random.Random(20261123)
    assert verify(lines)[0] == []
    for _ in range(400):
        forged, place = list(lines), dice.randrange(len(lines))
        deed = dice.choice(["edit", "remove", "insert", "swap"])
        if deed == "edit":
            row = json.loads(forged[place])
            name = dice.choice([k for k in ("body", "digest", "previous", "content", "last", "links") if k in row])
            row[name] = row[name] + 1 if isinstance(row[name], int) else _other(row[name], dice)
            forged[place] = json.dumps(row)
        elif deed == "remove":
            del forged[place]
        elif deed == "insert":
            forged.insert(place, lines[dice.randrange(len(lines))])
        else:
            other = (place + 1) % len(lines)
            forged[place], forged[other] = forged[other], forged[place]
        if _same(forged, lines):
            continue
        assert verify(forged)[0] != [], (deed, place)


def _other(text: str, dice: random.Random) -> str:
    """The text with one figure changed, which leaves JSON whole; or with something added."""
    places = [n for n, c in enumerate(text) if c in "23456789"]
    at = dice.choice(places) if places else 0
    return text[:at] + ("1" if places else "1" + text[:1]) + text[at + 1:]


def _same(forged: list[str], lines: list[str]) -> bool:
    """Rows of another kind may change places: only the order within links is told by the chain."""
    def links(rows: list[str]) -> list[str]:
        return [row for row in rows if json.loads(row)["kind"] == "link"]
    return sorted(forged) == sorted(lines) and links(forged) == links(lines)


def test_the_last_rows_taken_away_are_found_only_with_an_anchor(two_funds: TwoFunds) -> None:
    """A forger who knows the format cuts the end and mends the closing line; the anchor in the minutes remains."""
    from brygga.foundation.export import anchors
    from brygga.foundation.offline_verifier import verify

    kept, chain = anchors(), f"tenant-{two_funds.ours.fund}"
    rows = [json.loads(line) for line in exported()]
    links = [row for row in rows if row["kind"] == "link" and row["chain"] == chain]
    cut = [row for row in rows if row != links[-1]]
    for row in cut:
        if row["kind"] == "end" and row["chain"] == chain:
            row["links"], row["last"] = len(links) - 1, links[-2]["digest"]
    forged = [json.dumps(row) for row in cut]
    assert verify(forged)[0] == []
    assert verify(forged, kept)[0] == [f"{chain}: anchor {len(links)} does not hold: the trail was cut or rewritten"]
    assert verify(exported(), kept)[0] == []


def test_the_verifier_is_one_file_that_runs_alone(two_funds: TwoFunds) -> None:
    import subprocess
    import sys

    from brygga.apps.ledger.queries import entries_for_export
    from brygga.foundation.export import write_export

    place = two_funds.world.data / "export.jsonl"
    write_export(str(place), entries_for_export)
    command = [sys.executable, "-I", "-S", str(place.parent / "brygga_verifier.py"), str(place)]
    assert subprocess.run(command, capture_output=True).returncode == 0
    place.write_text(place.read_text().replace("5000000", "5000001"))
    assert subprocess.run(command, capture_output=True).returncode == 1


def test_books_of_the_stranger_are_not_looked_at(two_funds: TwoFunds) -> None:
    plant(replace(two_funds, ours=two_funds.theirs, theirs=two_funds.ours), CORRUPTIONS["ledger.digests"])
    assert found_by(two_funds.ours.fund) == set()
    assert found_by(two_funds.theirs.fund) == {"ledger.digests"}
