"""The lines that let a person follow a gross grant equivalent: the rule, the rates, each term of the sum, what is open.

Swedish for a board that meets the words for the first time, then English. Each line holds the numbers it speaks of.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from brygga.calc.bounds import shortened
from brygga.domain.aid.assess import Assessed
from brygga.domain.aid.conditions import harbour_of, matters
from brygga.domain.aid.equivalent import Part
from brygga.domain.aid.measure import Measure, Reference
from brygga.domain.aid.words import REASONS
from brygga.domain.money import Money, format_minor
from brygga.domain.rates import Rate, format_fraction

_CONDITIONS: dict[str, tuple[str, str]] = {
    "in_collective_insolvency": ("mottagaren är inte i insolvensförfarande",
                                 "the beneficiary is not in collective insolvency"),
    "large_undertaking": ("mottagaren är inte ett stort företag, eller har betyget B- eller bättre",
                          "the beneficiary is not a large undertaking, or is rated B- or better"),
    "losses_pro_rata": ("förluster och återvinning delas lika mellan långivare och garant",
                        "losses and recoveries are shared pro rata by lender and guarantor"),
    "subordinated": ("lånet är inte efterställt", "the loan is not subordinated"),
    "public_resources": ("pengarna är offentliga", "the money is public"),
    "pari_passu_private": ("privata investerare går inte in på samma villkor",
                           "private investors do not come in on the same terms"),
    "collateral_share": ("säkerheten är minst 50 % av lånet", "the collateral is at least 50 % of the loan"),
    "cover": ("garantin är högst 80 % av lånet", "the guarantee is at most 80 % of the loan"),
}


def reasons(found: Assessed, english: bool) -> list[str]:
    """Why the method may not be used, or that the measure is no aid; empty when nothing stands in the way."""
    if not found.is_aid:
        return ["Not aid: no public resources, or the same terms as private investors." if english
                else "Inte stöd: inga offentliga medel, eller samma villkor som privata investerare."]
    size = str(found.size_most) if found.size_most is not None else ""
    return [REASONS[reason][english].format(size=size) for reason in found.reasons]


def explain(measure: Measure, found: Assessed, form: str | None, english: bool) -> list[str]:
    """The whole way to the figure."""
    lines = [_rule(measure, found, form, english)]
    if found.reasons or not found.is_aid:
        return lines + reasons(found, english)
    if found.method == "safe_harbour":
        lines.append(_harbour(measure, found, english))
    if found.gap is not None and measure.reference is not None:
        lines += _rates(measure, measure.reference, found.gap, english)
    elif found.parts and measure.reference is not None:
        lines.append(_discount(measure.reference, english))
    lines += shortened([_term(part, english) for part in found.parts], english)
    lines.append(f"Gross grant equivalent: {found.gge}." if english else f"Bruttobidragsekvivalent: {found.gge}.")
    matter = [name for name in found.conditions if matters(measure.kind, found.method, name)]
    if matter:
        listed = "; ".join(_CONDITIONS[name][english] for name in matter)
        lines.append(f"If these hold: {listed}." if english else f"Om detta stämmer: {listed}.")
    return lines


def _rule(measure: Measure, found: Assessed, form: str | None, english: bool) -> str:
    called = f"{measure.kind} ({form})" if form else measure.kind
    unsure = "" if measure.regime.sure else (" (to be confirmed)" if english else " (behöver bekräftas)")
    return (f"{called}, method {found.method or 'nominal'}, by {found.source}; ceiling {measure.ceiling}{unsure}."
            if english else
            f"{called}, metod {found.method or 'nominell'}, enligt {found.source}; tak {measure.ceiling}{unsure}.")


def _harbour(measure: Measure, found: Assessed, english: bool) -> str:
    assert measure.years is not None
    branch = harbour_of(measure.kind).branch(measure.years)
    years = branch[1] if branch else 0
    term = _number(measure.years)
    return (f"A part of the ceiling: {measure.ceiling} × {measure.amount} / {found.size_most} × {term} / {years} years."
            if english else
            f"En del av taket: {measure.ceiling} × {measure.amount} / {found.size_most} × {term} / {years} år.")


def _rates(measure: Measure, reference: Reference, gap: Fraction, english: bool) -> list[str]:
    if measure.premium is not None and measure.kind == "guarantee":
        safe, paid = Rate(measure.premium.safe_harbour), Rate(measure.premium.paid)
        first = (f"Safe-harbour premium {safe} less premium paid {paid} = {Rate(gap)} a year." if english
                 else f"Säker premie {safe} minus betald premie {paid} = {Rate(gap)} om året.")
    else:
        base, margin = Rate(reference.base), Rate(reference.margin or Fraction(0))
        charged = Rate(measure.charged or Fraction(0))
        first = (f"Reference rate: base {base} + margin {margin} = {Rate(reference.rate)}; less charged {charged} = "
                 f"{Rate(gap)} a year." if english else
                 f"Referensränta: bas {base} + marginal {margin} = {Rate(reference.rate)}; minus låntagarens {charged} "
                 f"= {Rate(gap)} om året.")
    last = (f"Each period: balance × {Rate(gap)} / {measure.periods_per_year}, discounted." if english
            else f"Varje period: saldo × {Rate(gap)} / {measure.periods_per_year}, nuvärde.")
    return [first, _discount(reference, english), last]


def _discount(reference: Reference, english: bool) -> str:
    base, rate = Rate(reference.base), Rate(reference.discount)
    return (f"Discount rate: base {base} + {Rate(reference.discount_margin)} = {rate}." if english
            else f"Diskonteringsränta: bas {base} + {Rate(reference.discount_margin)} = {rate}.")


def _term(part: Part, english: bool) -> str:
    years, balance, present = _number(part.years), _cents(part.balance), _cents(part.present)
    return (f"t = {years} years: of {balance}, present value {present}." if english
            else f"t = {years} år: på {balance}, nuvärde {present}.")


def _number(years: Fraction) -> str:
    return str(years) if years.denominator <= 366 else format_fraction(years, 4)


def _cents(exact: Decimal) -> str:
    return format_minor(Money(int(exact.to_integral_value()), "EUR").minor, "EUR")
