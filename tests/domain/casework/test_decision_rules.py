"""Who decides and what was decided: the page's tables, and brute force over every small board."""

import itertools
from datetime import date
from fractions import Fraction

import pytest

from brygga.domain.casework import quorum
from brygga.domain.casework.answers import Refusal
from brygga.domain.casework.authority import DEFAULT_DELEGATION, Question, who_decides
from brygga.domain.casework.conflict import (
    TIE_RULES,
    Declaration,
    Effect,
    Ruling,
    Tie,
    conflicted_among,
    effect_of,
    rule_on,
    why_shut,
)
from brygga.domain.casework.paths import PathChoice, choose_path, contents, needs_step
from brygga.domain.casework.quorum import (
    Body,
    Count,
    DecisionRules,
    Outcome,
    Vote,
    Way,
    count,
    per_capsulam,
    press,
    seat,
    why_not_quorate,
)
from brygga.domain.casework.roles import Instrument, Path, Role
from brygga.domain.casework.texts import sentence
from brygga.domain.money import Money
from tests.domain.casework.canary import planted
from tests.domain.casework.tables import table

PAGE = "decision-rules.md"
TODAY = date(2026, 3, 19)
RULES = DecisionRules()
BOARD = Body(("A", "B", "C", "D", "E"), ("S1", "S2"), leaders=("A",))


def kr(whole: str) -> Money:
    return Money(int(whole) * 100, "SEK")


def hold_vote(row: dict[str, str]) -> tuple[Body, frozenset[str], dict[str, Vote]]:
    """The board of a row: p0 leads; the others vote so that the row's counts come out."""
    people = tuple(f"p{i}" for i in range(int(row["seats"])))
    present = people[: int(row["may vote"])]
    votes: dict[str, Vote] = {}
    if row["chair"]:
        votes["p0"] = Vote(row["chair"])
        left = {v: int(row[v.value]) - (votes["p0"] == v) for v in (Vote.YES, Vote.NO)}
        rest = [Vote.YES] * left[Vote.YES] + [Vote.NO] * left[Vote.NO]
        votes.update(zip(present[1:], rest, strict=False))
    return Body(people, leaders=("p0",)), frozenset(present), votes


@pytest.mark.parametrize("row", table(PAGE, "seats", "may vote"), ids=lambda r: "-".join(r.values()))
def test_votes_of_the_page(row: dict[str, str]) -> None:
    body, present, votes = hold_vote(row)
    counted = count(seat(body, present, frozenset(), RULES), votes, RULES)
    if row["outcome"] == "lost":
        assert isinstance(counted, Refusal) and counted.section == "EFL 7:21–22"
    else:
        assert isinstance(counted, Count)
        assert (counted.outcome, counted.reason) == (row["outcome"], row["why"])
        assert (counted.yes, counted.no) == (int(row["yes"]), int(row["no"]))


def carried_by_the_words_of_the_act(seats: int, present: int, yes: int, no: int, chair: Vote) -> bool:
    """EFL 7:21–22 once more, in fractions and from the text alone."""
    quorate = Fraction(present, seats) > Fraction(1, 2)
    majority = Fraction(yes, present) > Fraction(1, 2) if present else False
    tie_won = yes == no and chair == Vote.YES
    third = present == seats or Fraction(yes, seats) > Fraction(1, 3)
    return quorate and (majority or tie_won) and third


def every_small_vote() -> list[tuple[Body, frozenset[str], dict[str, Vote]]]:
    boards = []
    for seats in range(1, 8):
        people = tuple(f"p{i}" for i in range(seats))
        for here in range(1, seats + 1):
            for votes in itertools.combinations_with_replacement(Vote, here - 1):
                for chair in Vote:
                    cast = dict(zip(people[:here], (chair, *votes), strict=True))
                    boards.append((Body(people, leaders=("p0",)), frozenset(people[:here]), cast))
    return boards


def is_carried(module: object, body: Body, present: frozenset[str], votes: dict[str, Vote]) -> bool:
    counted = module.count(module.seat(body, present, frozenset(), RULES), votes, RULES)  # type: ignore[attr-defined]
    return getattr(counted, "outcome", None) == "yes"


