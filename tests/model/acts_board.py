"""The body decides: a meeting with those who are there, one press or a counted vote."""

from __future__ import annotations

import random
from abc import abstractmethod
from fractions import Fraction
from typing import Any

from tests.model import people
from tests.model.acts import Act, Given, World, act, something, strange
from tests.model.acts_case import board_meetings, first_days, is_open
from tests.model.plain import Agreement, Item, Model
from tests.oracles.days import months_on

MEMBERS = people.BOARD[:people.SEATS]


@act("meeting.open")
class Open(Act):
    """A planned meeting opens: who leads, keeps the minutes, adjusts them, and who is there."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        pool = board_meetings(m, "planned") if r.random() < .9 else list(m.meetings)
        name = something(r, pool, "meeting")
        if name is None:
            return None
        share = .8 if r.random() < .8 else .35
        there = [who for who in people.BOARD if r.random() < share]
        chair = "chair" if r.random() < .85 else r.choice(people.BOARD)
        adjuster = r.choice(there) if there and r.random() < .9 else r.choice(people.BOARD)
        return {"who": chair, "meeting": name, "chair": chair, "adjuster": adjuster, "present": there,
                "keeper": "officer" if r.random() < .9 else r.choice((chair, adjuster, "treasurer"))}

    def no(self, m: Model, p: Given) -> set[str]:
        if strange(p["meeting"]):
            return {"not_seen"}
        one, found = m.meetings[p["meeting"]], set()
        if one.state != "planned":
            return {"meeting.state"}
        if m.on < one.on:
            found.add("meeting.early")
        if p["chair"] not in p["present"]:
            found.add("meeting.chair_absent")
        if p["adjuster"] == p["chair"]:
            found.add("meeting.adjuster_is_chair")
        elif p["adjuster"] not in p["present"]:
            found.add("meeting.adjuster_absent")
        if people.why_not("keep_minutes", p["keeper"]):
            found.add("meeting.keeper_role")
        elif p["keeper"] in (p["chair"], p["adjuster"]):
            found.add("meeting.keeper_adjusts")
        return found

    def do(self, m: Model, p: Given, answer: Any) -> None:
        one = m.meetings[p["meeting"]]
        one.state, one.chair, one.adjuster, one.present = "open", p["chair"], p["adjuster"], list(p["present"])
        one.on = m.on

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.agenda import open_meeting
        return open_meeting(cmd, meeting_id=w.id(p["meeting"]), chair_id=w.person(p["chair"]),
                            keeper_id=w.person(p["keeper"]), adjuster_id=w.person(p["adjuster"]),
                            present=[w.person(who) for who in p["present"]])


@act("meeting.presence")
class Presence(Act):
    """Somebody comes to an open meeting, or leaves it."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        name = something(r, board_meetings(m, "open"), "meeting")
        if name is None:
            return None
        there, now = r.random() < .4, m.meetings[name].present if name in m.meetings else []
        comes = [who for who in people.BOARD if (who in now) != there] or people.BOARD
        return {"who": "officer", "meeting": name, "there": there,
                "person": r.choice(comes) if r.random() < .92 else "auditor"}

    def no(self, m: Model, p: Given) -> set[str]:
        if strange(p["meeting"]):
            return {"not_seen"}
        found = set() if m.meetings[p["meeting"]].state == "open" else {"meeting.state"}
        return found | (set() if p["person"] in people.BOARD else {"meeting.stranger"})

    def do(self, m: Model, p: Given, answer: Any) -> None:
        present = m.meetings[p["meeting"]].present
        present[:] = [who for who in present if who != p["person"]] + ([p["person"]] if p["there"] else [])

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.agenda import note_presence
        return note_presence(cmd, meeting_id=w.id(p["meeting"]), person_id=w.person(p["person"]), is_there=p["there"])


def voters(m: Model, item: Item) -> list[str]:
    """Members who are there and not shut out; the deputy fills an empty seat."""
    meeting = m.meetings[item.meeting]
    can = [who for who in people.BOARD if who in meeting.present and is_open(m, item.meeting, item.case, who)]
    members = [who for who in can if who in MEMBERS]
    return members + [who for who in can if who not in MEMBERS][: people.SEATS - len(members)]


def leader(m: Model, item: Item) -> str:
    """Who leads: the meeting's chair, else its adjuster, else the fund's chair, else the first who votes."""
    meeting, can = m.meetings[item.meeting], voters(m, item)
    return next((who for who in (meeting.chair, meeting.adjuster, "chair", *sorted_by_name(can)) if who in can), "")


