"""Seeded random loans over every option and the combinations that the text allows."""

from datetime import date, timedelta
from random import Random
from typing import Any

from .generators import any_day
from .loan_plan import plan
from .loan_state import not_yet_due, paid_of, prepayments, set_off
from .loan_terms import Terms
from .money import show

COUNTS = ["30E/360", "30/360US", "ACT/360", "ACT/365F", "ACT/ACT", "PERIOD"]


def amount(rng: Random) -> int:
    """A principal in minor units, from a few öre to tens of millions."""
    return rng.choice([
        rng.randint(1, 50), rng.randint(100, 10_000), rng.randint(10_000, 1_000_000), 100_000 * rng.randint(1, 500),
        rng.randint(1_000_000, 50_000_000), 10_000_000, rng.randint(1, 5_000_000_000),
    ])  # fmt: skip


def rate(rng: Random) -> str:
    """Percent a year."""
    return rng.choice(["0", "0.00", "6.00", "6.25", "12", "0.01", "29.99", f"{rng.uniform(0, 20):.3f}"])


def cut(rng: Random, whole: int, count: int) -> list[int]:
    """`whole` in `count` parts, each at least nothing."""
    marks = sorted(rng.randint(0, whole) for _ in range(count - 1))
    return [high - low for low, high in zip([0, *marks], [*marks, whole], strict=True)]


def options(rng: Random, value: dict[str, Any]) -> None:
    """Graces, multiples, roundings and words, each given now and then."""
    term, flat = value["term"], value["interest"] == "flat"
    if not flat:
        for key, chance in (("grace_principal", 0.25), ("grace_interest", 0.2), ("interest_free", 0.2)):
            if rng.random() < chance and (key != "grace_principal" or value["repayment"] != "custom"):
                value[key] = min(term - 1, rng.choice([0, 1, 2, 3, 6, rng.randint(0, term - 1)]))
    if rng.random() < 0.3:
        value["instalment_multiple"] = rng.choice(["0.01", "0.05", "0.50", "1", "1.00", "10", "100.00", "500"])
    for key, words in (
        ("rounding", ["half_up", "half_even"]),
        ("stretch_rounding", ["period", "stretch"]),
        ("prepayment", ["fewer", "smaller"]),
    ):
        if rng.random() < 0.5:
            value[key] = rng.choice(words)
    if rng.random() < 0.6:
        value["bank_days"] = "SE"


def day_inside(rng: Random, value: dict[str, Any]) -> date:
    """A day after the first and before the last due date, often a due date itself or the day beside one."""
    terms = Terms(value)
    nr = rng.randint(1, terms.term)
    day = rng.choice([terms.due(nr), terms.due(nr) + timedelta(rng.choice([-1, 1])), any_day(rng)])
    if not terms.disbursed < day < terms.due(terms.term):
        day = terms.disbursed + timedelta(rng.randint(1, (terms.due(terms.term) - terms.disbursed).days))
    return min(day, terms.due(terms.term) - timedelta(1))


def changes(rng: Random, value: dict[str, Any]) -> None:
    """Tranches and rate changes."""
    whole = Terms(value).principal
    if (Terms(value).due(value["term"]) - Terms(value).disbursed).days < 3:
        return
    if rng.random() < 0.25 and whole > 100:
        count = rng.randint(2, 4)
        parts = [part + 1 for part in cut(rng, whole - count, count)]
        days = [value["disbursed_on"], *sorted(day_inside(rng, value).isoformat() for _ in range(count - 1))]
        value["tranches"] = [{"on": on, "amount": show(part)} for on, part in zip(days, parts, strict=True)]
    if rng.random() < 0.3:
        days = sorted({day_inside(rng, value).isoformat() for _ in range(rng.randint(1, 3))})
        value["rates"] = []
        for on in days:
            last = value["rates"][-1]["rate"] if value["rates"] else value["rate"]
            other = next(text for text in iter(lambda: rate(rng), "") if float(text) != float(last))
            value["rates"].append({"from": on, "rate": other})


