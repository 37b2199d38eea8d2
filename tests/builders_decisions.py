"""A board at work, for tests: meetings, answered questions, frozen packs, decisions; through the real acts alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from tests import builders
from tests.builders import KR, ON, Begun, Fund
from tests.worlds import World, Worlds, in_use

BOARD = ("chair", "member", "member2", "member3", "member4")
EXTRA = {"member3": "Nils Nyvald", "member4": "Petra Plikt"}
WAY_TO_YES = "Visa att elen räcker, så prövar vi igen."


def board_fund(*, profile: str = "small_fund", number: int = 0, source: int = 2_000_000 * KR, on: date = ON) -> Fund:
    """A fund with five on the board and a deputy, a source of money, and nothing decided."""
    fund = builders.fund(profile=profile, number=number, on=on)
    for role, name in EXTRA.items():
        fund.people[role] = builders.add_person(fund, "member", name, f"{role}@f{number}.exempel.se", on=on)
    builders.source(fund, amount_minor=source, on=on)
    return fund


def meeting(fund: Fund, *, on: date = ON) -> int:
    """A planned meeting of the day."""
    from brygga.operations.agenda import plan_meeting
    return plan_meeting(fund.command("officer", on=on), on=on, pack_freezes_on=on)


def proposal_of(case: Begun) -> int:
    """The case's open proposal, the latest."""
    from brygga.apps.cases import queries
    return [p for p in queries.proposals_of(case.id) if p.state == "open"][-1].id


def put_up(fund: Fund, meeting_id: int, case: Begun, *, proposal_id: int = 0, on: date = ON) -> int:
    """The case's proposal on the agenda; returns the item's id."""
    from brygga.operations.agenda import put_on_agenda
    return put_on_agenda(fund.command("officer", on=on), meeting_id=meeting_id,
                         proposal_id=proposal_id or proposal_of(case))


def answer(fund: Fund, who: str | int, meeting_id: int, case: Begun, tie: str = "none", text: str = "", *,
           on: date = ON) -> str:
    """One person's answer to the question of conflict."""
    from brygga.operations.agenda import declare
    return declare(fund.command(who, on=on), meeting_id=meeting_id, matter_id=case.matter_id, answer=tie, text=text)


def all_answer_no(fund: Fund, meeting_id: int, case: Begun, *, but: tuple[str, ...] = (), on: date = ON) -> None:
    """Everybody on the board says that there is no tie."""
    for who in (*BOARD, "deputy"):
        if who not in but:
            answer(fund, who, meeting_id, case, on=on)


def freeze(fund: Fund, meeting_id: int, *, on: date = ON) -> list[int]:
    """Freeze what is missing or stale."""
    from brygga.operations.packs import freeze_packs
    return freeze_packs(fund.command("officer", on=on), meeting_id=meeting_id)


def opened(fund: Fund, meeting_id: int, *, present: tuple[str, ...] = BOARD, on: date = ON, chair: str = "chair",
           adjuster: str = "member", keeper: str = "officer") -> None:
    """The meeting is opened by the chair, kept by the officer, adjusted by a member."""
    from brygga.operations.agenda import open_meeting
    open_meeting(fund.command(chair, on=on), meeting_id=meeting_id, chair_id=fund[chair], keeper_id=fund[keeper],
                 adjuster_id=fund[adjuster], present=[fund[who] for who in present])


def ready(fund: Fund, *cases: Begun, but: tuple[str, ...] = (), present: tuple[str, ...] = BOARD,
          on: date = ON) -> tuple[int, list[int]]:
    """A meeting that may decide: on the agenda, frozen, everybody but `but` has answered, open."""
    meeting_id = meeting(fund, on=on)
    items = [put_up(fund, meeting_id, case, on=on) for case in cases]
    freeze(fund, meeting_id, on=on)
    for case in cases:
        all_answer_no(fund, meeting_id, case, but=but, on=on)
    opened(fund, meeting_id, present=present, on=on)
    return meeting_id, items


def decided(fund: Fund, item_id: int, *, who: str = "chair", dissents: list[dict[str, Any]] | None = None,
            on: date = ON) -> int:
    """The chair's one press; returns the decision's id."""
    from brygga.operations.commit_decision import decide_as_proposed
    return decide_as_proposed(fund.command(who, on=on), item_id=item_id, dissents=dissents or [])


