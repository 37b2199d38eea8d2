"""Segregation: the page is the code, four people suffice, and every role × act × history × profile is judged."""

import itertools

import pytest

from brygga.domain.casework import acts, segregation
from brygga.domain.casework.acts import CLASHES, ROLE_CLASHES, WHO, Act, Profile
from brygga.domain.casework.answers import Refusal
from brygga.domain.casework.roles import Role
from brygga.domain.casework.segregation import (
    Allowed,
    AllowedWithException,
    Answer,
    Deed,
    Person,
    may,
    may_hold,
    who_could,
)
from tests.domain.casework.canary import planted
from tests.domain.casework.tables import table

PAGE = "segregation.md"
FULL, SMALL = Profile.FULL, Profile.SMALL_FUND
OLA = Person("Ola", frozenset({Role.OFFICER}))
KARIN = Person("Karin", frozenset({Role.CHAIR}))
BO = Person("Bo", frozenset({Role.TREASURER, Role.MEMBER}))
FIRM = Person("Byrån", frozenset({Role.BOOKKEEPER}))
FOUR = {p.person_id: p for p in (OLA, KARIN, BO, FIRM)}
ANYONE = Person("Anyone", frozenset(Role))


def in_short(answer: object) -> str:
    """An answer as the page writes it; by the class's name, so that a planted copy can be read too."""
    if type(answer).__name__ == "Allowed":
        return "yes"
    notes = getattr(answer, "notes", None)
    return f"note {' '.join(notes)}" if notes else str(getattr(answer, "code", answer))


def test_the_page_holds_the_same_clashes() -> None:
    page = [(r["who has"], r["does not"], r["in every fund"], r["code"]) for r in table(PAGE, "who has")]
    assert page == [(c.earlier, c.act, "hard" if c.hard else "soft", c.code) for c in CLASHES]


def test_the_page_asks_the_same_roles() -> None:
    page = {r["act"]: r for r in table(PAGE, "act")}
    assert list(page) == [act.value for act in Act]
    for act, asked in WHO.items():
        roles = set(Role) if page[act]["roles"] == "everyone" else set(page[act]["roles"].split())
        assert roles == asked.roles
        assert set(page[act]["also in a small fund"].split()) == asked.in_small_fund - asked.roles


def test_the_page_holds_the_same_pairs_of_roles() -> None:
    page = [(r["first"], r["second"], r["in every fund"]) for r in table(PAGE, "first")]
    assert page == [(c.first, c.second, "hard" if c.hard else "soft") for c in ROLE_CLASHES]


def test_four_people_take_a_case_to_pay_out_and_close_a_year() -> None:
    history: dict[str, list[Deed]] = {}
    for row in table(PAGE, "thing"):
        done = history.setdefault(row["thing"], [])
        answer = may(Act(row["act"]), FOUR[row["who"]], done, SMALL, FOUR.values())
        assert in_short(answer) == row["answer"], row
        if isinstance(answer, Refusal):
            assert row["who"] not in answer.who_could
        else:
            done.append(Deed(Act(row["act"]), row["who"]))


HARD_BY_THE_HANDBOOK = [
    ("who makes a payment does not approve it", Act.MAKE_PAYMENT, Act.APPROVE_PAYMENT),
    ("who approves a payment does not make it", Act.APPROVE_PAYMENT, Act.MAKE_PAYMENT),
    ("who receives a payment does not make it", Act.RECEIVE_PAYMENT, Act.MAKE_PAYMENT),
    ("who receives a payment does not approve it", Act.RECEIVE_PAYMENT, Act.APPROVE_PAYMENT),
    ("who paid from an account does not reconcile it", Act.MAKE_PAYMENT, Act.RECONCILE),
    ("who reconciled an account does not pay from it", Act.RECONCILE, Act.MAKE_PAYMENT),
    ("who advised does not vote", Act.ADVISE, Act.VOTE),
    ("who prepared does not vote", Act.PREPARE, Act.VOTE),
    ("who proposed does not vote", Act.PROPOSE, Act.VOTE),
    ("who prepared does not decide by delegation", Act.PREPARE, Act.DECIDE_BY_DELEGATION),
    ("who voted does not prepare after it", Act.VOTE, Act.PREPARE),
    ("a role takes two persons", Act.GRANT_ROLE, Act.CONFIRM_ROLE),
    ("nobody confirms a role of their own", Act.RECEIVE_ROLE, Act.CONFIRM_ROLE),
    ("nobody grants a role to themselves", Act.RECEIVE_ROLE, Act.GRANT_ROLE),
    ("two persons check a signing", Act.CHECK_SIGNATURE, Act.CHECK_SIGNATURE),
    ("two persons adjust", Act.ADJUST_MINUTES, Act.ADJUST_MINUTES),
]


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize(("rule", "earlier", "act"), HARD_BY_THE_HANDBOOK, ids=lambda v: str(v))
def test_hard_in_every_fund(rule: str, earlier: Act, act: Act, profile: Profile) -> None:
    done = [Deed(earlier, "Anyone")]
    assert isinstance(may(act, ANYONE, done, profile), Refusal), rule
    another = Person("Another", frozenset(Role))
    if act is not Act.PREPARE:
        assert isinstance(may(act, another, done, profile), Allowed)


@pytest.mark.parametrize("profile", Profile)
def test_a_member_who_voted_may_approve_the_payment(profile: Profile) -> None:
    assert may(Act.APPROVE_PAYMENT, KARIN, [Deed(Act.VOTE, "Karin")], profile) == Allowed()


