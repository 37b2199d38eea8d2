"""The auditor's pages on the demo world: everything is read, nothing is shut open, the proof finds what is planted."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.operations.demo_world import demo_copy
from tests.worlds import World, Worlds

FUND = "mikrofonden-exempel-orebro-lan"
AUDITOR, CHAIR, TREASURER, MEMBER = "Rolf Stenmark", "Birgitta Sandell", "Gunnar Hjelm", "Mats Öberg"
PAGES = ("", "balans/", "balans/?fran=2024-01-01&pott=2", "konto/1930/?fran=2024-01-01", "verifikationer/",
         "verifikationer/?pott=2&fore=40", "perioder/", "papper/?fran=2024-01-01", "undantag/",
         "stickprov/?fran=2024-01-01&fro=x&antal=5", "spar/", "spar/?vad=access.exception", "bevis/", "bevis/?nu=1")


@pytest.fixture(scope="module")
def demo(all_worlds: Worlds) -> Iterator[World]:
    """The pages only read, so the tests of this module share one copy."""
    with demo_copy(all_worlds) as world:
        yield world


def person(name: str) -> int:
    from brygga.apps.access.models import Person

    return int(Person.objects.values_list("pk", flat=True).get(name=name))


def browser(name: str) -> Any:
    from django.test import Client

    from brygga.apps.access.models import User

    user, _ = User.objects.get_or_create(email=f"way-in-{person(name)}@exempel.se", person_id=person(name))
    client = Client(headers={"accept-language": "sv"})
    client.force_login(user)
    session = client.session
    session["way_in"], session["second_factor"] = "password", True
    session.save()
    return client


def fetch(name: str, part: str) -> tuple[int, str]:
    answer = browser(name).get(f"/f/{FUND}/bocker/{part}")
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, body.decode()


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.replace("\xa0", " ").replace("\u202f", " ")))


@pytest.mark.parametrize("part", PAGES)
def test_the_auditor_reads_every_page_and_meets_no_word_of_the_other_fund(demo: World, part: str) -> None:
    from brygga.operations.demo.stranger import CANARY

    code, page = fetch(AUDITOR, part)
    assert code == 200 and CANARY.lower() not in page.lower()
    assert 'method="post" action="/f/' not in page, "the auditor only reads"


def test_debit_and_credit_are_equal_over_all_time(demo: World) -> None:
    _, page = fetch(AUDITOR, "balans/?fran=2024-01-01")
    assert "Debet och kredit är lika." in words(page)


def test_an_account_ends_in_what_the_balance_says(demo: World) -> None:
    from brygga.apps.access.doorways import seat_of
    from brygga.apps.ledger import looking
    from brygga.apps.ledger.doorways import trial_balance_for
    from brygga.foundation import clock

    seat = seat_of(person(AUDITOR), FUND, clock.today())
    span = {"from_on": clock.today().replace(month=1, day=1), "to_on": clock.today()}
    for row in trial_balance_for(seat, **span):
        account = looking.account_for(seat, row.number, **span)
        assert (account.opening_minor, account.closing_minor) == (row.opening_minor, row.closing_minor)
        assert (account.lines[-1].balance_minor if account.lines else account.opening_minor) == row.closing_minor


def test_every_code_of_the_trail_and_every_invariant_has_words(demo: World) -> None:
    from brygga.foundation.models import AuditEvent, Tenant
    from brygga.operations.books.proof import WORDS
    from brygga.operations.books.words import SUBJECTS, events
    from brygga.operations.verify import all_checks

    told = AuditEvent.objects.filter(tenant_id__isnull=False)
    assert set(told.values_list("code", flat=True)) - set(events()) == set()
    assert {s.split("/")[0] for s in told.values_list("subject", flat=True)} - set(SUBJECTS) == set()
    first = Tenant.objects.get(slug=FUND)
    assert {check.name for check in all_checks(first.pk)} - set(WORDS) == set()


def test_every_event_of_the_ledger_has_its_words() -> None:
    from brygga.apps.ledger.rules import RULES
    from brygga.web.books.event_words import EVENTS, event_words

    assert set(EVENTS) == set(RULES)
    assert len({str(words) for words in EVENTS.values()}) == len(EVENTS)
    assert event_words("bank.fee") == "Bankavgift (bank.fee)"
    assert event_words("another.house") == "another.house"


def test_the_exceptions_name_who_and_which_rule(demo: World) -> None:
    said = words(fetch(AUDITOR, "undantag/")[1])
    assert "Hanna Lindqvist" in said and "Den som har lagt in avtalet kontrollerar det inte." in said
    assert "En av de två firmatecknarna har inte skrivit under." in said
    assert "Bankens avgift" in said and "Raden parades ihop med fel sak" in said


def test_the_same_seed_draws_the_same_sample_and_another_draws_another(demo: World) -> None:
    def drawn(seed: str) -> list[str]:
        page = fetch(AUDITOR, f"stickprov/?fran=2024-01-01&antal=8&fro={seed}")[1]
        return re.findall(r"H \d+/\d+", words(page))

    once, again, other = drawn("en"), drawn("en"), drawn("två")
    assert len(once) == 8 and once == again != other


def test_of_a_shut_case_only_that_something_happened_is_told(demo: World) -> None:
    from brygga.apps.access.doorways import seat_of
    from brygga.apps.access.models import Wall
    from brygga.foundation import clock
    from brygga.foundation.refusals import NotSeen
    from brygga.operations.books.trail import link_for, trail_for

    wall = Wall.objects.get(state="conflicted")
    seat = replace(seat_of(person(AUDITOR), FUND, clock.today()), shut=frozenset({wall.matter_id}))
    rows, before, shut = [1], None, []
    while rows:
        rows = trail_for(seat, before=before)
        shut += [row for row in rows if row.shut]
        before = rows[-1].seq if len(rows) > 1 else None
        if before is None:
            break
    assert shut and all(not (row.who or row.sentence or row.subject or row.digest) for row in shut)
    with pytest.raises(NotSeen):
        link_for(seat, shut[0].seq)
    assert trail_for(seat, matter_id=wall.matter_id) == []


def test_the_file_is_proven_by_the_program_beside_it_and_holds_one_fund_alone(demo: World, tmp_path: Path) -> None:
    from brygga.operations.demo.stranger import CANARY

    code, export = fetch(AUDITOR, "bevis/fil/")
    assert code == 200 and CANARY not in export and "\\u" not in export
    (tmp_path / "export.jsonl").write_text(export)
    (tmp_path / "verifier.py").write_text(fetch(AUDITOR, "bevis/provare/")[1])
    anchor = re.search(r"tenant-\d+:\d+:[0-9a-f]{64}", fetch(AUDITOR, "bevis/")[1])
    assert anchor and {json.loads(line)["chain"] for line in export.splitlines()} == {anchor[0].split(":")[0]}
    run = [sys.executable, "verifier.py", "export.jsonl", "--anchor", anchor[0]]
    assert subprocess.run(run, cwd=tmp_path, capture_output=True).returncode == 0
    (tmp_path / "export.jsonl").write_text(export.replace("Utbetalning av lån", "Utbetalning av guld", 1))
    assert subprocess.run(run, cwd=tmp_path, capture_output=True).returncode == 1


@pytest.mark.parametrize(("who", "part", "code"), [
    (CHAIR, "", 200), (CHAIR, "spar/", 200), (TREASURER, "", 200), (TREASURER, "spar/", 403),
    (TREASURER, "bevis/fil/", 403), (MEMBER, "", 403), (AUDITOR, "verifikation/999999/", 404),
    (AUDITOR, "konto/9999/", 404), (AUDITOR, "spar/999999/", 404)])
def test_who_reaches_what(demo: World, who: str, part: str, code: int) -> None:
    assert fetch(who, part)[0] == code


def test_an_entry_of_the_other_fund_is_not_there(demo: World) -> None:
    from brygga.apps.ledger.models import JournalEntry

    other = JournalEntry.objects.exclude(tenant__slug=FUND).values_list("pk", flat=True)[0]
    assert fetch(AUDITOR, f"verifikation/{other}/")[0] == 404


def test_the_proof_on_the_page_finds_what_is_planted(all_worlds: Worlds) -> None:
    from django.db import connection

    from brygga.foundation import fences
    from brygga.foundation.database import as_owner

    with demo_copy(all_worlds):
        with as_owner():
            fences.lift()
            with connection.cursor() as cursor:
                cursor.execute("UPDATE ledger_journalentry SET text = 'annat' WHERE id = (SELECT min(id) FROM "
                               "ledger_journalentry)")
        said = words(fetch(AUDITOR, "bevis/?nu=1")[1])
        assert "Något håller inte." in said and "is not what was sealed" in said
