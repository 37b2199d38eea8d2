"""The board of the day as the rules of quorum see it, and who may vote on one item.

Idea: seats come from the statutes (Body.size), people from the roles of the day; a seat that nobody holds is still a
seat, so vacant ones are counted by a name that nobody has. Shut out of an item is whoever has not declared, whoever
has a tie, and whoever advised, prepared or proposed (segregation); all three count as not present (EFL 7:21, 7:23).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from brygga.apps.access.doorways import persons_with_role
from brygga.apps.access.permissions import BOARD
from brygga.apps.cases import queries as cases
from brygga.apps.decisions import ties
from brygga.apps.decisions.models import AgendaItem, Attendance, Meeting
from brygga.apps.decisions.models import Body as BodyRow
from brygga.domain.casework import quorum
from brygga.domain.casework.acts import CLASHES, Act
from brygga.foundation.words import country_of
from brygga.jurisdictions.registry import country

VACANT = "vacant-"
RANK = {"chair": 0, "member": 1, "deputy": 2}


@dataclass(frozen=True, slots=True)
class Sitting:
    """One item at one meeting: who votes and leads (`seating`), by which rules, and who is shut out and why."""

    seating: quorum.Seating
    rules: quorum.DecisionRules
    shut: Mapping[int, str]

    @property
    def voters(self) -> tuple[int, ...]:
        """Return the ids of those who vote."""
        return tuple(int(p) for p in self.seating.voters)

    @property
    def leader_id(self) -> int | None:
        """Return the id of whoever leads the item."""
        return int(self.seating.leader) if self.seating.leader else None


def board_of(tenant_id: int, on: date) -> dict[int, tuple[str, str]]:
    """Return person id → (name, chair | member | deputy) of the board on a day: chair first, then by name."""
    held: dict[int, tuple[str, str]] = {}
    for person_id, name, role in persons_with_role(tenant_id, BOARD, on):
        if person_id not in held or RANK[role] < RANK[held[person_id][1]]:
            held[person_id] = (name, role)
    return dict(sorted(held.items(), key=lambda one: (RANK[one[1][1]], one[1][0], one[0])))


def body_of(meeting: Meeting, on: date) -> quorum.Body:
    """Return the meeting's body with its seats, deputies and leaders on a day."""
    people = board_of(meeting.tenant_id, on)
    members = [str(p) for p, (_, role) in people.items() if role != "deputy"]
    size = BodyRow.objects.values_list("size", flat=True).get(pk=meeting.body_id)
    vacant = [f"{VACANT}{n}" for n in range(len(members), size)]
    leaders = [str(p) for p in (meeting.chair_id, meeting.adjuster_id) if p]
    leaders += [str(p) for p, (_, role) in people.items() if role == "chair" and str(p) not in leaders]
    return quorum.Body(tuple(members + vacant), tuple(str(p) for p, (_, r) in people.items() if r == "deputy"),
                       tuple(leaders))


def rules_of(tenant_id: int, on: date) -> quorum.DecisionRules:
    """Return how the board decides by its country's law on a day."""
    law = country(country_of(tenant_id)).board_rules(on)
    return quorum.DecisionRules(law.quorum_over, law.majority_over, law.chair_has_casting_vote, law.least_support_over)


def shut_out(item: AgendaItem, on: date) -> dict[int, str]:
    """Return person id → why ("unanswered", a tie, or "hand_in_case") for those of the board who do not decide."""
    people = board_of(item.tenant_id, on)
    said = ties.all_declared(item.meeting_id, item.matter_id)
    shut = {p: "unanswered" if p not in said else ties.why_shut(said[p]) for p in people}
    shut = {p: why for p, why in shut.items() if why}
    barred = {clash.earlier for clash in CLASHES if clash.act == Act.VOTE and clash.hard}
    hands = {person for act, person in cases.deeds_of(item.matter_id) if act in barred}
    return shut | {p: "hand_in_case" for p in people if p in hands and p not in shut}


def sitting_of(item: AgendaItem, on: date) -> Sitting:
    """Return who decides an item among those who are there."""
    there = Attendance.objects.filter(meeting_id=item.meeting_id, left_at=None).values_list("person_id", flat=True)
    shut, rules = shut_out(item, on), rules_of(item.tenant_id, on)
    seating = quorum.seat(body_of(item.meeting, on), frozenset(str(p) for p in there),
                          frozenset(str(p) for p in shut) | _vacant(item.meeting, on), rules)
    return Sitting(seating, rules, shut)


def _vacant(meeting: Meeting, on: date) -> frozenset[str]:
    """A vacant seat can never be called in: it is shut out, though it counts as a seat."""
    return frozenset(p for p in body_of(meeting, on).members if p.startswith(VACANT))
