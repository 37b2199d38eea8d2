"""Reads with every row: each page and file that a person's roles open, for every object that the fund has.

The matrix asks each address about one open and one shut object; here nothing is chosen. Searches, filters and the
other ways to narrow a list are asked with the words themselves, less a letter: a page may repeat what was asked.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

from tests.access import story, walk
from tests.access.addresses import Address, addresses
from tests.access.places import Places, Who
from tests.formats.documents import reading

ASKED = (
    ("arenden/", "sok={word}"), ("arenden/", "sok={number}"), ("arenden/", "lage=agreement&sok={word}"),
    ("avtal/", "sok={word}"), ("avtal/", "sok={agreement}"), ("pengar/rad/{line_id}/", "sok={word}"),
    ("pengar/rad/{open_line}/", "sok={word}"), ("bocker/spar/", "arende={matter}"), ("bocker/spar/", "vem={contact}"),
    ("bocker/spar/", "vad=access.person_made"), ("bocker/spar/", "vad=parties.made"), ("bocker/spar/", "fore=200"),
    ("bocker/papper/", "fran=2020-01-01"), ("bocker/stickprov/", "antal=100&fran=2020-01-01"),
    ("bocker/verifikationer/", "fore=1000"), ("bocker/bevis/", "nu=1"), ("kallor/{source}/", "den=2026-01-05"))


def in_words(body: bytes) -> bytes:
    """The bytes of an answer, in small letters; of a PDF its text too."""
    read = body.lower()
    if body.startswith(b"%PDF"):
        try:
            read += reading.words(body).lower().encode()
        except subprocess.CalledProcessError:
            return read  # an invented paper that is a PDF by its first line alone
    return bytes(read)


def of_fund(slug: str) -> dict[str, list[Any]]:
    """Every value that a fund has for each name of an address's parts."""
    from brygga.apps.access.models import Membership
    from brygga.apps.agreements.models import Agreement, Condition
    from brygga.apps.cases.models import Case, PlanLine, Proposal
    from brygga.apps.decisions.models import AgendaItem, Meeting
    from brygga.apps.documents.models import Document
    from brygga.apps.funding.models import Source
    from brygga.apps.ledger.models import Account, JournalEntry
    from brygga.apps.payments.models import BankAccount, PaymentOrder, Statement, StatementLine
    from brygga.foundation.models import AuditEvent, Tenant
    tenant = Tenant.objects.get(slug=slug).pk

    def every(model: Any, column: str = "pk") -> list[Any]:
        return list(model.objects.filter(tenant_id=tenant).order_by(column).values_list(column, flat=True).distinct())

    people = every(Membership, "person_id")
    return {
        "arenden number": every(Case, "number"), "mitt number": every(Case, "number"),
        "avtal number": every(Agreement, "number"), "pengar number": every(Agreement, "number"),
        "bocker number": every(Account, "number"), "agreement": every(Agreement, "number"),
        "key": every(Document, "key"), "order_id": every(PaymentOrder), "mitt line_id": every(PlanLine),
        "pengar line_id": every(StatementLine), "statement_id": every(Statement), "entry_id": every(JournalEntry),
        "bank_account_id": every(BankAccount), "pot_id": [], "seq": every(AuditEvent, "seq"),
        "proposal_id": every(Proposal), "kallor pk": every(Source), "avtal pk": every(Condition),
        "arenden pk": every(Proposal), "mitt pk": [], "paragraph": every(AgendaItem, "paragraph"),
        "label": [f"{m.year}-{m.number}" for m in Meeting.objects.filter(tenant_id=tenant)], "person_id": people,
        "membership_id": every(Membership), "place": [1, 2], "side": ["cost", "source", "both"], "code": ["statutes"]}


