"""The financing plan: the worked page, brute force, and the bridge that is always just enough."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.casework import cash, plan_checks
from brygga.domain.casework.answers import Refusal
from brygga.domain.casework.cash import Bridge, cash_curve, lowest_point, propose_bridge
from brygga.domain.casework.plan import (
    Cost,
    FinancingPlan,
    Month,
    PaidHow,
    Source,
    SourceKind,
    SourceStatus,
    StartRule,
    VolunteerWork,
    asked_of_fund,
    cash_costs,
    cash_sources,
    cost_rows,
    source_rows,
    valued_hours,
    volunteer_value,
)
from brygga.domain.casework.plan_checks import check, stops
from brygga.domain.casework.texts import THIN, sentence
from brygga.domain.money import Money
from tests.domain.casework.canary import planted
from tests.domain.casework.tables import table

PAGE = "financing-plan.md"


def kr(whole: int | str) -> Money:
    return Money(int(whole or 0) * 100, "SEK")


def month(text: str) -> Month:
    return Month(int(text[:4]), int(text[5:]))


def village_shop() -> FinancingPlan:
    """The worked plan of the page."""
    costs, sources = [], []
    for row in table(PAGE, "side", "code"):
        if row["side"] == "cost":
            costs.append(Cost(row["code"], row["code"], kr(row["net"]), kr(row["vat"]), month(row["month"]), "quote"))
        else:
            status = SourceStatus(row["status"])
            decided = date(2026, 4, 1) if status in (SourceStatus.DECIDED, SourceStatus.PAID) else None
            sources.append(Source(row["code"], row["code"], SourceKind(row["code"]), kr(row["net"]), status,
                                  month(row["month"]), PaidHow(row["paid how"]), decided_on=decided, evidence="paper"))
    hours = valued_hours("hours", "volunteer hours", 300, kr(220))
    return FinancingPlan("SEK", tuple(costs), tuple(sources), (hours,))


def source(code: str) -> int:
    return next(i for i, s in enumerate(village_shop().sources) if s.code == code)


def with_source(code: str, **changed: object) -> FinancingPlan:
    plan = village_shop()
    sources = tuple(replace(s, **changed) if s.code == code else s for s in plan.sources)
    return replace(plan, sources=sources)


def with_cost(nr: int, **changed: object) -> FinancingPlan:
    plan = village_shop()
    return replace(plan, costs=tuple(replace(c, **changed) if i == nr else c for i, c in enumerate(plan.costs)))


CHANGES: dict[str, Callable[[], FinancingPlan]] = {
    "no costs": lambda: replace(village_shop(), costs=()),
    "a cost of zero": lambda: with_cost(0, net=kr(0)),
    "negative VAT": lambda: with_cost(0, vat=kr(-1)),
    "a code used twice": lambda: with_cost(1, code="rebuild"),
    "1 krona less from Almi": lambda: with_source("almi", amount=kr(87_999)),
    "1 krona more from Almi": lambda: with_source("almi", amount=kr(88_001)),
    "no quote for the cold room": lambda: with_cost(1, quote=""),
    "Almi only an idea": lambda: with_source("almi", status=SourceStatus.IDEA),
    "no paper from Almi": lambda: with_source("almi", evidence=""),
    "no date of the county's decision": lambda: with_source("county", decided_on=None),
    "the bank is to be guaranteed, no written promise": lambda: with_source("bank", guaranteed=True, evidence=""),
    "the county asks to wait for its decision, taken in July": lambda: with_source(
        "county", start_rule=StartRule.AFTER_DECISION, decided_on=date(2026, 7, 2)),
    "Leader asks to wait for an application not sent": lambda: with_source(
        "county", kind=SourceKind.EU, start_rule=StartRule.AFTER_APPLICATION),
    "the county's money planned in July": lambda: replace(
        with_source("county", month=Month(2026, 7)),
        costs=tuple(replace(c, month=Month(2026, 8)) for c in village_shop().costs)),
    "the county's decision valid to October": lambda: with_source("county", valid_to=date(2026, 10, 31)),
    "the county only asked": lambda: with_source("county", status=SourceStatus.ASKED),
}


def test_the_worked_plan_balances_and_shows_volunteer_work_on_both_sides() -> None:
    plan = village_shop()
    expected = {row["total"]: kr(row["kr"]) for row in table(PAGE, "total")}
    assert cash_costs(plan) == expected["cash costs"]
    assert cash_sources(plan) == expected["cash sources"]
    assert volunteer_value(plan) == expected["volunteer work on each side"]
    for rows in (cost_rows(plan), source_rows(plan)):
        assert sum(r.amount.minor for r in rows if r.in_kind) == expected["volunteer work on each side"].minor
        assert sum(r.amount.minor for r in rows) == kr(871_000).minor


def test_the_worked_cash_curve() -> None:
    rows = [(r["month"], kr(r["in"]), kr(r["out"]), kr(r["balance"])) for r in table(PAGE, "month", "in")]
    curve = [(f"{c.month.year}-{c.month.month:02d}", c.paid_in, c.paid_out, c.balance)
             for c in cash_curve(village_shop())]
    assert curve == rows
    deepest = lowest_point(village_shop())
    assert deepest is not None and (deepest.month, deepest.balance) == (Month(2026, 9), kr(-162_000))


def test_the_worked_bridge_and_its_words() -> None:
    assert propose_bridge(village_shop()) == Bridge(kr(165_000), Month(2026, 9), Month(2027, 1), "county", True)
    [short] = check(village_shop())
    words = sentence(short)
    assert words.reason.replace(THIN, " ") == "I september 2026 saknas 162 000 kr på kontot."
    mend = "Ett brygglån på 165 000 kr i 4 månader från september 2026 räcker"
    assert words.way_on.replace(THIN, " ").startswith(mend)


@pytest.mark.parametrize("row", table(PAGE, "cost", "own money, month 0"), ids=lambda r: "-".join(r.values()))
def test_bridges_of_the_page(row: dict[str, str]) -> None:
    now = Month(2026, 11)
    sources = (
        Source("own", "own", SourceKind.OWN, kr(row["own money, month 0"]), SourceStatus.PAID, now),
        Source("grant", "grant", SourceKind.GRANT, kr(row["grant"]), SourceStatus.DECIDED,
               now.plus(int(row["grant in month"])), PaidHow.REQUISITION))
    proposed = propose_bridge(FinancingPlan("SEK", (Cost("c", "c", kr(row["cost"]), kr(0), now),), sources))
    if row["bridge"] == "none":
        assert proposed is None
    elif row["bridge"] == "refused":
        assert isinstance(proposed, Refusal) and proposed.code == "bridge_needs_balance"
    else:
        assert isinstance(proposed, Bridge)
        assert (proposed.size, proposed.months, proposed.against) == (kr(row["bridge"]), int(row["months"]), "grant")


@pytest.mark.parametrize("row", table(PAGE, "change", "finding"), ids=lambda r: r["finding"])
def test_what_a_check_finds(row: dict[str, str]) -> None:
    assert [f.code for f in check(village_shop())] == ["cash_short"]
    found = {f.code: f.severity for f in check(CHANGES[row["change"]]())}
    assert found.get(row["finding"]) == row["weight"]
    assert bool(stops(CHANGES[row["change"]]())) == (row["weight"] == "stop")


def test_a_guaranteed_bank_loan_counts_among_what_the_fund_carries() -> None:
    assert asked_of_fund(village_shop()) == kr(200_000)
    assert asked_of_fund(with_source("bank", guaranteed=True)) == kr(450_000)


def test_volunteer_work_never_mends_cash() -> None:
    poorer = with_source("almi", amount=kr(50_000))
    helped = replace(poorer, volunteer=(VolunteerWork("more", "more work", kr(38_000)),))
    assert "plan_short" in [f.code for f in check(helped)]


def test_volunteer_work_is_no_source_of_cash() -> None:
    with pytest.raises(ValueError, match="VolunteerWork"):
        Source("v", "v", SourceKind.VOLUNTEER, kr(1), SourceStatus.PAID, Month(2026, 1))


def test_one_currency() -> None:
    with pytest.raises(ValueError, match="SEK"):
        FinancingPlan("SEK", (Cost("c", "c", Money(1, "EUR"), Money(0, "EUR"), Month(2026, 1)),))


def test_reclaimed_vat_comes_back_later() -> None:
    plan = replace(village_shop(), reclaims_vat=True)
    assert cash_costs(plan) == kr(644_000)
    september = {c.month: c for c in cash_curve(plan)}[Month(2026, 9)]
    assert september.paid_in == kr(62_500)


months = st.integers(0, 30).map(lambda n: Month(2026, 1).plus(n))
amounts = st.integers(1, 900_000_00)


@st.composite
def plans(draw: st.DrawFn) -> FinancingPlan:
    costs = [Cost(f"c{i}", "c", Money(draw(amounts), "SEK"), Money(draw(st.integers(0, 100_000_00)), "SEK"), m)
             for i, m in enumerate(draw(st.lists(months, max_size=6)))]
    sources = [Source(f"s{i}", "s", SourceKind.GRANT, Money(draw(amounts), "SEK"), SourceStatus.DECIDED, m,
                      draw(st.sampled_from(PaidHow)))
               for i, m in enumerate(draw(st.lists(months, max_size=6)))]
    work = [VolunteerWork(f"v{i}", "v", Money(n, "SEK")) for i, n in enumerate(draw(st.lists(amounts, max_size=3)))]
    return FinancingPlan("SEK", tuple(costs), tuple(sources), tuple(work), draw(st.booleans()))


def brute_balance(plan: FinancingPlan, upto: Month) -> int:
    """The account at a month's end, counted krona by krona from the words of the page."""
    came = sum(s.amount.minor for s in plan.sources if s.month <= upto)
    went = sum(c.net.minor + c.vat.minor for c in plan.costs if c.month <= upto)
    back = sum(c.vat.minor for c in plan.costs if plan.reclaims_vat and c.month.plus(plan.vat_back_after) <= upto)
    return came + back - went


