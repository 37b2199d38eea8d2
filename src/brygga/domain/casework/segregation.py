"""Segregation: which two things the same person may not do, in one case, one payment, one role, one period.

Idea: two tables. `WHO` says which roles are asked for an act; `CLASHES` says that who has done one thing may not do
the other. A *hard* clash holds in every fund; a *soft* one is refused in the profile full and noted as an exception
for the auditor in the profile small_fund. Persons are compared, never accounts.
Trick: `history` holds only the deeds of this very thing (this case, this payment, this account and period, this
grant of a role): the caller cuts it out. Do not pass a fund's whole history.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from brygga.domain.casework.acts import CLASHES, ROLE_CLASHES, WHO, Act, Clash, Profile
from brygga.domain.casework.answers import Refusal, refusal
from brygga.domain.casework.roles import Role


@dataclass(frozen=True, slots=True)
class Person:
    """A person with the roles held in this tenant on the day."""

    person_id: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that a person has done, or is (receives, is signatory), in the thing at hand."""

    act: Act
    person_id: str


@dataclass(frozen=True, slots=True)
class Allowed:
    """Yes, and nothing to note."""


@dataclass(frozen=True, slots=True)
class AllowedWithException:
    """Yes, but one person carries two steps; `notes` are clash codes for the auditor's list."""

    notes: tuple[str, ...]


Answer = Allowed | AllowedWithException | Refusal


def may(act: Act, person: Person, history: Sequence[Deed], profile: Profile,
        people: Iterable[Person] = ()) -> Answer:
    """Return whether `person` may do `act` after `history`; a refusal names those of `people` who could."""
    answer = _judge(act, person, history, profile)
    if isinstance(answer, Refusal):
        return Refusal(answer.code, answer.params, answer.section, who_could(act, people, history, profile))
    return answer


def who_could(act: Act, people: Iterable[Person], history: Sequence[Deed], profile: Profile) -> tuple[str, ...]:
    """Return the ids of those who may do `act`, people without an exception first, in the order given."""
    answers = [(p.person_id, _judge(act, p, history, profile)) for p in people]
    clean = [who for who, answer in answers if isinstance(answer, Allowed)]
    noted = [who for who, answer in answers if isinstance(answer, AllowedWithException)]
    return tuple(clean + noted)


def _judge(act: Act, person: Person, history: Sequence[Deed], profile: Profile) -> Answer:
    if not person.roles & roles_for(act, profile):
        return refusal("act_needs_role", act=act.value)
    done = {deed.act for deed in history if deed.person_id == person.person_id}
    if act in (Act.PREPARE, Act.PROPOSE) and Act.ADVISE in done and not _prepared_by_another(history):
        return refusal("adviser_prepares_alone", act=act.value)
    met = [clash for clash in CLASHES if clash.act == act and clash.earlier in done]
    stopping = [clash for clash in met if clash.hard or profile == Profile.FULL]
    if stopping:
        return _refuse(min(stopping, key=lambda clash: not clash.hard))
    return AllowedWithException(tuple(clash.code for clash in met)) if met else Allowed()


def roles_for(act: Act, profile: Profile) -> frozenset[Role]:
    """Return the roles that are asked for `act` in `profile`."""
    row = WHO[act]
    return row.roles | row.in_small_fund if profile == Profile.SMALL_FUND else row.roles


def _prepared_by_another(history: Sequence[Deed]) -> bool:
    """Return whether somebody who has not advised in the case has prepared it."""
    advisers = {deed.person_id for deed in history if deed.act == Act.ADVISE}
    return any(deed.act == Act.PREPARE and deed.person_id not in advisers for deed in history)


def _refuse(clash: Clash) -> Refusal:
    return refusal(clash.code, act=clash.act.value, earlier=clash.earlier.value, section=clash.section)


def may_hold(roles: frozenset[Role], profile: Profile) -> Answer:
    """Return whether one person may hold `roles` together: notes are `first+second` of each doubled pair."""
    met = [row for row in ROLE_CLASHES if row.first in roles and row.second in roles]
    stopping = [row for row in met if row.hard or profile == Profile.FULL]
    if stopping:
        worst = min(stopping, key=lambda row: not row.hard)
        code = "roles_never_together" if worst.hard else "roles_together_in_full"
        return refusal(code, first_role=worst.first.value, second_role=worst.second.value)
    return AllowedWithException(tuple(f"{row.first}+{row.second}" for row in met)) if met else Allowed()
