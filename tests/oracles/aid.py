"""Price gaps and simplified methods of aid, room for de minimis aid, a capped portfolio: each a second time."""

from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

from .money import minor, rounded, show

CEILING = {"general": 300_000, "sgei": 750_000, "agriculture": 50_000, "fishery": 30_000}


def half_up(value: Fraction) -> int:
    return rounded(value, "half_up")


def gge(value: Any) -> Any:
    """`eligible` and `gge` of a loan or a guarantee by the method asked for."""
    found = simplified(value) if value["method"] == "safe_harbour" else price_gap(value)
    return {"eligible": found is not None, "gge": show(found) if found is not None else None}


def simplified(value: Any) -> int | None:
    """A part of the ceiling, in cents; None when the method may not be used."""
    loan = value["kind"] == "loan"
    ceiling = CEILING[value["regime"]] * 100
    share = Fraction(value["collateral_share" if loan else "cover"])
    if share < Fraction(1, 2) if loan else share > Fraction(4, 5):
        return None
    years = Fraction(value["months"], 12)
    if years > 10:
        return None
    size, most = (5, 5) if years <= 5 else (Fraction(5, 2), 10)
    largest = ceiling * size * (1 if loan else Fraction(3, 2))
    amount = minor(value["amount"])
    return None if amount > largest else half_up(ceiling * Fraction(amount) / largest * years / most)


def price_gap(value: Any) -> int | None:
    """The sum of discounted gaps, in cents, from sixty digits."""
    loan = value["kind"] == "loan"
    if not loan and Fraction(value["cover"]) > Fraction(4, 5):
        return None
    reference = value["reference"]
    with localcontext() as context:
        context.prec = 60
        premium = value["premium"]
        gap = (Decimal(reference["base"]) + Decimal(reference["margin"]) - Decimal(value["charged"]) if loan
               else Decimal(premium["safe_harbour"]) - Decimal(premium["paid"])) / 100
        discount = 1 + (Decimal(reference["base"]) + Decimal(reference["discount_margin"])) / 100
        a_year = value["periods_per_year"]
        whole = sum(balance / discount ** (Decimal(nr) / a_year) for nr, balance in enumerate(owed(value), start=1))
        exact = (max(Decimal(0), whole * gap / a_year) * 100).quantize(Decimal("1e-25"))
    return half_up(Fraction(exact))


def owed(value: Any) -> list[Decimal]:
    """The aided balance at each period's start."""
    a_year = value["periods_per_year"]
    count, amount = value["months"] * a_year // 12, Decimal(value["amount"])
    rate = Decimal(value["charged"]) / 100 / a_year
    if value["profile"] == "list":
        cover = Decimal(1) if value["kind"] == "loan" else Decimal(value["cover"])
        return [Decimal(balance) * cover for balance in value["balances"]]
    if value["profile"] == "bullet":
        return [amount] * count
    level = amount * rate / (1 - (1 + rate) ** -count) if value["profile"] == "annuity" and rate else None
    found = []
    for _ in range(count):
        found.append(amount)
        amount -= level - amount * rate if level is not None else Decimal(value["amount"]) / count
    return found


def one_undertaking(value: Any) -> list[str]:
    """Spread over links until nothing is added."""
    def enterprise(name: str) -> bool:
        return value["nodes"].get(name, {"type": "enterprise"})["type"] == "enterprise"

    found = set(value["undertakings"])
    while True:
        more = set(found)
        for link in value["links"]:
            ends = {link["from"], link["to"]}
            controls = link["kind"] != "votes" or Fraction(link.get("share", "1")) > Fraction(1, 2)
            now = link.get("from_date", "0") <= value["on"] <= link.get("to_date", "9")
            if controls and now and all(map(enterprise, ends)) and ends & more:
                more |= ends
        if more == found:
            return sorted(found)
        found = more


def counts(grant: Any, value: Any) -> bool:
    """Whether a grant to a member counts on the day."""
    year, rest = int(grant["on"][:4]) + 3, grant["on"][4:]
    last = f"{year}-02-28" if rest == "-02-29" and not _leap(year) else f"{year}{rest}"
    under, asked = grant.get("regime", value["regime"]), value["regime"]
    fills = under == asked or asked == "general" and under in ("agriculture", "fishery")
    return bool(fills and grant.get("member_state", "SE") == "SE" and grant["on"] <= value["on"] <= last)


def _leap(year: int) -> bool:
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days == 366


def euro(given: Any, name: str) -> int:
    """Cents, at the rate beside the amount."""
    return half_up(Fraction(minor(given[name])) / Fraction(given.get("fx", "1")))


def deminimis(value: Any) -> Any:
    """The answer but for texts."""
    members = one_undertaking(value)
    rows = [grant for grant in value["grants"] if grant["undertaking"] in members and counts(grant, value)]
    used = sum(euro(grant, "gge") for grant in rows)
    left = max(0, CEILING[value["regime"]] * 100 - used)
    return {
        "single_undertaking": members,
        "counted": [
            {"undertaking": grant["undertaking"], "on": grant["on"], "gge": show(euro(grant, "gge"))} for grant in rows
        ],
        "used": show(used), "headroom": show(left), "admissible": euro(value, "new_gge") <= left,
    }


def portfolio(value: Any) -> Any:
    """The whole answer but `explain`."""
    rate = Fraction(value["rate"])
    cap = half_up(minor(value["volume"]) * rate * Fraction(value["cap_rate"]))
    paid, back = minor(value["paid_before"]), 0
    rows = []
    for event in value["events"]:
        if "loss" in event:
            claim = half_up(minor(event["loss"]) * rate)
            pay = min(claim, max(0, cap - paid + (back if value["recovery_refills_cap"] else 0)))
            paid += pay
            rows.append({"claim": show(claim), "payable": show(pay), "net_paid": show(paid - back)})
        else:
            net = max(0, minor(event["recovery"]) - minor(event.get("cost", "0")))
            returned = min(paid - back, half_up(net * rate))
            back += returned
            rows.append({"returned": show(returned), "net_paid": show(paid - back)})
    left = max(0, cap - paid + (back if value["recovery_refills_cap"] else 0))
    return {"cap_amount": show(cap), "rows": rows, "cap_left": show(left)}
