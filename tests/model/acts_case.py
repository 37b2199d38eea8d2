"""From a prepared case to a meeting that may decide it: proposal, agenda, pack, and the question of conflict."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from tests.builders import KR
from tests.model import people
from tests.model.acts import Act, Given, World, act, somebody, something, strange
from tests.model.plain import Case, Item, Meeting, Model, Proposal
from tests.oracles.days import last_of_month, months_on

TERMS: tuple[dict[str, Any], ...] = (
    {"rate": "6.00", "term": 12, "repayment": "annuity", "day_count": "30E/360", "fees": [
        {"kind": "arrangement", "amount": "1500.00", "when": "disbursement"},
        {"kind": "instalment", "amount": "20.00", "when": "instalment"}]},
    {"rate": "4.50", "term": 24, "repayment": "straight", "day_count": "ACT/365F", "grace_principal": 2, "fees": []},
    {"rate": "5.00", "term": 6, "repayment": "bullet", "day_count": "ACT/360", "fees": []},
    {"rate": "3.25", "term": 18, "repayment": "annuity", "day_count": "PERIOD", "fees": [
        {"kind": "arrangement", "amount": "999.99", "when": "disbursement"},
        {"kind": "instalment", "amount": "33.33", "when": "instalment"}]},
    {"rate": "0", "term": 7, "repayment": "straight", "day_count": "30E/360", "fees": []})
TIES = ("none", "represents", "family", "adviser", "other")
LIFTABLE = ("family", "other")


def first_days(made_on: date) -> date:
    """The provisional first due day: the last of the month after the provisional pay-out, thirty days ahead."""
    after = months_on(made_on + timedelta(30), 1)
    return after.replace(day=last_of_month(after.year, after.month))


@act("case.propose")
class Propose(Act):
    """An officer proposes a loan or a förlagsinsats out of one or two pots."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        ready = [name for name, case in m.cases.items() if case.state == "preparation"]
        pool = ready if ready and r.random() < .9 else [n for n, c in m.cases.items() if c.state != "agreement"]
        name = something(r, pool, "case")
        if name is None:
            return None
        instrument = r.choice(("loan", "loan", "contribution")) if r.random() > .03 else "gift"
        size = r.choice((40_000, 60_000, 90_000, 150_000, 33_333)) * KR
        pots = [pot for pot in m.sources if m.free(pot) > size] or list(m.sources)
        first = r.choice(pots) if r.random() > .08 else r.choice([*m.sources, "x:pot", "drift"])
        shares = {first: size}
        if r.random() < .45:
            other = r.choice(pots)
            shares = {first: size - size // 3, other: size // 3} if other != first else shares
        wrong = r.random()
        if wrong > .9 and first in m.sources:
            size = max(0, m.free(first)) + 100
            shares = {first: size}
        return {"who": somebody(r, ("officer",)), "case": name, "instrument": instrument,
                "amount": size + 1 if wrong < .04 else size, "shares": shares, "terms": dict(r.choice(TERMS))}

    def no(self, m: Model, p: Given) -> set[str]:
        if strange(p["case"]):
            return {"not_seen"}
        case = m.cases[p["case"]]
        found = m.wall(p["case"], p["who"]) | ({"not_seen"} if p["who"] == "stranger" else set())
        if people.role(p["who"]) != "officer":
            found.add("access.role")
        others = [q.state for q in m.proposals.values() if q.case == p["case"]]
        if case.state not in ("preparation", "decision"):
            found.add("proposal.state")
        elif case.state == "decision" and {"granted", "declined"} & set(others):
            found.add("proposal.decided")
        if p["instrument"] not in ("loan", "contribution"):
            return found | {"proposal.instrument"}
        if sum(p["shares"].values()) != p["amount"]:
            found.add("shares.sum")
        for pot, minor in p["shares"].items():
            found |= self._pot(m, p, case, pot, minor)
        return found

    def _pot(self, m: Model, p: Given, case: Case, pot: str, minor: int) -> set[str]:
        source = m.sources.get(pot)
        if source is None:
            return {"shares.restricted"}
        given = sum(a.shares.get(pot, 0) for a in m.agreements.values()
                    if a.case == p["case"] and a.bound in ("open", "paid"))
        if (source.counties and case.county not in source.counties) or (
                source.instruments and p["instrument"] not in source.instruments) or (
                source.cap is not None and minor + given > source.cap):
            return {"shares.restricted"}
        return {"shares.free"} if minor > m.free(pot) else set()

    def do(self, m: Model, p: Given, answer: Any) -> None:
        name = m.name()
        m.proposals[name] = Proposal(p["case"], p["instrument"], p["amount"], p["shares"], p["terms"], m.on)
        m.cases[p["case"]].state = "decision"
        m.ids[name] = answer

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.case_flow import make_proposal
        terms = {"kind": "risk", "every": "months:1", **p["terms"]} if p["instrument"] != "contribution" else {
            "dividend_terms": "Högst två procentenheter", "fixed_date": None, "statutes_registered_on": "2025-05-03"}
        return make_proposal(
            cmd, case_id=w.id(p["case"]), instrument=p["instrument"], amount_minor=p["amount"], purpose="Ombyggnad",
            terms=terms, conditions=[],
            shares=[{"pot_id": w.id(pot), "amount_minor": minor} for pot, minor in p["shares"].items()])


@act("memo.write")
class Memo(Act):
    """A new version of the assessment: what was frozen before it is stale."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        pool = [name for name, case in m.cases.items() if case.state in ("preparation", "decision") or r.random() < .1]
        name = something(r, pool, "case")
        return {"who": somebody(r, ("officer",)), "case": name} if name else None

    def no(self, m: Model, p: Given) -> set[str]:
        if strange(p["case"]):
            return {"not_seen"}
        found = m.wall(p["case"], p["who"]) | ({"not_seen"} if p["who"] == "stranger" else set())
        if people.role(p["who"]) != "officer":
            found.add("access.role")
        return found | (set() if m.cases[p["case"]].state in ("preparation", "decision") else {"memo.state"})

    def do(self, m: Model, p: Given, answer: Any) -> None:
        m.cases[p["case"]].memo += 1

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.case_flow import write_memo
        return write_memo(cmd, case_id=w.id(p["case"]), comes_back="Ja.", worth_it="Ja.", what_can_go_wrong="Vintern.",
                          memo_text=f"Version {cmd.key}")


@act("meeting.plan")
class Plan(Act):
    """A meeting of the board is planned: one a day."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        if sum(one.state == "planned" for one in m.meetings.values()) > 1:
            return None
        on = m.on + timedelta(r.choice((0, 0, 0, 1, -1)))
        return {"who": "officer", "on": on, "pack": on + timedelta(1) if r.random() < .1 else on}

    def no(self, m: Model, p: Given) -> set[str]:
        found = {"meeting.past"} if p["on"] < m.on else set()
        if p["pack"] > p["on"]:
            found.add("meeting.pack_late")
        twice = any(one.kind == "board" and one.state == "planned" and one.on == p["on"] for one in m.meetings.values())
        return found | ({"meeting.twice"} if twice else set())

    def do(self, m: Model, p: Given, answer: Any) -> None:
        name = m.name()
        m.meetings[name] = Meeting("board", p["on"])
        m.ids[name] = answer

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.agenda import plan_meeting
        return plan_meeting(cmd, on=p["on"], pack_freezes_on=p["pack"])


def board_meetings(m: Model, *states: str) -> list[str]:
    """The board's meetings in some states."""
    return [name for name, one in m.meetings.items() if one.kind == "board" and one.state in states]


@act("agenda.put")
class Put(Act):
    """A proposal comes onto an agenda, and everybody on the board is asked."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        waits = [name for name, one in m.proposals.items() if one.state == "open" and not _placed(m, name)]
        proposal = r.choice(waits) if waits and r.random() < .85 else r.choice([*m.proposals])
        pool = board_meetings(m, "planned", "open") if r.random() < .9 else list(m.meetings)
        meeting = something(r, pool, "meeting")
        return {"who": "officer", "meeting": meeting, "proposal": proposal} if meeting else None

    def no(self, m: Model, p: Given) -> set[str]:
        found = set() if m.proposals[p["proposal"]].state == "open" else {"item.not_open"}
        if strange(p["meeting"]):
            return found | {"not_seen"}
        if m.meetings[p["meeting"]].state not in ("planned", "open"):
            found.add("meeting.state")
        if m.meetings[p["meeting"]].kind == "delegation":
            found.add("meeting.of_one")
        return found | ({"item.placed"} if _placed(m, p["proposal"]) else set())

    def do(self, m: Model, p: Given, answer: Any) -> None:
        name, case = m.name(), m.proposals[p["proposal"]].case
        m.items[name] = Item(p["meeting"], p["proposal"], case)
        m.ids[name] = answer
        ask_about(m, p["meeting"], case)

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.agenda import put_on_agenda
        return put_on_agenda(cmd, meeting_id=w.id(p["meeting"]), proposal_id=w.id(p["proposal"]))


def _placed(m: Model, proposal: str) -> bool:
    return any(item.proposal == proposal and item.state in ("waiting", "decided") for item in m.items.values())


def told(m: Model, meeting: str, case: str) -> dict[str, list[str]]:
    """Who has said what that counts at a meeting: a no holds for its meeting, a tie for the case."""
    found: dict[str, list[str]] = {}
    for who, answer in m.ties.get(case, []):
        found.setdefault(who, []).append(answer)
    for who, answer in m.meetings[meeting].said.get(case, []):
        found.setdefault(who, []).append(answer)
    return found


def is_open(m: Model, meeting: str, case: str, who: str) -> bool:
    """Whether a case is open to a member at a meeting: by law never, unanswered never, by the heaviest tie else."""
    said = told(m, meeting, case).get(who, [])
    if who in m.cases[case].by_law or not said:
        return False
    ties = [tie for tie in said if tie != "none"]
    ruling = m.ruled.get(case, {}).get(who)
    if ruling and all(tie in LIFTABLE for tie in ties):
        return ruling[1]
    return not ties


def move_wall(m: Model, meeting: str, case: str, who: str) -> None:
    """The wall follows what is said."""
    m.cases[case].shut[who] = "clear" if is_open(m, meeting, case, who) else "conflicted"


def ask_about(m: Model, meeting: str, case: str, only: tuple[str, ...] = people.BOARD) -> None:
    """The board is asked about its ties to a case; whom law shuts out is shut at once."""
    one, said = m.cases[case], told(m, meeting, case)
    for who in one.by_law:
        if people.role(who):
            one.shut[who] = "conflicted"
            if (who, "represents") not in m.ties.setdefault(case, []):
                m.ties[case].append((who, "represents"))
    for who in only:
        if who not in one.by_law and who not in said:
            one.shut[who] = "unanswered"


@act("packs.freeze")
class Freeze(Act):
    """What the board reads is frozen: what is missing or stale gets a new version."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        meeting = something(r, board_meetings(m, "planned", "open") or list(m.meetings), "meeting", wrong=.1)
        return {"who": "officer", "meeting": meeting} if meeting else None

    def no(self, m: Model, p: Given) -> set[str]:
        return strange(p["meeting"])

    def do(self, m: Model, p: Given, answer: Any) -> None:
        for item in m.items.values():
            if item.meeting == p["meeting"] and item.state == "waiting" and item.frozen != m.cases[item.case].memo:
                item.frozen = m.cases[item.case].memo
                ask_about(m, p["meeting"], item.case)

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.packs import freeze_packs
        return freeze_packs(cmd, meeting_id=w.id(p["meeting"]))


@act("tie.declare")
class Declare(Act):
    """One member answers the question of conflict for oneself."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        asked = [(i.meeting, i.case, who) for i in m.items.values() if i.state == "waiting" for who in people.BOARD
                 if m.cases[i.case].shut.get(who) == "unanswered" and m.meetings[i.meeting].kind == "board"]
        if asked and r.random() < .85:
            meeting, case, who = r.choice(asked)
        elif m.items:
            item = r.choice(list(m.items.values()))
            meeting, case, who = item.meeting, item.case, r.choice(people.CAST)
        else:
            return None
        return {"who": who, "meeting": meeting, "case": case,
                "answer": "none" if r.random() < .78 else r.choice((*TIES, "yes")),
                "text": "" if r.random() < .4 else "Min syster sitter i styrelsen."}

    def no(self, m: Model, p: Given) -> set[str]:
        one, found = m.meetings[p["meeting"]], set()
        if one.state not in ("planned", "open"):
            return {"meeting.state"}
        if not waits(m, p["meeting"], p["case"]):
            return {"not_seen"}
        if p["answer"] not in TIES:
            found.add("tie.answer")
        if p["who"] in m.cases[p["case"]].by_law:
            found.add("tie.by_law")
        if p["answer"] == "none" and set(told(m, p["meeting"], p["case"]).get(p["who"], [])) - {"none"}:
            found.add("tie.stays")
        if p["answer"] == "other" and not p["text"].strip():
            found.add("tie.text")
        return found | (set() if p["who"] in people.BOARD else {"tie.not_board"})

    def do(self, m: Model, p: Given, answer: Any) -> None:
        say(m, p["meeting"], p["case"], p["who"], p["answer"])

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.agenda import declare
        return declare(cmd, meeting_id=w.id(p["meeting"]), matter_id=w.id(f"matter:{p['case']}"), answer=p["answer"],
                       text=p["text"])


def waits(m: Model, meeting: str, case: str) -> bool:
    """Whether a paragraph about the case waits at the meeting."""
    return any(i.meeting == meeting and i.case == case and i.state == "waiting" for i in m.items.values())


def say(m: Model, meeting: str, case: str, who: str, answer: str) -> None:
    """An answer is kept: a no at the meeting, a tie with the case."""
    if answer == "none":
        m.meetings[meeting].said.setdefault(case, []).append([who, answer])
    else:
        m.ties.setdefault(case, []).append((who, answer))
    move_wall(m, meeting, case, who)


@act("tie.rule")
class Rule(Act):
    """The chair, or whoever leads in the chair's place, answers whether a tie shuts a member out."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        tied = [(i.meeting, i.case, who) for i in m.items.values() if i.state == "waiting" for who in people.BOARD
                if m.cases[i.case].shut.get(who) == "conflicted" and m.meetings[i.meeting].kind == "board"]
        if not tied:
            return None
        meeting, case, person = r.choice(tied)
        return {"who": somebody(r, rulers(m, meeting, case, person), wrong=.15), "meeting": meeting, "case": case,
                "person": person, "opens": r.random() < .6, "reason": " " if r.random() < .1 else "Avlägset."}

    def no(self, m: Model, p: Given) -> set[str]:
        if m.meetings[p["meeting"]].state not in ("planned", "open"):
            return {"meeting.state"}
        if not waits(m, p["meeting"], p["case"]):
            return {"not_seen"}
        found, said = set(), told(m, p["meeting"], p["case"]).get(p["person"], [])
        if p["who"] not in rulers(m, p["meeting"], p["case"], p["person"]):
            found.add("ruling.not_chair")
        if f"{p['meeting']}/{p['case']}/{p['person']}" in m.ruled.get("", {}):
            found.add("ruling.once")
        if p["person"] in m.cases[p["case"]].by_law or "represents" in said:
            return found | {"conflict_by_law"}
        if not said:
            found.add("conflict_unanswered")
        if not p["reason"].strip():
            found.add("conflict_ruling_without_reason")
        if p["who"] == p["person"]:
            found.add("conflict_own_ruling")
        return found | ({"conflict_adviser"} if p["opens"] and "adviser" in said else set())

    def do(self, m: Model, p: Given, answer: Any) -> None:
        m.ruled.setdefault(p["case"], {})[p["person"]] = (p["who"], p["opens"])
        m.ruled.setdefault("", {})[f"{p['meeting']}/{p['case']}/{p['person']}"] = (p["who"], p["opens"])
        move_wall(m, p["meeting"], p["case"], p["person"])

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.agenda import rule_on_tie
        return rule_on_tie(cmd, meeting_id=w.id(p["meeting"]), matter_id=w.id(f"matter:{p['case']}"),
                           person_id=w.person(p["person"]), opens=p["opens"], reason=p["reason"])


def rulers(m: Model, meeting: str, case: str, person: str) -> list[str]:
    """Who may answer another's tie: the chair when the case is open to the chair, else every member to whom it is."""
    able = [who for who in people.BOARD if who != person and is_open(m, meeting, case, who)]
    return [who for who in able if who == "chair"] or able