def disagreements(module: object) -> int:
    return sum(
        is_carried(module, body, present, votes) != carried_by_the_words_of_the_act(
            len(body.members), len(present), list(votes.values()).count(Vote.YES),
            list(votes.values()).count(Vote.NO), votes["p0"])
        for body, present, votes in every_small_vote())


def test_every_vote_of_every_board_up_to_seven() -> None:
    assert len(every_small_vote()) > 500
    assert disagreements(quorum) == 0


@pytest.mark.parametrize(("right", "wrong"), [
    ("part * fraction[1] > whole * fraction[0]", "part * fraction[1] >= whole * fraction[0]"),
    ("whole * fraction[0] // fraction[1] + 1", "whole * fraction[0] // fraction[1]"),
    ("if present < seats else None", "if present == seats else None"),
    ("and yes == no else", "and yes <= no else"),
], ids=["half is enough", "quorum at half", "a third of all forgotten", "chair outvotes"])
def test_canaries_of_the_count(right: str, wrong: str) -> None:
    assert disagreements(planted(quorum, right, wrong)) > 0


@pytest.mark.parametrize("row", table(PAGE, "came", "in conflict"), ids=lambda r: f"{r['came']}|{r['in conflict']}")
def test_lost_quorum_of_the_page(row: dict[str, str]) -> None:
    seating = seat(BOARD, frozenset(row["came"].split()), frozenset(row["in conflict"].split()), RULES)
    assert list(seating.voters) == row["voters"].split()
    assert (seating.way, list(seating.call)) == (row["way"], row["call"].split())
    refused = why_not_quorate(seating, RULES)
    assert (refused is None) == (row["way"] == "quorate")
    if refused:
        assert sentence(refused).way_on


def test_seating_by_brute_force() -> None:
    """Members first, deputies for empty seats only; the members meet only when nobody who may come would do."""
    body = Body(("A", "B", "C"), ("S1", "S2"), leaders=("A",))
    everyone = body.members + body.deputies
    for came, shut in itertools.product(subsets(everyone), repeat=2):
        seating = seat(body, came, shut, RULES)
        able = came - shut
        members = [p for p in body.members if p in able]
        assert seating.voters[: len(members)] == tuple(members)
        assert len(seating.voters) == min(3, len(able)) or len(able & set(body.members)) == len(members)
        assert not set(seating.voters) & shut and len(seating.voters) <= 3
        assert seating.quorate == (len(seating.voters) >= 2)
        assert (seating.way == Way.MEMBERS_MEETING) == (not seating.quorate and len(set(everyone) - shut) < 2)


def subsets(people: tuple[str, ...]) -> list[frozenset[str]]:
    sizes = range(len(people) + 1)
    return [frozenset(some) for size in sizes for some in itertools.combinations(people, size)]


def test_one_press_with_a_dissent() -> None:
    seating = seat(BOARD, frozenset("ABCDE"), frozenset("B"), RULES)
    counted = press(seating, frozenset("C"), RULES)
    assert isinstance(counted, Count) and (counted.outcome, counted.yes, counted.no) == (Outcome.YES, 3, 1)
    stranger = press(seating, frozenset("B"), RULES)
    assert isinstance(stranger, Refusal) and stranger.code == "vote_not_entitled"


def test_when_the_chair_is_in_conflict_somebody_else_leads() -> None:
    body = Body(("A", "B", "C", "D", "E"), leaders=("A", "D"))
    assert seat(body, frozenset("ABCDE"), frozenset("A"), RULES).leader == "D"


def test_silence_is_not_consent_per_capsulam() -> None:
    two = per_capsulam(BOARD, frozenset(), {"A": Vote.YES, "B": Vote.YES}, RULES)
    assert isinstance(two, Refusal) and two.code == "quorum_call_absent"
    three = per_capsulam(BOARD, frozenset(), {"A": Vote.YES, "B": Vote.YES, "C": Vote.YES}, RULES)
    assert isinstance(three, Count) and three.outcome == Outcome.YES
    shut = per_capsulam(BOARD, frozenset("B"), {"A": Vote.YES, "B": Vote.YES}, RULES)
    assert isinstance(shut, Refusal) and shut.code == "vote_not_entitled"