def custom(rng: Random, value: dict[str, Any]) -> None:
    """A table of principals that never asks for more than is drawn."""
    terms = Terms(value)
    value["principals"], given = [], 0
    for nr in range(1, terms.term + 1):
        room = sum(part for on, part in terms.tranches if on < terms.due(nr)) - given
        part = room if nr == terms.term else rng.choice([0, room // terms.term, rng.randint(0, room) // 3])
        given += part
        value["principals"].append(show(part))


def loan_terms_case(rng: Random) -> dict[str, Any]:
    """A loan without payments."""
    first = any_day(rng)
    every: dict[str, int] = {"months": rng.choice([1, 1, 1, 1, 2, 3, 6, 12])}
    if rng.random() < 0.2:
        every = {"weeks": rng.choice([1, 2, 4, 13])}
    gap = timedelta(rng.choice([1, 5, 28, 30, 31, 45, 59, 200])) if rng.random() < 0.4 else None
    count = rng.choice(COUNTS)
    if gap and count == "PERIOD":
        gap = max(gap, timedelta(28))
    value: dict[str, Any] = {
        "principal": show(amount(rng)),
        "currency": rng.choice(["SEK", "SEK", "EUR"]),
        "disbursed_on": first.isoformat(),
        "rate": rate(rng),
        "term": rng.choice([1, 2, 3, 5, 6, 12, 12, 18, 24, 36, rng.randint(1, 60), 120 if rng.random() < 0.2 else 60]),
        "every": every,
        "repayment": rng.choice(["annuity", "annuity", "straight", "bullet", "custom"]),
        "interest": "declining",
        "day_count": count,
    }
    step = Terms({**value, "first_due_on": value["disbursed_on"]}).due(2)
    value["first_due_on"] = (first + gap if gap else step).isoformat()
    if rng.random() < 0.12 and value["repayment"] in ("annuity", "straight"):
        value["interest"] = "flat"
    options(rng, value)
    if value["interest"] != "flat":
        changes(rng, value)
    if value["repayment"] == "custom":
        custom(rng, value)
    whole = Terms(value).principal
    if whole % 100 == 0 and rng.random() < 0.3:
        value["principal"] = str(whole // 100)
    if rng.random() < 0.4 and whole > 10_000:
        first_drawn = Terms(value).tranches[0][1]
        value["fees"] = [
            {"kind": "arrangement", "amount": show(rng.randint(0, first_drawn // 20)), "when": "disbursement"},
            {"kind": "instalment", "amount": show(rng.randint(0, first_drawn // 100)), "when": "instalment"},
        ][rng.choice([0, 0, 0, 1]) : rng.choice([1, 2, 2])]
    return value


def may_prepay(terms: Terms, day: date) -> bool:
    """Whether the text says what an excess on this day does (tests/oracles/README.md lists what it leaves out)."""
    nr = next((nr for nr in range(1, terms.term + 1) if terms.due(nr) > day), 0)
    if terms.flat or nr == 0 or day == terms.disbursed:
        return False
    if terms.repayment == "custom" and terms.smaller:
        return False
    if not terms.smaller and any(on >= terms.due(nr - 1) for on, _ in terms.tranches[1:]):
        return False
    return terms.smaller or not any(terms.due(nr - 1) <= on <= terms.due(nr) for on, _ in terms.rates[1:])


def payment_day(rng: Random, terms: Terms, nr: int, after: date) -> date:
    """On the due date, on the bank day after it, early, a little late or very late."""
    due = terms.due(nr)
    day = rng.choice([due, due, plan(terms, [])[nr - 1]["pay_on"], due - timedelta(rng.randint(1, 20))])
    if rng.random() < 0.3:
        day = due + timedelta(rng.choice([1, 2, 5, 29, 30, 31, 60, 90, 200]))
    return max(after, day)


def payments(rng: Random, value: dict[str, Any]) -> None:
    """Payments exact, partial, early, late and over, made by asking the oracle what is due."""
    terms = Terms(value)
    paid: list[Any] = []
    rows: list[dict[str, str]] = []
    after = terms.disbursed + timedelta(1)
    numbers = sorted(rng.sample(range(1, terms.term + 1), min(terms.term, rng.randint(1, 8))))
    if rng.random() < 0.6:
        numbers = list(range(1, 1 + len(numbers)))
    for nr in numbers:
        after = day = payment_day(rng, terms, nr, after)
        found = plan(terms, prepayments(paid))
        owed = sum(
            row[part] - paid_of(paid, row["nr"], part)
            for row in found
            if row["due_on"] <= day
            for part in ("fee", "interest", "principal")
        )
        room = max(0, not_yet_due(terms, found, paid, day)) if may_prepay(terms, day) else 0
        excess = rng.choice([0, 0, rng.randint(0, room), rng.randint(0, room // 10), room])
        if excess and terms.grace_interest:
            shorter = plan(terms, [*prepayments(paid), (day, excess)])
            if len(shorter) <= terms.grace_interest + 1 or not shorter[terms.grace_interest + 1]["opening"]:
                excess = 0
        part = rng.choice([owed, owed, owed, rng.randint(0, owed), owed // 2])
        given = owed + excess if excess else part
        if given > 0:
            set_off(terms, paid, len(rows), day, given)
            rows.append({"on": day.isoformat(), "amount": show(given)})
    if rng.random() < 0.1 and len({row["on"] for row in rows}) == len(rows):
        rng.shuffle(rows)
    if rows:
        value["payments"] = rows


def loan_case(rng: Random) -> dict[str, Any]:
    """A loan, half of the time with payments or a day to look at it."""
    value = loan_terms_case(rng)
    if rng.random() < 0.6:
        if rng.random() < 0.85:
            payments(rng, value)
        terms = Terms(value)
        if rng.random() < 0.7 or "payments" not in value:
            nr = rng.randint(0, terms.term)
            span = (terms.due(terms.term) - terms.disbursed).days + 120
            day = rng.choice([terms.due(nr), terms.due(nr) + timedelta(rng.choice([1, 2, 30, 95])), None])
            value["as_of"] = (day or terms.disbursed + timedelta(rng.randint(0, span))).isoformat()
    return value
