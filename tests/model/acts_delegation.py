"""The short path: one holder decides alone, up to a ceiling, never with a tie and never unanswered."""

from __future__ import annotations

import random
from typing import Any

from tests.builders import KR
from tests.model import people
from tests.model.acts import Act, Given, World, act, somebody
from tests.model.acts_board import carry_out, find_agreement, why_not_carried_out
from tests.model.acts_case import ask_about, is_open, say
from tests.model.plain import Item, Meeting, Model

CEILING = 100_000 * KR


@act("delegation.take_up")
class TakeUp(Act):
    """The holder takes a small case up: a meeting of one, with a frozen pack and the question of conflict."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        small = [n for n, q in m.proposals.items() if q.state == "open" and m.cases[q.case].path == "short"]
        if not small and r.random() < .8:
            return None
        pool = small if small and r.random() < .9 else list(m.proposals)[-4:]
        return {"who": somebody(r, ("chair",), wrong=.15), "proposal": r.choice(pool)}

    def no(self, m: Model, p: Given) -> set[str]:
        found = not_holder(m, p["who"], p["proposal"])
        if m.proposals[p["proposal"]].state != "open":
            found.add("item.not_open")
        waits = next((i for i in m.items.values() if i.proposal == p["proposal"] and i.state == "waiting"), None)
        mine = waits is not None and m.meetings[waits.meeting].kind == "delegation"
        placed = any(i.proposal == p["proposal"] and i.state in ("waiting", "decided") for i in m.items.values())
        return found | ({"item.placed"} if placed and not mine else set())

    def do(self, m: Model, p: Given, answer: Any) -> None:
        if answer in [m.ids.get(name) for name in m.items]:
            return
        case, meeting, name = m.proposals[p["proposal"]].case, m.name(), m.name()
        m.meetings[meeting] = Meeting("delegation", m.on, "open", p["who"])
        m.items[name] = Item(meeting, p["proposal"], case, m.cases[case].memo)
        m.ids[name] = answer
        ask_about(m, meeting, case, (p["who"],))

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.delegation import take_up
        return take_up(cmd, proposal_id=w.id(p["proposal"]))

    def made(self, w: World, m: Model, p: Given, answer: Any) -> None:
        from brygga.foundation.plain_sql import ask
        item = next(item for name, item in m.items.items() if m.ids.get(name) == answer)
        m.ids[item.meeting] = ask("SELECT meeting_id FROM decisions_agendaitem WHERE id = %s", (answer,))[0][0]


def not_holder(m: Model, who: str, proposal: str) -> set[str]:
    """Why somebody does not decide by delegation: role, ceiling, path, a tie by law, or not the holder."""
    asked = m.proposals[proposal]
    case = m.cases[asked.case]
    found = people.why_not("decide_by_delegation", who, [("propose", "officer"), ("prepare", "officer")])
    running = sum(a.amount for a in m.agreements.values()
                  if a.party == case.party and a.state not in ("ended", "lapsed"))
    wanted = sum(q.amount for q in m.proposals.values() if q.case == asked.case and q.state == "open")
    if asked.amount > CEILING or running + wanted > CEILING or case.path != "short" or "chair" in case.by_law:
        found.add("delegation.board_decides")
    return found | (set() if who == "chair" else {"delegation.not_holder"})


def taken_up(m: Model) -> list[str]:
    """Paragraphs that a holder has taken up and that wait."""
    return [name for name, item in m.items.items()
            if item.state == "waiting" and m.meetings[item.meeting].kind == "delegation"]


@act("delegation.declare")
class DeclareAlone(Act):
    """The holder answers the question; any tie leaves the case to the board."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        pool = taken_up(m)
        if not pool:
            return None
        return {"who": somebody(r, ("chair",), wrong=.1), "item": r.choice(pool),
                "answer": "none" if r.random() < .8 else r.choice(("family", "adviser", "maybe"))}

    def no(self, m: Model, p: Given) -> set[str]:
        item, found = m.items[p["item"]], set()
        if m.meetings[item.meeting].state not in ("planned", "open") or item.state != "waiting":
            return {"meeting.state", "not_seen"}
        if p["answer"] == "maybe":
            found.add("tie.answer")
        if p["who"] in m.cases[item.case].by_law:
            found.add("tie.by_law")
        if p["answer"] == "none" and any(who == p["who"] for who, _ in m.ties.get(item.case, [])):
            found.add("tie.stays")
        return found | (set() if p["who"] in people.BOARD else {"tie.not_board"})

    def do(self, m: Model, p: Given, answer: Any) -> None:
        item = m.items[p["item"]]
        say(m, item.meeting, item.case, p["who"], p["answer"])
        if not is_open(m, item.meeting, item.case, p["who"]):
            item.state, m.meetings[item.meeting].state = "withdrawn", "closed"

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.delegation import declare
        return declare(cmd, item_id=w.id(p["item"]), answer=p["answer"])


@act("delegation.decide")
class DecideAlone(Act):
    """The holder decides as proposed; never unanswered, never over the ceiling."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        pool = [m.items[name].proposal for name in taken_up(m)]
        if not pool and r.random() < .85:
            return None
        pool = pool if pool and r.random() < .9 else list(m.proposals)[-4:]
        return {"who": somebody(r, ("chair",), wrong=.1), "proposal": r.choice(pool)} if pool else None

    def no(self, m: Model, p: Given) -> set[str]:
        found = not_holder(m, p["who"], p["proposal"])
        item = next((i for i in m.items.values() if i.proposal == p["proposal"] and i.state == "waiting"), None)
        if item is None or m.meetings[item.meeting].kind != "delegation":
            return found | {"delegation.not_taken_up"}
        if m.meetings[item.meeting].chair != p["who"]:
            found.add("delegation.another")
        if not is_open(m, item.meeting, item.case, p["who"]):
            found.add("conflict_unanswered")
        if item.frozen != m.cases[item.case].memo:
            found.add("pack.stale")
        return found | why_not_carried_out(m, item)

    def do(self, m: Model, p: Given, answer: Any) -> None:
        name = next(n for n, i in m.items.items() if i.proposal == p["proposal"] and i.state == "waiting")
        carry_out(m, name, "granted", {p["who"]: "yes"}, p["who"])
        m.meetings[m.items[name].meeting].state = "closed"

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.delegation import decide_by_delegation
        return decide_by_delegation(cmd, proposal_id=w.id(p["proposal"]))

    def made(self, w: World, m: Model, p: Given, answer: Any) -> None:
        find_agreement(m, answer)