def sorted_by_name(who: list[str]) -> list[str]:
    """Members in the order of the board's list: the chair, members by name, deputies."""
    from tests.builders import PEOPLE
    names = {**PEOPLE, "member3": "Nils Nyvald", "member4": "Petra Plikt"}
    return sorted(who, key=lambda one: (one != "chair", one == "deputy", names[one]))


class OnItem(Act):
    """A body decides a paragraph."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        ready = [name for name, item in m.items.items() if item.state == "waiting"
                 and m.meetings[item.meeting].kind == "board"]
        good = [name for name in ready if not self.no(m, {"who": leader(m, m.items[name]), "item": name,
                                                          **self.nothing(m, m.items[name])})]
        if not good and r.random() < .6:
            return None
        pool = good if good and r.random() < .75 else ready if r.random() < .8 else list(m.items)
        name = something(r, pool, "item")
        if name is None:
            return None
        who = leader(m, m.items[name]) if name in m.items else "chair"
        who = who if who and r.random() < .85 else r.choice(people.CAST)
        return {"who": who, "item": name, **self.more(m, r, m.items.get(name))}

    def nothing(self, m: Model, item: Item) -> Given:
        """The plainest way to decide."""
        return {}

    @abstractmethod
    def more(self, m: Model, r: random.Random, item: Item | None) -> Given:
        """How it is decided this time."""

    def ready(self, m: Model, p: Given, item: Item) -> set[str]:
        """What must hold before a body decides."""
        meeting, found = m.meetings[item.meeting], set()
        if item.state != "waiting":
            return {"item.done"}
        if meeting.kind != "board" or meeting.state != "open":
            return {"meeting.not_open"}
        found |= people.why_not("vote", p["who"], [("propose", "officer"), ("prepare", "officer")])
        if not item.frozen:
            found.add("pack.missing")
        elif item.frozen != m.cases[item.case].memo:
            found.add("pack.stale")
        if len(voters(m, item)) * 2 <= people.SEATS:
            found |= {"quorum_call_absent", "quorum_call_deputies", "quorum_members_meeting"}
        return found | (set() if p["who"] == leader(m, item) else {"decide.not_leader"})


@act("decide.press")
class Press(OnItem):
    """The leader's one press: as proposed, with room for dissent."""

    def nothing(self, m: Model, item: Item) -> Given:
        return {"dissents": []}

    def more(self, m: Model, r: random.Random, item: Item | None) -> Given:
        can = voters(m, item) if item and r.random() < .9 else people.BOARD
        said = [who for who in can if r.random() < .12]
        return {"dissents": [[who, " " if r.random() < .1 else "Risken är för stor."] for who in said]}

    def no(self, m: Model, p: Given) -> set[str]:
        if strange(p["item"]):
            return {"not_seen"}
        item = m.items[p["item"]]
        found, can = self.ready(m, p, item), voters(m, item)
        if any(who not in can for who, _ in p["dissents"]):
            found.add("dissent.not_voter")
        if any(not text.strip() for _, text in p["dissents"]):
            found.add("dissent.empty")
        votes = {who: "no" if who in [d for d, _ in p["dissents"]] else "yes" for who in can}
        if count(votes, can, leader(m, item))[0] != "yes":
            found.add("decide.too_many_dissent")
        return found | why_not_carried_out(m, item)

    def do(self, m: Model, p: Given, answer: Any) -> None:
        item = m.items[p["item"]]
        against = [who for who, _ in p["dissents"]]
        votes = {who: "no" if who in against else "yes" for who in voters(m, item)}
        carry_out(m, p["item"], "granted", votes, leader(m, item))

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.commit_decision import decide_as_proposed
        return decide_as_proposed(cmd, item_id=w.id(p["item"]), dissents=[
            {"person_id": w.person(who), "text": text} for who, text in p["dissents"]])

    def made(self, w: World, m: Model, p: Given, answer: Any) -> None:
        find_agreement(m, answer)


