"""The loan's input as plain values, and the mistakes that are refused.

Defaults are those of the text. A mistake whose code the text makes certain carries it; any other is 'error'.
"""

from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from .days import months_on
from .money import minor

REQUIRED = {
    "principal", "currency", "disbursed_on", "first_due_on", "rate", "term", "every", "repayment", "interest",
    "day_count",
}  # fmt: skip
OPTIONAL = {
    "fees", "payments", "as_of", "bank_days", "grace_principal", "grace_interest", "interest_free",
    "instalment_multiple", "rounding", "stretch_rounding", "prepayment", "tranches", "rates", "principals",
}  # fmt: skip
WORDS = {
    "repayment": ("annuity", "straight", "bullet", "custom"),
    "interest": ("declining", "flat"),
    "day_count": ("30E/360", "30/360US", "ACT/360", "ACT/365F", "ACT/ACT", "PERIOD"),
    "rounding": ("half_up", "half_even"),
    "stretch_rounding": ("period", "stretch"),
    "prepayment": ("fewer", "smaller"),
}
ROWS = {
    "fees": {"kind", "amount", "when"},
    "payments": {"on", "amount"},
    "tranches": {"on", "amount"},
    "rates": {"from", "rate"},
}


class Refused(Exception):
    """Bad input; the argument is the code, or 'error'."""


class Terms:
    """The input, read: dates are dates, money is minor units, rates are fractions of one a year."""

    def __init__(self, value: dict[str, Any]) -> None:
        """Read an input that `check_shape` has passed."""
        self.principal = minor(value["principal"])
        self.disbursed = date.fromisoformat(value["disbursed_on"])
        self.first_due = date.fromisoformat(value["first_due_on"])
        self.term: int = value["term"]
        self.months: int = value["every"].get("months", 0)
        self.weeks: int = value["every"].get("weeks", 0)
        self.repayment: str = value["repayment"]
        self.flat: bool = value["interest"] == "flat"
        self.count: str = value["day_count"]
        self.grace_principal: int = value.get("grace_principal", 0)
        self.grace_interest: int = value.get("grace_interest", 0)
        self.interest_free: int = value.get("interest_free", 0)
        self.multiple = minor(value.get("instalment_multiple", "0.01"))
        self.rounding: str = value.get("rounding", "half_up")
        self.by_stretch: bool = value.get("stretch_rounding", "period") == "stretch"
        self.smaller: bool = value.get("prepayment", "fewer") == "smaller"
        self.bank_days = "bank_days" in value
        self.principals = [minor(text) for text in value.get("principals", [])]
        one = [{"on": value["disbursed_on"], "amount": value["principal"]}]
        self.tranches = [(date.fromisoformat(t["on"]), minor(t["amount"])) for t in value.get("tranches", one)]
        self.rates = [(date.min, Fraction(value["rate"]) / 100)]
        self.rates += [(date.fromisoformat(r["from"]), Fraction(r["rate"]) / 100) for r in value.get("rates", [])]
        fees = [(fee["when"], minor(fee["amount"])) for fee in value.get("fees", [])]
        self.fee_up_front = sum(amount for when, amount in fees if when == "disbursement")
        self.fee_each = sum(amount for when, amount in fees if when == "instalment")
        self.known_due: dict[int, date] = {0: self.disbursed}
        self.known_plans: dict[Any, Any] = {}
        self.periods_a_year = Fraction(12, self.months) if self.months else Fraction(52, self.weeks)

    def due(self, nr: int) -> date:
        """The nominal due date of an instalment, and its rhythm continued after the last; 0 is the first day."""
        if nr not in self.known_due:
            after = nr - 1
            day = self.first_due + timedelta(7 * self.weeks * after)
            self.known_due[nr] = months_on(self.first_due, self.months * after) if self.months else day
        return self.known_due[nr]

    def rate_on(self, day: date) -> Fraction:
        """The rate of a day: one dated that day already holds."""
        return [rate for start, rate in self.rates if start <= day][-1]

    def change_days(self) -> list[date]:
        """The days on which the terms change: tranches after the first day, and rates."""
        return [on for on, _ in self.tranches if on > self.disbursed] + [on for on, _ in self.rates[1:]]


def is_decimal(text: Any) -> bool:
    """A decimal string."""
    try:
        return isinstance(text, str) and Decimal(text).is_finite()
    except InvalidOperation:
        return False


def check_shape(value: dict[str, Any]) -> None:
    """Keys, types and words."""
    if set(value) - REQUIRED - OPTIONAL:
        raise Refused("unknown_field")
    if REQUIRED - set(value):
        raise Refused("missing")
    for name, keys in ROWS.items():
        for row in value.get(name, []):
            if set(row) - keys:
                raise Refused("unknown_field")
            if keys - set(row):
                raise Refused("missing")
    for name, words in WORDS.items():
        if name in value and value[name] not in words:
            raise Refused("error")
    if not is_decimal(value["principal"]) or not is_decimal(value["rate"]):
        raise Refused("error")
    if not isinstance(value["term"], int) or len(value["every"]) != 1:
        raise Refused("error")
    try:
        date.fromisoformat(value["disbursed_on"]), date.fromisoformat(value["first_due_on"])
    except ValueError:
        raise Refused("error") from None


def check_sense(value: dict[str, Any]) -> None:
    """What must agree with what."""
    if value["term"] < 1 or minor(value["principal"]) <= 0 or Fraction(value["rate"]) < 0:
        raise Refused("error")
    if any(value.get(key, 0) < 0 for key in ("grace_principal", "grace_interest", "interest_free")):
        raise Refused("error")
    terms = Terms(value)
    if terms.first_due <= terms.disbursed:
        raise Refused("error")
    if sum(amount for _, amount in terms.tranches) != terms.principal:
        raise Refused("inconsistent")
    if any(not terms.disbursed <= on < terms.due(terms.term) for on, _ in terms.tranches):
        raise Refused("error")
    if terms.grace_principal >= terms.term or terms.grace_interest >= terms.term:
        raise Refused("error")
    odd = terms.grace_principal or terms.grace_interest or "tranches" in value or "rates" in value
    if terms.flat and (odd or terms.repayment not in ("annuity", "straight")):
        raise Refused("inconsistent")
    if (terms.repayment == "custom") != ("principals" in value):
        raise Refused("error")
    if terms.principals and (len(terms.principals) != terms.term or sum(terms.principals) != terms.principal):
        raise Refused("inconsistent")


def read(value: dict[str, Any]) -> Terms:
    """The terms, or Refused."""
    check_shape(value)
    check_sense(value)
    return Terms(value)