@pytest.mark.parametrize("act", [Act.PREPARE, Act.PROPOSE])
@pytest.mark.parametrize("profile", Profile)
def test_who_advised_does_not_prepare_alone(act: Act, profile: Profile) -> None:
    adviser = Person("Ada", frozenset({Role.ADVISER, Role.OFFICER}))
    alone = [Deed(Act.ADVISE, "Ada"), Deed(Act.PREPARE, "Ada")]
    also_adviser = [*alone, Deed(Act.ADVISE, "Eva"), Deed(Act.PREPARE, "Eva")]
    for history in (alone, also_adviser):
        assert in_short(may(act, adviser, history, profile)) == "adviser_prepares_alone"
    assert may(act, adviser, [*alone, Deed(Act.PREPARE, "Ola")], profile) == Allowed()


def expected(act: Act, role: Role, done: tuple[Act, ...], profile: Profile) -> str:
    """The answer once more from the page's tables alone."""
    asked = next(r for r in table(PAGE, "act") if r["act"] == act)
    roles = asked["roles"] if profile == FULL else f"{asked['roles']} {asked['also in a small fund']}"
    if role not in roles.split() and asked["roles"] != "everyone":
        return "act_needs_role"
    if act in (Act.PREPARE, Act.PROPOSE) and Act.ADVISE in done:
        return "adviser_prepares_alone"
    met = [r for r in table(PAGE, "who has") if r["does not"] == act and r["who has"] in done]
    hard = [r["code"] for r in met if r["in every fund"] == "hard"]
    if hard:
        return hard[0]
    if not met:
        return "yes"
    return met[0]["code"] if profile == FULL else "note " + " ".join(r["code"] for r in met)


def test_every_role_act_profile_and_up_to_two_deeds() -> None:
    asked_of = {(a, r, p): expected(a, r, (), p) for a, r, p in itertools.product(Act, Role, Profile)}
    clashes = {(r["does not"], r["who has"]) for r in table(PAGE, "who has")}
    cells = 0
    for done in [(), *((d,) for d in Act), *itertools.combinations(Act, 2)]:
        history = [Deed(d, "p") for d in done]
        for (act, role, profile), bare in asked_of.items():
            touched = any((act, d) in clashes for d in done) or Act.ADVISE in done
            want = expected(act, role, done, profile) if touched and bare == "yes" else bare
            assert in_short(may(act, Person("p", frozenset({role})), history, profile)) == want
            cells += 1
    assert cells == (1 + 23 + 253) * len(Act) * len(Role) * 2


def test_small_fund_never_allows_less_and_every_extra_is_noted_or_named() -> None:
    for act, earlier in itertools.product(Act, repeat=2):
        history = [Deed(earlier, "Anyone")]
        full, small = may(act, ANYONE, history, FULL), may(act, ANYONE, history, SMALL)
        if not isinstance(full, Refusal):
            assert small == full
        elif not isinstance(small, Refusal):
            assert small == AllowedWithException((full.code,))


def test_who_could_names_clean_hands_first_and_none_that_may_not() -> None:
    history = [Deed(Act.MAKE_PAYMENT, "Bo"), Deed(Act.APPROVE_PAYMENT, "Karin")]
    assert who_could(Act.RECONCILE, FOUR.values(), history, SMALL) == ("Ola", "Byrån", "Karin")
    assert who_could(Act.RECONCILE, FOUR.values(), history, FULL) == ("Byrån",)
    refused = may(Act.RECONCILE, BO, history, FULL, FOUR.values())
    assert isinstance(refused, Refusal) and refused.who_could == ("Byrån",)


def test_roles_held_together() -> None:
    def held(*roles: Role) -> tuple[Answer, Answer]:
        return may_hold(frozenset(roles), FULL), may_hold(frozenset(roles), SMALL)

    full, small = held(Role.ADMINISTRATOR, Role.TREASURER)
    assert in_short(full) == "roles_together_in_full"
    assert small == AllowedWithException(("administrator+treasurer",))
    assert [in_short(a) for a in held(Role.AUDITOR, Role.CHAIR)] == ["roles_never_together"] * 2
    assert [in_short(a) for a in held(Role.TREASURER, Role.MEMBER)] == ["yes", "yes"]


@pytest.mark.parametrize(("right", "wrong"), [
    ("clash.hard or profile == Profile.FULL", "clash.hard"),
    ("if deed.person_id == person.person_id", "if deed.person_id"),
    ("and not _prepared_by_another(history)", "and not history"),
    ("if not person.roles & roles_for(act, profile):", "if not person.roles:"),
], ids=["full is as small", "anybody's deed counts", "adviser alone", "roles forgotten"])
def test_canaries_of_the_judge(right: str, wrong: str) -> None:
    defect = planted(segregation, right, wrong)
    ada = Person("Ada", frozenset({Role.ADVISER, Role.OFFICER}))
    situations = [
        (Act.MAKE_PAYMENT, BO, [Deed(Act.VOTE, "Bo")], FULL),
        (Act.APPROVE_PAYMENT, KARIN, [Deed(Act.MAKE_PAYMENT, "Bo")], FULL),
        (Act.PREPARE, ada, [Deed(Act.ADVISE, "Ada")], FULL),
        (Act.VOTE, OLA, [], FULL),
    ]
    assert any(in_short(defect.may(*s)) != in_short(may(*s)) for s in situations)


@pytest.mark.parametrize(("rule", "earlier", "act"), HARD_BY_THE_HANDBOOK, ids=lambda v: str(v))
def test_canary_each_hard_row_is_the_only_one_that_refuses(
        rule: str, earlier: Act, act: Act, monkeypatch: pytest.MonkeyPatch) -> None:
    """The defect: the row is struck from the table."""
    kept = tuple(c for c in acts.CLASHES if (c.act, c.earlier) != (act, earlier))
    monkeypatch.setattr(segregation, "CLASHES", kept)
    assert may(act, ANYONE, [Deed(earlier, "Anyone")], SMALL) == Allowed()