@act("decide.vote")
class Vote(OnItem):
    """A counted vote; a no is a decline with its reasons and the way to a yes."""

    def nothing(self, m: Model, item: Item) -> Given:
        return {"votes": dict.fromkeys(voters(m, item), "yes"), "reasons": [], "way": ""}

    def more(self, m: Model, r: random.Random, item: Item | None) -> Given:
        can = voters(m, item) if item else list(people.BOARD)
        lean = r.choice((("yes",) * 6 + ("no", "abstain"), ("yes", "no", "abstain"), ("no", "no", "yes")))
        votes = {who: r.choice(lean) for who in can}
        if r.random() < .06 and votes:
            votes.pop(r.choice(list(votes)))
        if r.random() < .06:
            votes[r.choice([*people.BOARD, "auditor"])] = "yes"
        return {"votes": votes, "reasons": [] if r.random() < .1 else ["Osäker intäkt"],
                "way": "" if r.random() < .1 else "Visa avtal med grossisten."}

    def no(self, m: Model, p: Given) -> set[str]:
        if strange(p["item"]):
            return {"not_seen"}
        item = m.items[p["item"]]
        found, can = self.ready(m, p, item), voters(m, item)
        if any(who not in p["votes"] for who in can):
            found.add("vote.missing")
        if any(who not in can for who in p["votes"]):
            found.add("vote_not_entitled")
        outcome = count(p["votes"], can, leader(m, item))[0]
        if outcome == "none":
            found.add("decide.no_majority")
        if outcome == "no":
            found |= (set() if p["reasons"] else {"decline.reasons"}) | (set() if p["way"] else {"decline.way"})
        return found | (why_not_carried_out(m, item) if outcome == "yes" else set())

    def do(self, m: Model, p: Given, answer: Any) -> None:
        item = m.items[p["item"]]
        outcome = count(p["votes"], voters(m, item), leader(m, item))[0]
        carry_out(m, p["item"], "granted" if outcome == "yes" else "declined", p["votes"], leader(m, item))

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.commit_decision import decide_by_vote
        return decide_by_vote(cmd, item_id=w.id(p["item"]), reasons=p["reasons"], way_to_yes=p["way"],
                              votes={str(w.person(who)): vote for who, vote in p["votes"].items()})

    def made(self, w: World, m: Model, p: Given, answer: Any) -> None:
        find_agreement(m, answer)


def count(votes: dict[str, str], can: list[str], leads: str) -> tuple[str, bool]:
    """yes, no or none, and whether by the casting vote: more than half of those there; a third of all seats."""
    yes, no = (sum(votes.get(who) == said for who in can) for said in ("yes", "no"))
    half = Fraction(len(can), 2)
    if no > half:
        return "no", False
    casting = votes.get(leads) if yes == no else None
    if casting == "no":
        return "no", True
    if yes <= half and casting != "yes":
        return "none", False
    if len(can) < people.SEATS and yes <= Fraction(people.SEATS, 3):
        return "none", False
    return "yes", yes <= half


def why_not_carried_out(m: Model, item: Item) -> set[str]:
    """A yes needs free money in every pot."""
    short = any(minor > m.free(pot) for pot, minor in m.proposals[item.proposal].shares.items())
    return {"commitment.not_free"} if short else set()


def carry_out(m: Model, name: str, outcome: str, votes: dict[str, str], leads: str) -> None:
    """What follows from a decision: an agreement in draft with its money bound, and the case moved."""
    item = m.items[name]
    proposal, case = m.proposals[item.proposal], m.cases[item.case]
    item.state, proposal.state = "decided", "granted" if outcome == "granted" else "declined"
    tally = [sum(vote == said for vote in votes.values()) for said in ("yes", "no", "abstain")]
    m.votes[name] = (outcome, *tally, count(votes, list(votes), leads)[1])
    if outcome == "granted":
        said = {"principal": f"{proposal.amount // 100}.{proposal.amount % 100:02d}", "currency": "SEK",
                "every": {"months": 1}, "interest": "declining", "bank_days": "SE", **proposal.terms}
        m.agreements[m.name()] = Agreement(
            item.case, proposal.instrument, case.party, proposal.amount, dict(proposal.shares), months_on(m.on, 6),
            said if proposal.instrument == "loan" else {}, certificate=proposal.instrument != "contribution",
            first_due=first_days(proposal.made_on))
    mine = [p.state for p in m.proposals.values() if p.case == item.case]
    if "open" not in mine:
        case.state = "agreement" if "granted" in mine else "declined"


def find_agreement(m: Model, decision: int) -> None:
    """Tell the model the id of the agreement that a decision made, if it made one."""
    from brygga.foundation.plain_sql import ask
    made = ask("SELECT agreement_id FROM decisions_decision WHERE id = %s", (decision,))[0][0]
    if made is not None:
        m.ids[list(m.agreements)[-1]] = made