def granted(fund: Fund, case: Begun | None = None, *, on: date = ON) -> tuple[int, int, Begun]:
    """A case granted by the board: (meeting's id, item's id, the case)."""
    found = case or builders.case_in(fund, "proposed", on=on)
    meeting_id, items = ready(fund, found, on=on)
    decided(fund, items[0], on=on)
    return meeting_id, items[0], found


def agreement_of(fund: Fund, item_id: int) -> Any:
    """The agreement that a granted item made."""
    from brygga.apps.agreements import queries as agreements
    from brygga.apps.decisions import queries
    made = queries.decisions([item_id])[item_id].agreement_id
    assert made is not None
    return agreements.agreement(fund.tenant_id, made)


def adjusted(fund: Fund, meeting_id: int, *, on: date = ON) -> None:
    """The meeting closed, its minutes signed by the keeper and adjusted by chair and member."""
    from brygga.operations import minutes
    minutes.close_meeting(fund.command("chair", on=on), meeting_id=meeting_id)
    minutes.sign_minutes(fund.command("officer", on=on), meeting_id=meeting_id)
    for who in ("chair", "member"):
        minutes.adjust_minutes(fund.command(who, on=on), meeting_id=meeting_id)


def faults(fund: Fund) -> list[str]:
    """What the decisions' checks find."""
    from brygga.apps.decisions.checks import checks
    return [fault for check in checks(fund.tenant_id) for fault in check.faults]


PASSWORD = "tre ord som vinden"


def client_of(fund: Fund, who: str) -> Any:
    """A browser in which a person of the staff is logged in."""
    from django.test import Client

    from brygga.apps.access.actions import make_link, set_password
    secret = make_link(fund.command(None), person_id=fund[who], purpose="staff")
    client = Client()
    client.force_login(set_password(secret, password=PASSWORD, cmd=fund.command(None)))
    return client


def page(client: Any, fund: Fund, path: str, *, status: int = 200) -> str:
    """The text of a page of the boardroom."""
    answer = client.get(f"/f/{fund.slug}/sammantraden/{path}")
    assert answer.status_code == status, (path, answer.status_code, answer.content.decode()[:2000])
    return str(answer.content.decode())


def press(client: Any, fund: Fund, path: str, *, follow: bool = True, **fields: Any) -> Any:
    """What a press on a page of the boardroom answers."""
    import uuid
    return client.post(f"/f/{fund.slug}/sammantraden/{path}", {"command_key": uuid.uuid4().hex, **fields},
                       follow=follow)


@dataclass(frozen=True, slots=True)
class Table:
    """A fund with a case proposed (a loan of 200 000 kr) and, when `open`, a meeting that may decide it."""

    fund: Fund
    case: Begun
    meeting_id: int = 0
    item_id: int = 0


_built: dict[str, Table] = {}


@contextmanager
def at_table(worlds: Worlds, *, is_open: bool) -> Iterator[Table]:
    """An own copy of a world built once: a case proposed, or a board of five at an open meeting about it."""
    name = "board_open" if is_open else "board_proposed"

    def build(_world: World) -> None:
        fund = board_fund()
        case = builders.case_in(fund, "proposed")
        meeting_id, items = ready(fund, case) if is_open else (0, [0])
        _built[name] = Table(fund, case, meeting_id, items[0])
    world = worlds.fresh(worlds.like(name, build))
    try:
        with in_use(world):
            yield _built[name]
    finally:
        world.drop()


def rows() -> dict[str, int]:
    """How many rows every table of the business has: what a refusal leaves as it was."""
    from django.apps import apps
    return {m._meta.label: m._default_manager.count() for m in apps.get_models() if m.__module__.startswith("brygga.")}


@contextmanager
def refused(code: str) -> Iterator[Any]:
    """The act inside is refused with `code`, and nothing has moved."""
    from brygga.foundation.refusals import Refusals, Refused
    before = rows()
    with pytest.raises((Refused, Refusals)) as caught:
        yield caught
    codes = [r.code for r in getattr(caught.value, "refusals", [caught.value])]
    assert code in codes, codes
    assert rows() == before
