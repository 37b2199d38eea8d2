"""The JSON schemas of the calculator `loan`."""

from __future__ import annotations

from brygga.calc.contract import AMOUNT, DAY, EXPLAIN, PERCENT, schema_object
from brygga.calc.loan_kept import ALL_DAY_COUNTS, CONVENTION, KEPT
from brygga.calc.loan_options import SCHEMAS
from brygga.calc.loan_versions import SCHEMA as VERSIONS
from brygga.domain.loans.checks import CHOICES, FEE_TIMES


def _list(of: dict[str, object]) -> dict[str, object]:
    return {"type": "array", "items": of}


def _choice(name: str) -> dict[str, object]:
    return {"type": "string", "enum": list(CHOICES[name])}


_COUNT: dict[str, object] = {"type": "integer", "minimum": 0}
_MONEY: dict[str, object] = {"type": "string", "description": 'currency units, "1234.50"'}

INPUT = schema_object(
    {
        "principal": AMOUNT,
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "disbursed_on": DAY,
        "first_due_on": DAY,
        "rate": PERCENT,
        "term": {"type": "integer", "minimum": 1},
        "every": {
            **schema_object({unit: {"type": "integer"} for unit in ("months", "weeks", "days")}),
            "minProperties": 1,
        },
        "repayment": _choice("repayment"),
        "principals": _list(AMOUNT),
        "interest": _choice("interest"),
        "day_count": {"type": "string", "enum": list(ALL_DAY_COUNTS)},
        "fees": _list(
            schema_object(
                {"kind": {"type": "string"}, "amount": AMOUNT, "when": {"type": "string", "enum": list(FEE_TIMES)}},
                ("kind", "amount", "when"),
            )
        ),
        "grace_principal": _COUNT,
        "grace_interest": _COUNT,
        "interest_free": _COUNT,
        "instalment_multiple": AMOUNT,
        "rounding": _choice("rounding"),
        "stretch_rounding": _choice("stretch_rounding"),
        "prepayment": _choice("prepayment"),
        "tranches": _list(schema_object({"on": DAY, "amount": AMOUNT}, ("on", "amount"))),
        "rates": _list(schema_object({"from": DAY, "rate": PERCENT}, ("from", "rate"))),
        **SCHEMAS,
        "convention": CONVENTION,
        "kept": KEPT,
        "restructured": VERSIONS,
        "bank_days": {"type": "string", "description": "ISO 3166 code of the country whose bank days count"},
        "payments": _list(schema_object({"on": DAY, "amount": AMOUNT, "reversed_on": DAY}, ("on", "amount"))),
        "as_of": DAY,
    },
    (
        "principal",
        "currency",
        "disbursed_on",
        "first_due_on",
        "rate",
        "term",
        "every",
        "repayment",
        "interest",
        "day_count",
    ),
)

_ROW = schema_object(
    {
        "nr": _COUNT,
        "due_on": DAY,
        "pay_on": DAY,
        "days": {"type": ["integer", "null"]},
        "opening": _MONEY,
        "interest": _MONEY,
        "principal": _MONEY,
        "fee": _MONEY,
        "total": _MONEY,
        "closing": _MONEY,
    }
)
_ALLOCATION = schema_object(
    {
        "payment": _COUNT,
        "instalment": {"type": ["integer", "null"]},
        "to": {"type": "string", "enum": ["fee", "interest", "principal", "credit"]},
        "amount": _MONEY,
    }
)
_STATE = schema_object(
    {
        "as_of": DAY,
        "outstanding_principal": _MONEY,
        "accrued_interest": _MONEY,
        "overdue": _MONEY,
        "days_past_due": _COUNT,
        "bucket": {"type": "string", "enum": ["0", "1-29", "30-59", "60-89", "90+"]},
        "allocations": _list(_ALLOCATION),
    }
)

OUTPUT = schema_object(
    {
        "schedule": _list(_ROW),
        "totals": schema_object(
            {"interest": _MONEY, "fees": _MONEY, "paid": _MONEY, "total_cost_of_borrowing": _MONEY}
        ),
        "apr": {"type": ["string", "null"], "description": "percent, null where no rate solves it"},
        "state": _STATE,
        "explain": EXPLAIN,
    },
    ("schedule", "totals", "apr", "explain"),
)