def every_page(places: Places, who: Who) -> Iterator[str]:
    """The address of each page in the own fund that the roles open, with each row."""
    slug, values = places.slugs["own"], of_fund(places.slugs["own"])
    for address in addresses():
        if address.access and address.access.kind == "seat" and "GET" in address.access.methods and who.may(
                address.access):
            yield from _filled(address, slug, values)
    cases = [places.objects[key] for key in ("open", "shut")]
    for (path, query), case in product(ASKED, cases):
        said = {**case, "word": case["word"][:-1].lower(), "open_line": cases[0]["line_id"]}
        yield f"/f/{slug}/{path.format(**said)}?{query.format(**said)}"


def _filled(address: Address, slug: str, values: dict[str, list[Any]]) -> Iterator[str]:
    room = address.route.removeprefix("f/<slug:slug>/").split("/")[0]
    parts = address.parts
    for chosen in product(*(values.get(f"{room} {part}", values.get(part, [])) for part in parts)):
        yield address.url(slug, dict(zip(parts, chosen, strict=True)))


def words_met(places: Places, who: Who, urls: Iterator[str] | None = None) -> tuple[list[str], int]:
    """Where the person met a word that may not be met, and how many of the pages were opened."""
    found, opened = [], 0
    never = who.never + (places.objects["shut"]["numbers"] if story.SHUT in who.never else ())
    with walk.rolled_back():
        client = walk.client_of(who)
        for url in urls or every_page(places, who):
            answer = client.get(url)
            opened += answer.status_code == 200
            body = in_words(b"".join(answer.streaming_content) if answer.streaming else answer.content)
            found += [f"{word} in {answer.status_code} {url}" for word in never
                      if word.lower().encode() in body and word not in url]
            if answer.status_code >= 500:
                found.append(f"{answer.status_code} {url}")
    return found, opened


def as_if_tied(who: Who) -> Who:
    """The same person, to whom the words are forbidden: for seeing that a look does find what is there."""
    return replace(who, tied=True)


def minutes(places: Places) -> list[str]:
    """The addresses of the own fund's minutes: a minuted decision is there for the whole board, whatever their ties."""
    from brygga.apps.documents.models import Document
    keys = Document.objects.filter(kind="minutes").values_list("key", flat=True)
    return [f"/f/{places.slugs['own']}/arenden/papper/{key}/" for key in keys]


def letters(places: Places) -> list[Any]:
    """What leaves the house when everybody of the own fund is written to about both cases, and the outbox is sent."""
    from django.core import mail
    from django.test import override_settings

    from brygga.apps.access.queries import person
    from brygga.foundation import clock
    from brygga.foundation.commands import Command
    from brygga.foundation.models import Tenant
    from brygga.foundation.outbox import post_letter
    from brygga.operations.postman import send_waiting
    at, on = clock.moment()
    cmd = Command(None, Tenant.objects.get(slug=places.slugs["own"]).pk, at, on, "letters")
    with walk.rolled_back(), override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        mail.outbox = []
        for who, key in product(places.cast, ("open", "shut")):
            case = places.objects[key]
            if who.fund == "own" and who.person_id is not None and (not who.case or who.case == key):
                post_letter(cmd, address=person(who.person_id)[1], subject=f"Om {case['word']}", body=case["word"],
                            dedupe_key=f"{who.name}/{key}", person_id=who.person_id, matter_id=case["matter"],
                            attachments=[case["key"]])
        while send_waiting():
            pass
        return list(mail.outbox)


def words_sent(places: Places) -> list[str]:
    """Letters to a person that hold a word that this one may not meet, in address, text or paper."""
    from brygga.apps.access.queries import person
    never: dict[str, set[str]] = {}
    for who in places.cast:
        if who.person_id is not None and not who.way_in:
            never.setdefault(person(who.person_id)[1], set()).update(who.never)
    found = []
    for letter in letters(places):
        whole = letter.message().as_bytes().lower() + letter.body.lower().encode() + letter.subject.lower().encode()
        whole += b"".join(in_words(content) for _, content, _ in letter.attachments if isinstance(content, bytes))
        for to in letter.to:
            strange = story.SHUT if story.FOREIGN.lower() in to else story.FOREIGN
            found += [f"{word} to {to}: {letter.subject}" for word in never.get(to, {strange})
                      if word.lower().encode() in whole]
    return found
