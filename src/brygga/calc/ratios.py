"""Calculator `ratios`: a fund's ratios for a year, in per cent with two decimals, half up from the exact value.

A thin reader over `domain.ratios`. A ratio without a denominator, and `fss` without `adjustments`, is null.
"""

from __future__ import annotations

from fractions import Fraction

from brygga.calc.contract import AMOUNT, EXPLAIN, Fields, currency_of, schema_object
from brygga.domain.money import Money, format_amount, half_up, minor_digits
from brygga.domain.rates import format_fraction, format_percent
from brygga.domain.ratios import Adjustments, Figures, average_balance, cost_per_borrower, shares

NAME = "ratios"
BORROWERS_MAX = 10**12
_AMOUNTS = ("portfolio_start", "portfolio_end", "par30", "par90", "reserve", "written_off", "recovered",
            "provision_expense", "loan_income", "other_income", "financial_expense", "operating_expense",
            "gni_per_capita")
_COUNTS = ("borrowers_start", "borrowers_end")
_ADJUSTED = ("funding", "provision", "in_kind")
_SIGNED = ("provision_expense", "provision")
"""A provision that is released is a negative expense."""
_COUNT: dict[str, object] = {"type": "integer", "minimum": 0}
_SHOWN: dict[str, object] = {"type": ["string", "null"]}
_PERCENT = ("par30", "par90", "write_off", "net_write_off", "risk_coverage", "provision", "yield", "operating_expense",
            "oss", "fss")
_ORDER = (*_PERCENT, "cost_per_borrower", "average_balance", "depth")
INPUT = schema_object(
    {
        "currency": {"type": "string"}, **dict.fromkeys(_AMOUNTS, AMOUNT), **dict.fromkeys(_COUNTS, _COUNT),
        "adjustments": schema_object(dict.fromkeys(_ADJUSTED, AMOUNT)),
    },
    (*_AMOUNTS, *_COUNTS),
)
OUTPUT = schema_object({**dict.fromkeys(_ORDER, _SHOWN), "explain": EXPLAIN}, (*_ORDER, "explain"))


def answer(fields: Fields, language: str) -> dict[str, object]:
    """Every ratio, null where there is nothing to divide by. Raises Bad."""
    currency = currency_of(fields, "SEK")
    figures = _figures(fields, currency)
    fields.finish()
    _consistent(fields, figures)
    shown: dict[str, str | None] = {
        name: format_percent(part) if part is not None else None for name, part in shares(figures).items()
    }
    shown["cost_per_borrower"] = _money(cost_per_borrower(figures), currency)
    shown["average_balance"] = _money(average_balance(figures), currency)
    return {**{name: shown[name] for name in _ORDER}, "explain": _explain(figures, shown, currency, language == "en")}


def _figures(fields: Fields, currency: str) -> Figures:
    amounts = {name: _amount(fields, name, currency) for name in _AMOUNTS}
    start, end = (fields.integer(name, low=0, high=BORROWERS_MAX) for name in _COUNTS)
    return Figures(start, end, _adjustments(fields, currency), **amounts)


def _adjustments(fields: Fields, currency: str) -> Adjustments | None:
    group = fields.group("adjustments")
    if group is None:
        return None
    adjusted = Adjustments(**{
        name: _amount(group, name, currency) if group.raw(name) is not None else Fraction(0) for name in _ADJUSTED
    })
    group.finish()
    return adjusted


def _amount(fields: Fields, name: str, currency: str) -> Fraction:
    amount = fields.money(name, currency, low=None if name in _SIGNED else 0)
    return Fraction(amount.minor, 10 ** minor_digits(currency))


def _consistent(fields: Fields, figures: Figures) -> None:
    if figures.par30 > figures.portfolio_end:
        raise fields.bad("inconsistent", "par30", "Är större än hela portföljen vid årets slut.",
                         "Is larger than the portfolio at the end.")
    if figures.par90 > figures.par30:
        raise fields.bad("inconsistent", "par90", "Är större än par30, som ska innehålla det.",
                         "Is larger than par30, which holds it.")


def _money(exact: Fraction | None, currency: str) -> str | None:
    if exact is None:
        return None
    minor = exact * 10 ** minor_digits(currency)
    return format_amount(Money(half_up(minor.numerator, minor.denominator), currency))


_LINES: tuple[tuple[str, str, str], ...] = (
    ("par30", "Mer än 30 dagar sent: {par30} / portföljen {end}", "More than 30 days late: {par30} / portfolio {end}"),
    ("par90", "Mer än 90 dagar sent: {par90} / {end}", "More than 90 days late: {par90} / {end}"),
    ("write_off", "Avskrivet: {written_off} / portföljens medelvärde {average}",
     "Written off: {written_off} / average portfolio {average}"),
    ("net_write_off", "Avskrivet minus återvunnet: ({written_off} − {recovered}) / {average}",
     "Written off less recovered: ({written_off} − {recovered}) / {average}"),
    ("risk_coverage", "Reserv mot det som är sent: {reserve} / {par30}",
     "Reserve over what is late: {reserve} / {par30}"),
    ("provision", "Avsatt under året: {provision} / {average}", "Provision of the year: {provision} / {average}"),
    ("yield", "Avkastning: {loan_income} / {average}", "Yield: {loan_income} / {average}"),
    ("operating_expense", "Driftskostnad: {opex} / {average}", "Operating expense: {opex} / {average}"),
    ("oss", "Intäkter mot kostnader: {income} / {costs}", "Income over costs: {income} / {costs}"),
    ("fss", "Det samma utan subventioner: {income} / {adjusted}", "The same without subsidies: {income} / {adjusted}"),
    ("cost_per_borrower", "Driftskostnad per låntagare: {opex} / {borrowers}",
     "Operating expense per borrower: {opex} / {borrowers}"),
    ("average_balance", "Saldo per låntagare: {end} / {borrowers_end}",
     "Balance per borrower: {end} / {borrowers_end}"),
    ("depth", "Saldo per låntagare mot BNI per person: {average_balance} / {gni}",
     "Balance per borrower over GNI per head: {average_balance} / {gni}"),
)


def _explain(figures: Figures, shown: dict[str, str | None], currency: str, english: bool) -> list[str]:
    adjusted = figures.adjustments.whole if figures.adjustments is not None else Fraction(0)
    amounts = {
        "end": figures.portfolio_end, "average": figures.average_portfolio, "par30": figures.par30,
        "par90": figures.par90, "written_off": figures.written_off, "recovered": figures.recovered,
        "reserve": figures.reserve, "provision": figures.provision_expense, "loan_income": figures.loan_income,
        "opex": figures.operating_expense, "income": figures.income, "costs": figures.costs,
        "adjusted": figures.costs + adjusted, "gni": figures.gni_per_capita,
    }
    values = {name: _money(amount, currency) for name, amount in amounts.items()}
    values["borrowers"] = format_fraction(figures.average_borrowers, 1)
    values["borrowers_end"] = str(figures.borrowers_end)
    values["average_balance"] = shown["average_balance"] or "–"
    lines = []
    for name, sv, en in _LINES:
        unit = "" if name in ("cost_per_borrower", "average_balance") else " %"
        nothing = "no value" if english else "inget värde"
        result = f"{shown[name]}{unit}" if shown[name] is not None else nothing
        lines.append(f"{(en if english else sv).format(**values)} = {result}.")
    return lines
