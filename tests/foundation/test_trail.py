"""The audit chain: 10,000 random forgeries, each found; personal details can be erased and the rest holds."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.apps.ledger.books import AT, command

Fund = tuple[int, int, int]
FORGERIES = 10_000


def links(chain: str) -> list[dict[str, Any]]:
    from brygga.foundation.models import AuditEvent

    return list(AuditEvent.objects.filter(chain=chain).order_by("seq").values("seq", "body", "previous", "digest"))


def faults(rows: list[dict[str, Any]], chain: str, anchors: list[str]) -> list[str]:
    """What the verifier says of rows in this order, with the closing line as a careful forger would write it."""
    import json

    from brygga.foundation.offline_verifier import verify

    lines = [json.dumps({"kind": "link", "chain": chain, **row}) for row in rows]
    end = {"kind": "end", "chain": chain, "links": len(rows), "entries": 0, "last": rows[-1]["digest"] if rows else ""}
    return verify([*lines, json.dumps(end)], anchors)[0]


def forged(rows: list[dict[str, Any]], dice: random.Random) -> list[dict[str, Any]]:
    """The rows with one thing changed: a letter, a link removed, one doubled, two swapped, the end cut."""
    rows = [dict(row) for row in rows]
    at = dice.randrange(len(rows))
    deed = dice.choice(("edit", "remove", "double", "swap", "cut", "rewrite"))
    if deed == "edit":
        name = dice.choice(("body", "digest", "previous"))
        text = rows[at][name] or "0"
        place = dice.randrange(len(text))
        rows[at][name] = text[:place] + ("x" if text[place] != "x" else "y") + text[place + 1:]
    elif deed == "remove":
        del rows[at]
    elif deed == "double":
        rows.insert(at, rows[at])
    elif deed == "swap":
        other = (at + 1) % len(rows)
        rows[at], rows[other] = rows[other], rows[at]
    elif deed == "cut":
        del rows[at:]
    else:
        rewritten(rows, at)
    return rows


def rewritten(rows: list[dict[str, Any]], at: int) -> None:
    """Change a link and work out every digest after it anew: only the anchor knows."""
    from brygga.foundation.offline_verifier import digest

    rows[at]["body"] = rows[at]["body"].replace("2026", "2025", 1)
    before = rows[at]["previous"]
    for row in rows[at:]:
        row["previous"], row["digest"] = before, digest(before, row["body"])
        before = row["digest"]


def test_ten_thousand_forgeries_are_all_found(fund: Fund) -> None:
    from brygga.foundation.audit import record
    from brygga.foundation.commands import action
    from brygga.foundation.export import anchors

    @action("test.many")
    def many(cmd) -> None:
        for n in range(20):
            record(cmd, "test.said", subject=f"thing/{n}", data={"n": n})
    many(command(fund[0]))
    chain, dice = f"tenant-{fund[0]}", random.Random(20261123)
    kept, rows = [a for a in anchors() if a.startswith(f"{chain}:")], links(f"tenant-{fund[0]}")
    assert len(rows) > 30 and faults(rows, chain, kept) == []
    assert [n for n in range(FORGERIES) if faults(forged(rows, dice), chain, kept) == []] == []


def test_without_the_anchor_a_cut_is_not_found(fund: Fund) -> None:
    """The canary of the test above: it is the anchor that finds cut and rewritten ends, nothing else can."""
    chain = f"tenant-{fund[0]}"
    rows = links(chain)
    assert faults(rows[:-1], chain, []) == []


def plant(statement: str) -> list[str]:
    """As the owner, fences down: run the statement; what `verify` then says of the chain."""
    from django.db import connection

    from brygga.foundation import fences, trail
    from brygga.foundation.database import as_owner
    from brygga.foundation.models import Tenant

    with as_owner():
        fences.lift()
        with connection.cursor() as cursor:
            cursor.execute(statement)
    return [fault for check in trail.checks(Tenant.objects.get().pk) for fault in check.faults]


@pytest.mark.parametrize("statement", [
    "UPDATE foundation_auditevent SET body = replace(body, '2026', '2025') WHERE seq = 3",
    "UPDATE foundation_auditevent SET code = 'other' WHERE seq = 3",
    "UPDATE foundation_auditevent SET subject = 'loan/1' WHERE seq = 3",
    "DELETE FROM foundation_auditevent WHERE seq = 3",
    "UPDATE foundation_audithead SET seq = seq + 1",
    "UPDATE foundation_audithead SET digest = ''",
])
def test_what_is_changed_in_the_rows_is_found_by_verify(fund: Fund, statement: str) -> None:
    assert plant(statement) != []


def test_details_can_be_erased_but_not_changed(fund: Fund) -> None:
    from brygga.foundation.audit import details_of, record
    from brygga.foundation.commands import action
    from brygga.foundation.models import AuditEvent

    @action("test.tell")
    def tell(cmd) -> int:
        return record(cmd, "test.told", subject="x", data={"a": 1}, private={"name": "Greta Garbo"})
    event = AuditEvent.objects.get(pk=tell(command(fund[0])))
    assert "Greta" not in event.body and details_of(event) == {"a": 1, "name": "Greta Garbo"}
    assert plant("UPDATE foundation_auditprivate SET details = replace(details, 'Greta', 'Gerda')") != []
    assert plant("DELETE FROM foundation_auditprivate") == []
    assert details_of(event) == {"a": 1}


def test_a_part_rolled_back_under_the_acts_feet_stops_the_act(fund: Fund) -> None:
    """A savepoint that takes a link back would leave a hole in the chain: the whole act is refused instead."""
    from django.db import transaction

    from brygga.foundation.audit import ChainMoved, record
    from brygga.foundation.commands import action

    @action("test.savepoint")
    def act(cmd) -> None:
        try:
            with transaction.atomic():
                record(cmd, "test.a", subject="a")
                raise KeyError
        except KeyError:
            record(cmd, "test.b", subject="b")
    before = links(f"tenant-{fund[0]}")
    with pytest.raises(ChainMoved):
        act(command(fund[0]))
    assert links(f"tenant-{fund[0]}") == before
    assert AT
