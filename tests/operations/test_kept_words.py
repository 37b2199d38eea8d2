"""What is stored is in the language of the books, also when the one who pressed reads English.

The demo world is told by people with English pages; nothing of the English catalogue may stand in its rows. Canary: a
fee booked with the words of the page is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.operations.demo_world import demo_copy
from tests.worlds import World, Worlds

PLACE = re.compile(r"%(?:\\\(\w+\\\))?[sd]")
CATALOGUE = Path("src/brygga/locale/en/LC_MESSAGES/django.po")
# Letters are in the language of the one who gets them; answers to acts are the machine's.
NOT_KEPT = {"foundation_outboxmessage", "foundation_commandlog", "django_session"}
SHORTEST = 9


@pytest.fixture(scope="module")
def demo(all_worlds: Worlds) -> Iterator[World]:
    with demo_copy(all_worlds) as world:
        yield world


def _english() -> re.Pattern[str]:
    from babel.messages.pofile import read_po
    with CATALOGUE.open("rb") as file:
        said = [m for m in read_po(file) if m.id and m.string and isinstance(m.string, str)]
    bare = {m.string: PLACE.sub("", m.string) for m in said if m.string != m.id}
    phrases = [phrase for phrase, words in bare.items() if len(words) >= SHORTEST and " " in words.strip()]
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile("|".join(PLACE.sub(".+?", re.escape(phrase)) for phrase in longest_first))


def _stored() -> Iterator[tuple[str, str]]:
    from django.apps import apps
    from django.db import models
    for model in apps.get_models(include_auto_created=True):
        if not model.__module__.startswith("brygga.") or model._meta.db_table in NOT_KEPT:
            continue
        names = [f.attname for f in model._meta.concrete_fields if isinstance(f, models.CharField | models.TextField)]
        for row in model._default_manager.values_list(*names) if names else ():
            yield from ((model._meta.db_table, str(value)) for value in row if value)


def _strangers() -> list[tuple[str, str]]:
    english = _english()
    return sorted({(table, value) for table, value in _stored() if english.fullmatch(value)})


def test_nothing_that_is_stored_is_english(demo: World) -> None:
    assert sum(1 for _ in _stored()) > 5_000
    strangers = _strangers()
    assert strangers == [], "\n".join(f"{table}: {value}" for table, value in strangers)


def test_the_words_of_the_page_in_the_books_are_found(demo: World) -> None:
    from django.utils import translation

    from brygga.apps.access.models import Membership
    from brygga.apps.documents.actions import store_document
    from brygga.foundation.refusals import text
    from tests.builders import command
    seat = Membership.objects.filter(role="officer")[0]
    with translation.override("en"):
        planted: Any = str(text("Inbetalning från %s")) % "Region Övning"
    store_document(command(seat.tenant_id, seat.person_id), content=b"%PDF-1.4 x", filename="a.pdf", kind="letter",
                   title=planted)
    assert ("documents_document", planted) in _strangers()