@given(plans())
def test_the_curve_is_the_brute_count_and_has_no_gap(plan: FinancingPlan) -> None:
    curve = cash_curve(plan)
    assert [c.balance.minor for c in curve] == [brute_balance(plan, c.month) for c in curve]
    assert all(a.month.plus(1) == b.month for a, b in zip(curve, curve[1:], strict=False))
    if curve:
        assert curve[-1].balance.minor == cash_sources(plan).minor - cash_costs(plan).minor


@given(plans())
def test_both_sides_differ_by_the_gap_alone(plan: FinancingPlan) -> None:
    gap = sum(r.amount.minor for r in cost_rows(plan)) - sum(r.amount.minor for r in source_rows(plan))
    assert gap == cash_costs(plan).minor - cash_sources(plan).minor
    codes = {f.code for f in check(plan)}
    assert ("plan_short" in codes) == (gap > 0) and ("plan_over" in codes) == (gap < 0)


@given(plans())
def test_a_bridge_carries_every_month_and_no_smaller_or_shorter_one_does(plan: FinancingPlan) -> None:
    bridge = propose_bridge(plan)
    if not isinstance(bridge, Bridge):
        short = any(c.balance.minor < 0 for c in cash_curve(plan))
        assert short == isinstance(bridge, Refusal)
        return
    assert holds(plan, bridge) and bridge.size.minor % 5_000_00 == 0
    assert not holds(plan, replace(bridge, size=Money(bridge.size.minor - 5_000_00, "SEK")))
    assert not holds(plan, replace(bridge, first=bridge.first.plus(1)))
    assert not holds(plan, replace(bridge, last=bridge.last.plus(-1)))


