"""Calculator `guarantee`: what a guarantee costs by day on what is guaranteed, and what the bank's lower rate saves.

Idea: one loan, reckoned twice by `domain.loans`, at the bank's rate with the guarantee and at its rate without; the fee
is `domain.guarantees` on the plan's balances, one bill for each of the loan's periods. Simplification, said in the
answer: the loan is repaid by plan, and the fee is paid with the instalments. Whether the fee holds aid is `gge`'s.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from brygga.calc.bounds import percent
from brygga.calc.contract import AMOUNT, DAY, EXPLAIN, PERCENT, Bad, Fields, schema_object
from brygga.calc.guarantee_explain import Compared, explain
from brygga.calc.loan_input import read_terms
from brygga.calc.loan_schema import INPUT as LOAN
from brygga.domain.dates import DAY_COUNTS, Period
from brygga.domain.guarantees.exposure import Balance, Step, exposure_over_time
from brygga.domain.guarantees.fee import Fee, FeeTerms, fee_of
from brygga.domain.guarantees.terms import GuaranteeRefused, GuaranteeTerms
from brygga.domain.loans.rows import Plan
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.terms import LoanTerms, TermsRefused
from brygga.domain.money import Money, format_amount, half_up
from brygga.domain.rates import Rate, format_percent, yearly_yield

NAME = "guarantee"
_NUMBER: dict[str, object] = {"type": ["string", "integer"]}
_MONEY: dict[str, object] = {"type": "string", "description": 'currency units, "1234.50"'}
_RATE: dict[str, object] = {"type": ["string", "null"], "description": "percent, null where no rate solves it"}
INPUT = schema_object(
    {"loan": LOAN, "rate_without": PERCENT, "share": _NUMBER, "cap": AMOUNT, "fee_rate": PERCENT,
     "falls_with_loan": {"type": "boolean"}},
    ("loan", "rate_without", "share", "fee_rate"),
)
_ROW = schema_object(
    {"from": DAY, "to": DAY, "days": {"type": "integer", "minimum": 0},
     **dict.fromkeys(("balance", "guaranteed", "fee", "interest", "interest_without", "saved"), _MONEY)}
)
OUTPUT = schema_object(
    {"rows": {"type": "array", "items": _ROW},
     **dict.fromkeys(("fee", "cost", "cost_without", "saved_by_rate", "saved"), _MONEY),
     **dict.fromkeys(("apr", "apr_without"), _RATE), "explain": EXPLAIN},
    ("rows", "fee", "cost", "cost_without", "saved_by_rate", "saved", "apr", "apr_without", "explain"),
)
LOAN_ONLY = ("payments", "as_of", "restructured", "tranches", "kept")
"""Fields of a loan that is running or drawn in parts: a comparison is of one that is not yet agreed."""


@dataclass(frozen=True, slots=True)
class _Asked:
    terms: LoanTerms
    without: Rate
    guarantee: GuaranteeTerms
    fee: FeeTerms


def answer(fields: Fields, language: str) -> dict[str, object]:
    """The fee period by period, both costs, what is saved and the effective rates. Raises Bad."""
    asked = _read(fields)
    with_it, without = _planned(asked.terms, "loan"), _planned(replace(asked.terms, rate=asked.without), "rate_without")
    steps = exposure_over_time(asked.guarantee, _balances(asked.terms, with_it), _zero(asked.terms), half_up)
    fees = [fee_of(period, steps, asked.fee, with_it.currency, half_up) for period in _periods(asked.terms, with_it)]
    fee = Money(sum(one.due.minor for one in fees), with_it.currency)
    compared = Compared(asked.terms, asked.without, asked.guarantee, asked.fee, fee, with_it, without,
                        _yearly(asked.terms, with_it, fees), _yearly(asked.terms, without, []))
    return {
        "rows": _rows(asked.terms, with_it, without, fees, steps),
        "fee": format_amount(fee),
        "cost": format_amount(compared.cost),
        "cost_without": format_amount(compared.cost_without),
        "saved_by_rate": format_amount(compared.saved_by_rate),
        "saved": format_amount(compared.saved),
        "apr": _shown(compared.apr),
        "apr_without": _shown(compared.apr_without),
        "explain": explain(compared, fees, steps, language == "en"),
    }


def _read(fields: Fields) -> _Asked:
    loan = fields.group("loan")
    if loan is None:
        raise fields.bad("missing", "loan", "Fältet saknas.", "The field is missing.")
    for name in LOAN_ONLY:
        if loan.has(name):
            raise loan.bad("inconsistent", name, "Jämförelsen gäller ett lån som betalas ut på en gång och följer sin "
                           "plan. Ta bort fältet.", "The comparison is of a loan paid out at once that follows its "
                           "plan. Leave the field out.")
    terms = read_terms(loan)
    loan.finish()
    without, fee_rate = percent(fields, "rate_without"), percent(fields, "fee_rate")
    share = fields.decimal("share")
    whole = terms.principal.minor * share
    cap = fields.money("cap", terms.currency, None, low=1)
    falls = fields.boolean("falls_with_loan", False)
    fields.finish()
    if cap is None:
        cap = Money(half_up(whole.numerator, whole.denominator), terms.currency)
    try:
        last = plan(terms).rows[-1].due_on
        guarantee = GuaranteeTerms(share, cap, Period(terms.disbursed_on, last), terms.principal if falls else None)
    except GuaranteeRefused as refused:
        raise fields.bad("out_of_range", refused.field, refused.sv, refused.en) from None
    except TermsRefused as refused:
        raise Bad(refused.code, f"loan.{refused.field}", refused.sv, refused.en) from None
    return _Asked(terms, without, guarantee, FeeTerms(fee_rate, Rate(Fraction(0)), DAY_COUNTS["ACT/365F"]))


def _planned(terms: LoanTerms, place: str) -> Plan:
    try:
        return plan(terms)
    except TermsRefused as refused:
        raise Bad(refused.code, place, refused.sv, refused.en) from None


def _zero(terms: LoanTerms) -> Money:
    return Money(0, terms.currency)


def _balances(terms: LoanTerms, contract: Plan) -> list[Balance]:
    found = [Balance(terms.disbursed_on, terms.principal)]
    return found + [Balance(row.due_on, Money(row.closing, terms.currency)) for row in contract.rows]


def _periods(terms: LoanTerms, contract: Plan) -> list[Period]:
    days: list[date] = [terms.disbursed_on, *(row.due_on for row in contract.rows)]
    return [Period(start, end) for start, end in zip(days, days[1:], strict=False)]


def _yearly(terms: LoanTerms, contract: Plan, fees: list[Fee]) -> Fraction | None:
    """The effective rate with the fee among what is paid, days over 365."""
    flows = [(0, terms.principal.minor - contract.upfront_fees.minor)]
    bills = [fee.due.minor for fee in fees] or [0] * len(contract.rows)
    flows += [((row.due_on - terms.disbursed_on).days, -row.total - bill)
              for row, bill in zip(contract.rows, bills, strict=True)]
    return yearly_yield(flows, 365)


def _rows(terms: LoanTerms, contract: Plan, without: Plan, fees: list[Fee],
          steps: list[Step]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    at = {step.period.start: step.exposure.gross for step in steps}
    for period, row, other, fee in zip(_periods(terms, contract), contract.rows, without.rows, fees, strict=True):
        saved = Money(other.interest - row.interest - fee.due.minor, terms.currency)
        rows.append({
            "from": period.start.isoformat(), "to": period.end.isoformat(), "days": period.days,
            "balance": format_amount(Money(row.opening, terms.currency)),
            "guaranteed": format_amount(at.get(period.start, _zero(terms))), "fee": format_amount(fee.due),
            "interest": format_amount(Money(row.interest, terms.currency)),
            "interest_without": format_amount(Money(other.interest, terms.currency)), "saved": format_amount(saved),
        })
    return rows


def _shown(rate: Fraction | None) -> str | None:
    return None if rate is None else format_percent(rate)