def test_the_conflict_table_is_the_page() -> None:
    page = [(r["answer"], r["effect"], r["chair may open"]) for r in table(PAGE, "answer", "effect")]
    assert page == [(r.tie, r.effect, "yes" if r.chair_may_open else "no") for r in TIE_RULES]


OPENS = Ruling("A", True, "grannar i samma by")


def test_unanswered_is_shut() -> None:
    assert effect_of(Declaration("B")) == Effect.SHUT
    refused = why_shut(Declaration("B"))
    assert refused is not None and refused.code == "conflict_unanswered"


def test_by_law_is_shut_whatever_is_answered_and_nobody_lifts_it() -> None:
    for ties in ((), (Tie.NONE,), (Tie.OTHER,)):
        declared = Declaration("B", ties, represents_by_register=True)
        assert effect_of(declared) == Effect.SHUT
        lifted = rule_on(declared, OPENS)
        assert isinstance(lifted, Refusal) and lifted.section == "EFL 7:23"
        assert effect_of(Declaration("B", ties, True, OPENS)) == Effect.SHUT


def test_every_set_of_ties_the_heaviest_decides() -> None:
    for size in range(1, 6):
        for ties in itertools.combinations(Tie, size):
            before, after = Declaration("B", ties), Declaration("B", ties, ruling=OPENS)
            heavy = {Tie.REPRESENTS, Tie.FAMILY, Tie.ADVISER} & set(ties)
            want = Effect.SHUT if heavy else Effect.ASK_CHAIR if Tie.OTHER in ties else Effect.OPEN
            assert effect_of(before) == want
            assert (effect_of(after) == Effect.OPEN) == (not {Tie.REPRESENTS, Tie.ADVISER} & set(ties))


def test_the_chair_answers_with_a_reason_and_not_for_themselves() -> None:
    asked = Declaration("A", (Tie.OTHER,))
    codes = [rule_on(asked, r) for r in (OPENS, Ruling("D", True, " "), Ruling("D", True, "ingen egen nytta"))]
    assert [getattr(c, "code", "open") for c in codes] == [
        "conflict_own_ruling", "conflict_ruling_without_reason", "open"]
    assert conflicted_among([asked, Declaration("B", (Tie.NONE,))]) == {"A"}


@pytest.mark.parametrize("row", table(PAGE, "amount", "instruments"), ids=lambda r: f"{r['amount']} {r['instruments']}")
def test_paths_of_the_page(row: dict[str, str]) -> None:
    chosen = choose_path(kr(row["amount"]), frozenset(map(Instrument, row["instruments"].split())), TODAY)
    assert isinstance(chosen, PathChoice)
    assert (chosen.path, chosen.reason) == (row["path"], row["reason"])


def test_the_short_path_shows_less() -> None:
    assert needs_step(Path.FULL, "risk_class") and not needs_step(Path.SHORT, "risk_class")
    assert (contents(Path.SHORT).questions_max, contents(Path.SHORT).indicators_max) == (25, 1)
    before = choose_path(kr("1"), frozenset({Instrument.LOAN}), date(2019, 12, 31))
    assert isinstance(before, Refusal) and before.code == "no_path_rule"


@pytest.mark.parametrize("row", table(PAGE, "amount", "exposure after"), ids=lambda r: "-".join(r.values()))
def test_delegation_of_the_page(row: dict[str, str]) -> None:
    question = Question(Instrument.LOAN, kr(row["amount"]), kr(row["exposure after"]), Path(row["path"]))
    barred = frozenset({Role.CHAIR}) if row["holder barred"] == "yes" else frozenset()
    answer = who_decides(question, TODAY, DEFAULT_DELEGATION, barred)
    assert (answer.body, answer.reason) == (row["decided by"], row["reason"])
