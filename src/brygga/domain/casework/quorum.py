"""May the board decide, and what did it decide: quorum, majority, casting vote, a third of all [D4].

Idea: three numbers decide everything: all seats, those who may vote, those who said yes. A conflicted member is not
present; the number of seats stays what it is. Deputies fill empty seats in their order. Statute and fractions are
parameters (`DecisionRules`), the default is EFL 7:21–22 read so; statutes of the fund may ask for more.
Do not count silence as consent, here or per capsulam.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from brygga.domain.casework.answers import Refusal, refusal


class Vote(StrEnum):
    """One voter's answer."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class Outcome(StrEnum):
    """What the count gave; `no_majority` is neither yes nor no and goes to a new vote or a new meeting."""

    YES = "yes"
    NO = "no"
    NO_MAJORITY = "no_majority"


class Way(StrEnum):
    """How a body comes to a decision: now, with people called in, or by the members."""

    QUORATE = "quorate"
    CALL_ABSENT = "call_absent"
    CALL_DEPUTIES = "call_deputies"
    MEMBERS_MEETING = "members_meeting"


@dataclass(frozen=True, slots=True)
class DecisionRules:
    """Dated parameters of a body. Fractions are (numerator, denominator); each must be exceeded, not met.

    `quorum_over` of all seats must be present, `majority_over` of those present must agree, and while seats stand
    empty those who say yes must exceed `least_support_over` of all seats (None: no such rule).
    """

    quorum_over: tuple[int, int] = (1, 2)
    majority_over: tuple[int, int] = (1, 2)
    chair_has_casting_vote: bool = True
    least_support_over: tuple[int, int] | None = (1, 3)
    statute: str = "EFL 7:21–22"


@dataclass(frozen=True, slots=True)
class Body:
    """A board or committee: members in seats, deputies in their order, chair first among `leaders`."""

    members: tuple[str, ...]
    deputies: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seating:
    """Who may vote on one item, who leads it, how many are needed, and the way when there are too few."""

    seats: int
    voters: tuple[str, ...]
    leader: str | None
    needed: int
    way: Way
    call: tuple[str, ...] = ()

    @property
    def quorate(self) -> bool:
        """Return whether the body may decide now."""
        return self.way == Way.QUORATE


@dataclass(frozen=True, slots=True)
class Count:
    """A counted vote with its arithmetic, so that the minutes can show it."""

    outcome: Outcome
    yes: int
    no: int
    abstain: int
    seats: int
    by_casting_vote: bool = False
    reason: str = "majority"


def needed_present(seats: int, rules: DecisionRules) -> int:
    """Return the fewest present that exceed the quorum fraction of all seats."""
    return _fewest_over(seats, rules.quorum_over)


def seat(body: Body, present: frozenset[str], conflicted: frozenset[str], rules: DecisionRules) -> Seating:
    """Return who votes on an item when `present` came and `conflicted` are shut out, and the way on if too few.

    Members first, deputies in their order for empty seats. Lost quorum: first the absent who could vote, deputies
    named apart, and only when even they do not suffice the meeting of members.
    """
    voters = _fill(body, present - conflicted)
    reachable = _fill(body, frozenset(body.members + body.deputies) - conflicted)
    needed = needed_present(len(body.members), rules)
    leader = next((p for p in (*body.leaders, *voters) if p in voters), None)
    if len(voters) >= needed:
        return Seating(len(body.members), voters, leader, needed, Way.QUORATE)
    if len(reachable) < needed:
        return Seating(len(body.members), voters, leader, needed, Way.MEMBERS_MEETING)
    call = tuple(p for p in reachable if p not in voters)
    way = Way.CALL_ABSENT if any(p in body.members for p in call) else Way.CALL_DEPUTIES
    return Seating(len(body.members), voters, leader, needed, way, call)


def why_not_quorate(seating: Seating, rules: DecisionRules) -> Refusal | None:
    """Return why the body may not decide and the way on; None when it may."""
    if seating.quorate:
        return None
    code = {Way.CALL_ABSENT: "quorum_call_absent", Way.CALL_DEPUTIES: "quorum_call_deputies",
            Way.MEMBERS_MEETING: "quorum_members_meeting"}[seating.way]
    return refusal(code, section=rules.statute, who_could=seating.call, present=len(seating.voters),
                   needed=seating.needed, seats=seating.seats)


def count(seating: Seating, votes: Mapping[str, Vote], rules: DecisionRules) -> Count | Refusal:
    """Return the outcome of a vote; a voter who said nothing is present and counts as abstaining.

    Refused: no quorum, or a vote by somebody who may not vote on this item.
    """
    if (lost := why_not_quorate(seating, rules)) is not None:
        return lost
    strangers = sorted(set(votes) - set(seating.voters))
    if strangers:
        return refusal("vote_not_entitled", section=rules.statute, person=", ".join(strangers))
    yes = sum(votes.get(p) == Vote.YES for p in seating.voters)
    no = sum(votes.get(p) == Vote.NO for p in seating.voters)
    return judge(yes, no, len(seating.voters), seating.seats, rules,
                 votes.get(seating.leader) if seating.leader is not None else None)


def per_capsulam(body: Body, conflicted: frozenset[str], votes: Mapping[str, Vote],
                 rules: DecisionRules) -> Count | Refusal:
    """Return the outcome of a decision by circulation after its closing time.

    Every unconflicted member is asked; only those who answered are present, so silence can lose the quorum.
    """
    asked = frozenset(body.members + body.deputies) - conflicted
    if shut := sorted(set(votes) - asked):
        return refusal("vote_not_entitled", section=rules.statute, person=", ".join(shut))
    return count(seat(body, frozenset(votes), conflicted, rules), votes, rules)


def press(seating: Seating, dissent: frozenset[str], rules: DecisionRules) -> Count | Refusal:
    """Return the outcome of the chair's one press "enligt förslaget": all say yes but those who dissent."""
    votes = {p: Vote.NO if p in dissent else Vote.YES for p in {*seating.voters, *dissent}}
    return count(seating, votes, rules)


def judge(yes: int, no: int, present: int, seats: int, rules: DecisionRules, leader_vote: Vote | None) -> Count:
    """Return the outcome of so many votes; `leader_vote`, of the one who leads, tells when they are even."""
    tally = (yes, no, present - yes - no, seats)
    if _exceeds(no, present, rules.majority_over):
        return Count(Outcome.NO, *tally)
    casting = leader_vote if rules.chair_has_casting_vote and yes == no else None
    if casting == Vote.NO:
        return Count(Outcome.NO, *tally, by_casting_vote=True, reason="casting_vote")
    by_leader = not _exceeds(yes, present, rules.majority_over)
    if by_leader and casting != Vote.YES:
        return Count(Outcome.NO_MAJORITY, *tally, reason="too_few_agree")
    least = rules.least_support_over if present < seats else None
    if least and not _exceeds(yes, seats, least):
        return Count(Outcome.NO_MAJORITY, *tally, by_casting_vote=by_leader, reason="too_few_of_all")
    return Count(Outcome.YES, *tally, by_casting_vote=by_leader, reason="casting_vote" if by_leader else "majority")


def _fill(body: Body, available: frozenset[str]) -> tuple[str, ...]:
    members = [p for p in body.members if p in available]
    deputies = [p for p in body.deputies if p in available]
    return tuple(members + deputies[: len(body.members) - len(members)])


def _exceeds(part: int, whole: int, fraction: tuple[int, int]) -> bool:
    return part * fraction[1] > whole * fraction[0]


def _fewest_over(whole: int, fraction: tuple[int, int]) -> int:
    return whole * fraction[0] // fraction[1] + 1