def holds(plan: FinancingPlan, bridge: Bridge) -> bool:
    if bridge.first >= bridge.last:
        return False
    return all(c.balance.minor >= 0 for c in cash_curve(plan, bridge))


@pytest.mark.parametrize(("right", "wrong"), [
    ("-(-deepest // step_minor)", "(deepest // step_minor)"),
    ("short[-1].month.plus(1)", "short[-1].month"),
    ("short[0].month, short[-1]", "short[-1].month, short[-1]"),
    ("balance += came - went", "balance = came - went"),
], ids=["rounded down", "a month too short", "begun too late", "months do not add up"])
def test_canaries_of_the_bridge(right: str, wrong: str) -> None:
    """Each defect leaves a month of the worked plan short, or the page's curve wrong."""
    defect = planted(cash, right, wrong)
    bridge = defect.propose_bridge(village_shop())
    assert not holds(village_shop(), bridge) or bridge.size != kr(165_000)


@pytest.mark.parametrize(("right", "wrong", "change"), [
    ("if gap > 0:", "if gap > 100:", "1 krona less from Almi"),
    ("before < source.amount.minor", "before < 0", "the county's money planned in July"),
    ("Month.of(source.valid_to) < source.month", "source.valid_to is None", "the county's decision valid to October"),
    ("starts < Month.of(opened)", "starts > Month.of(opened)",
     "the county asks to wait for its decision, taken in July"),
])
def test_canaries_of_the_checks(right: str, wrong: str, change: str) -> None:
    expected = next(row["finding"] for row in table(PAGE, "change", "finding") if row["change"] == change)
    defect = planted(plan_checks, right, wrong)
    assert expected not in {f.code for f in defect.check(CHANGES[change]())}
