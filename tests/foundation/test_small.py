"""Canonical form, business date, outbox and the rights of the app's own connection."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.apps.ledger.books import AT, command
from tests.servers import MailBox
from tests.worlds import World

Fund = tuple[int, int, int]


def test_canonical_text_is_fixed_for_ever() -> None:
    """These bytes stand in old chains: if this test must change, old digests no longer hold."""
    from brygga.foundation.canonical import canonical, digest

    told = {"b": [1, True, None], "a": {"ö": date(2026, 3, 1), 2: (Decimal("1.50"), Fraction(1, 3))},
            "t": datetime(2026, 3, 1, 1, tzinfo=timezone(timedelta(hours=1)))}
    assert canonical(told) == ('{"a":{"2":["1.50","1/3"],"ö":"2026-03-01"},"b":[1,true,null],'
                               '"t":"2026-03-01T00:00:00.000000+00:00"}')
    assert digest("ab", "c") != digest("a", "bc")


@pytest.mark.parametrize("value", [1.5, {"a": [0.0]}, object()])
def test_a_float_and_the_unknown_have_no_canonical_form(value: object) -> None:
    from brygga.foundation.canonical import canonical

    with pytest.raises(TypeError):
        canonical(value)


def test_the_business_date_only_moves_forward_and_only_where_there_is_one(fresh_world: World) -> None:
    from django.db import transaction

    from brygga.foundation import clock
    from brygga.foundation.refusals import Refused

    with pytest.raises(Refused, match="clock.is_wall"), transaction.atomic():
        clock.advance(date(2030, 1, 1))
    clock.set_own_date(date(2026, 1, 5))
    with transaction.atomic():
        clock.advance(date(2026, 2, 1))
    assert clock.today() == date(2026, 2, 1)
    with pytest.raises(Refused, match="clock.backwards"), transaction.atomic():
        clock.advance(date(2026, 1, 31))


def letter(fund: int, key: str = "a", address: str = "anna@exempel.se") -> int:
    from brygga.foundation.commands import action
    from brygga.foundation.outbox import post_letter

    @action("test.letter")
    def act(cmd) -> int:
        return post_letter(cmd, address=address, subject="Hej", body="Brev", dedupe_key=key)
    return act(command(fund))


@pytest.fixture
def post_office(mail_box: MailBox, settings) -> MailBox:
    """A real mail server that Django sends to."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mail_box.port
    return mail_box


def drain(allow: bool = True) -> int:
    from brygga.foundation.outbox import drain as drained

    return drained(at=AT, may_receive=lambda item: allow, fetch=lambda key: (key, b"x", "text/plain"))


def test_a_letter_is_made_once_and_sent_once(fund: Fund, post_office: MailBox) -> None:
    assert letter(fund[0]) == letter(fund[0])
    assert (drain(), drain()) == (1, 0)
    assert len(post_office.messages) == 1


def test_a_letter_that_fails_is_tried_again(fund: Fund, post_office: MailBox) -> None:
    from brygga.foundation.models import OutboxItem

    letter(fund[0])
    post_office.refuse.add("anna@exempel.se")
    assert drain() == 0
    item = OutboxItem.objects.get()
    assert item.attempts == 1 and item.last_error and item.sent_at is None
    post_office.refuse.clear()
    assert drain() == 1 and len(post_office.messages) == 1


def test_a_letter_whose_reader_was_shut_out_since_is_withheld_for_ever(fund: Fund, post_office: MailBox) -> None:
    letter(fund[0])
    assert (drain(allow=False), drain()) == (0, 0)
    assert post_office.messages == []


def test_two_postmen_send_a_letter_once(fund: Fund, post_office: MailBox) -> None:
    from tests.foundation.test_commands import in_threads

    for n in range(12):
        letter(fund[0], key=str(n))
    sent = in_threads(lambda n: drain(), 4, threads=4)
    assert [fault for fault in sent if isinstance(fault, Exception)] == []
    assert sum(sent) == 12 == len(post_office.messages)


def test_a_letter_is_not_stored_when_the_act_is_refused(fund: Fund, post_office: MailBox) -> None:
    from brygga.foundation.commands import action
    from brygga.foundation.models import OutboxItem
    from brygga.foundation.outbox import post_letter
    from brygga.foundation.refusals import Refused

    @action("test.letter_refused")
    def act(cmd) -> None:
        post_letter(cmd, address="a@b.se", subject="Hej", body="Brev", dedupe_key="z")
        raise Refused("test.no", "nej")
    with pytest.raises(Refused):
        act(command(fund[0]))
    assert not OutboxItem.objects.exists()


def test_instants_are_told_in_utc_and_bear_the_day_that_the_directory_has_come_to(fresh_world: World) -> None:
    """Canary: let `now` forget the directory's own date; papers made on its 5 January then bear today's."""
    from brygga.foundation import clock

    assert clock.now().tzinfo is UTC
    clock.set_own_date(date(2026, 1, 5))
    at, on = clock.moment()
    assert at.tzinfo is UTC and on == clock.day_of(at) == date(2026, 1, 5)


def test_half_past_midnight_is_the_new_day_in_sweden() -> None:
    from brygga.foundation import clock

    assert clock.day_of(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)) == date(2026, 7, 1)
