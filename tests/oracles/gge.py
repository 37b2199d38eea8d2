"""The gross grant equivalent of aid a second time, from the formulas of the regulation.

Discounting is with whole numbers: a root of the yearly factor is taken once, to sixty digits, and only multiplied.
What not to do: floats or Decimal contexts; the code under test has its own.
"""

from fractions import Fraction
from typing import Any

from .money import minor, rounded, show

CEILING = {"general": 300_000, "sgei": 750_000, "agriculture": 50_000, "fishery": 30_000}
INVESTMENT = "AAA AA+ AA AA- A+ A A- BBB+ BBB BBB- BB+ BB BB- B+ B B-".split()
SCALE = 10**60
PRECONDITIONS = {"in_collective_insolvency", "large_undertaking", "losses_pro_rata", "subordinated", "public_resources",
                 "pari_passu_private"}
GRID = 10**25


def whole_root(number: int, degree: int) -> int:
    """The largest whole number whose power is at most `number`, by Newton's steps downwards."""
    here = 1 << (number.bit_length() // degree + 1)
    while True:
        step = ((degree - 1) * here + number // here ** (degree - 1)) // degree
        if step >= here:
            return here
        here = step


def discount(yearly: Fraction, a_year: int) -> Fraction:
    """The factor of one period, (1 + yearly) to the power of −1 / `a_year`, with sixty digits."""
    factor = 1 / (1 + yearly)
    return Fraction(whole_root(int(factor * SCALE**a_year), a_year), SCALE) if factor != 1 else factor


def cents(value: Fraction) -> int:
    """Half-up to the cent, once what sixty digits leave beyond the 25th decimal is gone."""
    return rounded(Fraction(rounded(value * GRID, "half_up"), GRID), "half_up")


def percent(text: str) -> Fraction:
    """'6.25' as a fraction."""
    return Fraction(text) / 100


def discount_rate(value: dict[str, Any]) -> Fraction:
    """The base rate and 100 points, or what is given."""
    reference = value["reference"]
    return percent(reference["base"]) + percent(reference.get("discount_margin", "1.00"))


def length(value: dict[str, Any]) -> Fraction:
    """The time in years."""
    return Fraction(value["months"], 12) if "months" in value else Fraction(value["years"])


def safe_harbour(value: dict[str, Any]) -> int | None:
    """The part of the ceiling that size and time use up; None when one of the two is too large."""
    ceiling = minor(value["ceiling"]) if "ceiling" in value else CEILING[value.get("regime", "general")] * 100
    years, amount = length(value), minor(value["amount"])
    if years > 10:
        return None
    most_years = 5 if years <= 5 else 10
    most = Fraction(ceiling * (5 if value["kind"] == "loan" else Fraction(15, 2)) * 5, most_years)
    return cents(ceiling * Fraction(amount) / most * years / most_years) if amount <= most else None


def balances(value: dict[str, Any], count: int) -> list[Fraction]:
    """What is aided at each period's start: the loan, or the guaranteed part of it."""
    profile = value["profile"]
    if profile == "list":
        share = Fraction(value["cover"]) if value["kind"] == "guarantee" else Fraction(1)
        return [share * minor(text) for text in value["balances"]]
    amount = Fraction(minor(value["amount"]))
    if profile == "bullet":
        return [amount] * count
    rate = percent(value["charged"]) / value.get("periods_per_year", 1) if profile == "annuity" else Fraction(0)
    if rate == 0:
        return [amount - amount * nr / count for nr in range(count)]
    growth = Fraction(int((1 + rate) * SCALE), SCALE)
    powers = [SCALE]
    for _ in range(count):
        powers.append(powers[-1] * growth.numerator // growth.denominator)
    return [amount * (powers[-1] - power) / (powers[-1] - SCALE) for power in powers[:-1]]


def price_gap(value: dict[str, Any]) -> int:
    """The discounted sum of what each period costs too little; the sum is not below 0."""
    a_year = value.get("periods_per_year", 1)
    if value["kind"] == "loan":
        gap = percent(value["reference"]["base"]) + percent(value["reference"]["margin"]) - percent(value["charged"])
    else:
        gap = percent(value["premium"]["safe_harbour"]) - percent(value["premium"]["paid"])
    factor, total, power = discount(discount_rate(value), a_year), 0, SCALE
    for balance in balances(value, int(length(value) * a_year)):
        power = power * factor.numerator // factor.denominator
        total += balance.numerator * power // balance.denominator
    return max(0, cents(Fraction(total, SCALE) * gap / a_year))


def in_instalments(value: dict[str, Any]) -> int:
    """Instalments at quarters of a year, discounted to the day of granting."""
    quarter = discount(discount_rate(value), 4)
    return cents(sum((minor(row["amount"]) * quarter ** int(Fraction(row["t"]) * 4) for row in value["instalments"]),
                     Fraction(0)))  # fmt: skip


def barred(value: dict[str, Any], method: str) -> bool:
    """Whether something given keeps the method out."""
    loan, own = value["kind"] == "loan", method == "safe_harbour"
    too_bare = own and loan and Fraction(value.get("collateral_share", "1")) < Fraction(1, 2)
    too_full = not loan and Fraction(value.get("cover", "0")) > Fraction(4, 5)
    large = own and value.get("large_undertaking", False) and value.get("rating") not in INVESTMENT
    uneven = not loan and not value.get("losses_pro_rata", True)
    below = method == "reference_rate" and value.get("subordinated", False)
    return too_bare or too_full or large or uneven or below or value.get("in_collective_insolvency", False)


def by_method(value: dict[str, Any], method: str) -> dict[str, Any]:
    """`eligible`, `gge`, whether `why` says something, and what is taken for granted."""
    found = None
    if not barred(value, method):
        found = safe_harbour(value) if method == "safe_harbour" else price_gap(value)
    own = {"guarantee": {"cover"}, "loan": {"collateral_share"} if method == "safe_harbour" else set()}[value["kind"]]
    return answered(found, sorted((PRECONDITIONS | own) - set(value)))


def answered(found: int | None, conditions: list[str]) -> dict[str, Any]:
    """One answer."""
    gge = None if found is None else show(found)
    return {"eligible": found is not None, "gge": gge, "why": found is None, "conditions": conditions}


def methods(value: dict[str, Any]) -> list[str]:
    """Every method of the kind whose answer follows from what is given (no figure is needed where it is barred)."""
    if value["kind"] not in ("loan", "guarantee"):
        return [value["kind"]]
    other = "reference_rate" if value["kind"] == "loan" else "premium"
    known = "profile" in value or no_aid(value) or barred(value, other)
    return ["safe_harbour", *([other] if known else [])]


def no_aid(value: dict[str, Any]) -> bool:
    """Whether no public money is in it, or private investors stand beside on the same terms."""
    return value.get("public_resources") is False or value.get("pari_passu_private") is True


def one(value: dict[str, Any], method: str) -> dict[str, Any]:
    """The answer by one method."""
    if no_aid(value):
        return {"eligible": True, "gge": "0.00", "why": True, "conditions": []}
    if value["kind"] in ("loan", "guarantee"):
        return by_method(value, method)
    found = in_instalments(value) if "instalments" in value else minor(value["amount"])
    return answered(found, sorted(PRECONDITIONS - set(value)))


def gge(value: dict[str, Any]) -> Any:
    """The answer without texts and source."""
    if value.get("all_methods"):
        return {"methods": {method: one(value, method) for method in methods(value)}}
    return one(value, value.get("method", value["kind"]))


def gge_shape(answer: dict[str, Any]) -> Any:
    """An answer as the oracle gives it."""
    if "methods" in answer:
        return {"methods": {method: gge_shape(part) for method, part in answer["methods"].items()}}
    left = sorted(answer.get("conditions", []))
    return {"eligible": answer["eligible"], "gge": answer["gge"], "why": bool(answer["why"]), "conditions": left}
