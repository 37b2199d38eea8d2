"""The laws of `laws.py` hold for what the calculators answer, and find each defect that is planted in an oracle.

A defect is one line of an oracle written wrong: its source is changed, run, and asked the same random questions.
"""

import types
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from . import deminimis, late, laws, loan, loan_plan, loan_state, lots, member_exit, portfolio, seconds, waterfall
from .comparing import CASES, Second, ask

LAWS: list[tuple[Second, Callable[[Any, Any], list[str]]]] = [
    (seconds.LOAN, laws.loan_laws), (seconds.LOTS, laws.lots_laws), (seconds.WATERFALL, laws.waterfall_laws),
    (seconds.PORTFOLIO, laws.portfolio_laws), (seconds.DEMINIMIS, laws.deminimis_laws),
    (seconds.LATE_INTEREST, laws.late_laws), (seconds.MEMBER_EXIT, laws.exit_laws),
]  # fmt: skip
DEFECTS: list[tuple[types.ModuleType, str, str]] = [
    (loan_plan, "if nr in (end, terms.term):\n            principal = balance", "if False:\n            pass"),
    (loan_plan, '"total": interest + principal + terms.fee_each', '"total": interest + principal'),
    (loan_plan, '"closing": closing', '"closing": opening - principal'),
    (loan_state, '"to": part, "amount": show(amount)', '"to": part, "amount": show(amount - amount % 2)'),
    (loan_state, 'paid.append((day, place, None, "principal", excess))',
     'paid.append((day, place, None, "principal", excess - 1))'),
    (loan_state, 'show(drawn - sum(amount for *_, to, amount in paid if to == "principal"))',
     'show(drawn - sum(amount for *_, to, amount in paid if to != "fee"))'),
    (lots, "amount -= part\n", "amount -= part + (part > 99)\n"),
    (lots, "self.held[name][goal] += taken\n            return", "return"),
    (lots, '"costs" if kind == "cost" else "returned"', '"returned"'),
    (lots, "piece[1] + 1, name, piece[3]])", "piece[1] + 1, name, piece[3] - piece[3] // 1000])"),
    (lots, "key = (piece[2] or name", "key = (name"),
    (waterfall, "left -= sum(parts.values())", "left -= max(parts.values())"),
    (waterfall, "parts = room if amount >= sum(room) else shares(amount, room)",
     "parts = room if amount >= sum(room) else [amount * size // sum(room) for size in room]"),
    (waterfall, "for rank in reversed(ranks)", "for rank in ranks"),
    (waterfall, "back -= uncovered_recovery", "back -= 0"),
    (portfolio, "payable = min(claim, left())", "payable = claim"),
    (portfolio, 'back = min(rounded(rate * kept, "half_up"), paid - returned)',
     'back = rounded(rate * kept, "half_up")'),
    (portfolio, "paid += payable", "paid += claim"),
    (portfolio, "(returned if refills else 0)", "returned"),
    (deminimis, "left = max(0, ceiling - used)", "left = ceiling - used"),
    (deminimis, "fits = cents(value, \"new_gge\") <= left", "fits = cents(value, \"new_gge\") < left"),
    (deminimis, 'used = sum(cents(grant, "gge") for grant in rows)',
     'used = sum(cents(grant, "gge") for grant in value["grants"])'),
    (late, "stop = runs_from(value), date.fromisoformat(value[\"paid_on\"]) + DAY",
     "stop = runs_from(value), date.fromisoformat(value[\"paid_on\"]) + 2 * DAY"),
    (late, "found.append((here, cut, base_on(value, here), rate_on(here)))",
     "found.append((here, cut + DAY, base_on(value, here), rate_on(here)))"),
    (late, 'show(rounded(sum(exact, Fraction(0)), "half_up"))', 'show(sum(int(part) for part in exact))'),
    (member_exit, "payable = min(own, share)", "payable = own"),
    (member_exit, "base, own = max(0, minor(sheet[\"equity\"]) - kept)", "base, own = minor(sheet[\"equity\"]) - kept"),
    (member_exit, '"to_reserve_fund": show(own - payable)', '"to_reserve_fund": show(max(0, share - payable))'),
]  # fmt: skip


def rewritten(module: types.ModuleType, old: str = "", new: str = "") -> types.ModuleType:
    """A module run again from its source, with one piece of it written otherwise."""
    assert module.__file__ is not None
    source = Path(module.__file__).read_text()
    assert not old or source.count(old) == 1, f"{module.__name__} has not this once: {old}"
    made = types.ModuleType(module.__name__)
    made.__package__ = module.__package__
    exec(compile(source.replace(old, new) if old else source, module.__file__, "exec"), made.__dict__)
    return made


def defective(module: types.ModuleType, old: str, new: str) -> Callable[[Any], Any]:
    """The oracle that leans on the module, with the defect in it."""
    bad = rewritten(module, old, new)
    if module in (loan_plan, loan_state):
        whole = rewritten(loan)
        whole.__dict__.update({"plan": bad.plan} if module is loan_plan else {"state": bad.state})
        return whole.loan  # type: ignore[no-any-return]
    return getattr(bad, module.__name__.rsplit(".", 1)[-1])  # type: ignore[no-any-return]


def law_of(module: types.ModuleType) -> tuple[Second, Callable[[Any, Any], list[str]]]:
    """The calculator and law of an oracle's module."""
    name = module.__name__.rsplit(".", 1)[-1].split("_plan")[0].split("_state")[0]
    return next((second, law) for second, law in LAWS if second.oracle.__name__ == name)


def completed(second: Second, value: dict[str, Any], answer: Any) -> Any:
    """An oracle's answer with what the calculator shows besides, for a law to read: ceiling and new aid in euro."""
    if second is not seconds.DEMINIMIS:
        return answer
    ceiling = value.get("ceiling", str(deminimis.CEILING[value.get("regime", "general")]))
    return answer | {"ceiling": ceiling, "new_gge": deminimis.show(deminimis.cents(value, "new_gge"))}


@pytest.mark.parametrize(("second", "law"), LAWS, ids=lambda part: getattr(part, "name", ""))
def test_what_the_calculator_answers_keeps_the_laws(second: Second, law: Callable[[Any, Any], list[str]]) -> None:
    """Random right input; an error has nothing to keep."""
    values = [second.right(Random(f"law/{second.name}/{number}")) for number in range(CASES // 4)]
    for value, answer in zip(values, ask(second.name, values), strict=True):
        assert "error" in answer or law(value, answer) == [], (value, answer)


@pytest.mark.parametrize(("module", "old", "new"), DEFECTS)
def test_the_laws_find_each_planted_defect(module: types.ModuleType, old: str, new: str) -> None:
    """Without the defect the same questions keep the laws; with it some answer breaks one."""
    second, law = law_of(module)
    wrong, broken = defective(module, old, new), 0
    for number in range(150):
        value = second.right(Random(f"defect/{number}"))
        right = second.oracle(value)
        if isinstance(right, tuple):
            continue
        assert law(value, completed(second, value, right)) == []
        try:
            found = wrong(value)
        except (ArithmeticError, LookupError, ValueError):
            continue
        broken += isinstance(found, dict) and law(value, completed(second, value, found)) != []
    assert broken, f"no law sees it: {new}"


def test_every_law_has_three_defects() -> None:
    for second, law in LAWS:
        assert sum(law_of(module)[1] is law for module, _, __ in DEFECTS) >= 3, second.name
