"""Conflict of interest (jäv): the answer comes before the papers [D3].

Idea: a table answer → effect. Unanswered is shut. Who may represent the applicant is conflicted by law whatever they
answer, and nobody can lift it. What the chair may open is opened by another person than the one who answered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from brygga.domain.casework.answers import Refusal, refusal


class Tie(StrEnum):
    """What a person answers to "Har du någon koppling till …?"."""

    NONE = "none"
    REPRESENTS = "represents"
    FAMILY = "family"
    ADVISER = "adviser"
    OTHER = "other"


class Effect(StrEnum):
    """What the case is to the person: open, shut, or shut until the chair has answered."""

    OPEN = "open"
    SHUT = "shut"
    ASK_CHAIR = "ask_chair"


@dataclass(frozen=True, slots=True)
class TieRule:
    """One row: an answer's effect, whether the chair may open, and the ground."""

    tie: Tie
    effect: Effect
    chair_may_open: bool
    ground: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """The chair's answer to a tie; `reason` is minuted."""

    by_person: str
    opens: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """What one person has answered in one case, newest last; `ties` empty means not answered."""

    person: str
    ties: tuple[Tie, ...] = ()
    represents_by_register: bool = False
    ruling: Ruling | None = None


TIE_RULES: tuple[TieRule, ...] = (
    TieRule(Tie.NONE, Effect.OPEN, False, ""),
    TieRule(Tie.REPRESENTS, Effect.SHUT, False, "law"),
    TieRule(Tie.FAMILY, Effect.SHUT, True, "fund"),
    TieRule(Tie.ADVISER, Effect.SHUT, False, "segregation"),
    TieRule(Tie.OTHER, Effect.ASK_CHAIR, True, "fund"),
)


def tie_rule(tie: Tie) -> TieRule:
    """Return the row of one answer."""
    return next(row for row in TIE_RULES if row.tie == tie)


def effect_of(declaration: Declaration) -> Effect:
    """Return what the case is to this person now; the heaviest tie decides, unanswered is shut."""
    if declaration.represents_by_register or not declaration.ties:
        return Effect.SHUT
    rows = [tie_rule(tie) for tie in declaration.ties]
    if declaration.ruling and all(row.chair_may_open for row in rows if row.effect != Effect.OPEN):
        return Effect.OPEN if declaration.ruling.opens else Effect.SHUT
    effects = {row.effect for row in rows}
    return next(e for e in (Effect.SHUT, Effect.ASK_CHAIR, Effect.OPEN) if e in effects)


def is_open(declaration: Declaration) -> bool:
    """Return whether papers, messages, search and vote are open to this person."""
    return effect_of(declaration) == Effect.OPEN


def conflicted_among(declarations: Iterable[Declaration]) -> frozenset[str]:
    """Return the persons to whom the case is not open."""
    return frozenset(d.person for d in declarations if not is_open(d))


def why_shut(declaration: Declaration, *, statute: str = "EFL 7:23") -> Refusal | None:
    """Return why the case is shut to this person and the way on; None when it is open."""
    if is_open(declaration):
        return None
    if declaration.represents_by_register or Tie.REPRESENTS in declaration.ties:
        return refusal("conflict_by_law", section=statute)
    if not declaration.ties:
        return refusal("conflict_unanswered")
    if Tie.ADVISER in declaration.ties:
        return refusal("conflict_adviser")
    if declaration.ruling:
        return refusal("conflict_ruled", reason=declaration.ruling.reason)
    return refusal("conflict_asks_chair", who_could=("chair",))


def rule_on(declaration: Declaration, ruling: Ruling, *, statute: str = "EFL 7:23") -> Declaration | Refusal:
    """Return the declaration with the chair's answer, or why nobody can lift this tie.

    When the tie is the chair's own, whoever leads the item answers (another person than the one who declared).
    """
    if declaration.represents_by_register or Tie.REPRESENTS in declaration.ties:
        return refusal("conflict_by_law", section=statute)
    if not declaration.ties:
        return refusal("conflict_unanswered")
    if ruling.by_person == declaration.person:
        return refusal("conflict_own_ruling")
    if not ruling.reason.strip():
        return refusal("conflict_ruling_without_reason")
    if ruling.opens and any(r.effect != Effect.OPEN and not r.chair_may_open for r in map(tie_rule, declaration.ties)):
        return refusal("conflict_adviser")
    return Declaration(declaration.person, declaration.ties, declaration.represents_by_register, ruling)
