"""Calculator `contribution`: when a förlagsinsats may be redeemed, what is paid, and its rank at dissolution.

Three shapes, told apart by their first field: `contributed_on` (dates, EFL 11:4), `contribution` (amount, 11:5–6) and
`surplus_after_debts` (rank, 11:3). The times come from the country pack; nothing here knows five years or two.
"""

from __future__ import annotations

from datetime import date

from brygga.calc.contract import AMOUNT, DAY, EXPLAIN, Bad, Fields, currency_of
from brygga.calc.statute import FLAG, MONEY, TEXT, choice, closed, many, maybe, one_of
from brygga.domain.capital.amounts import Equity, at_dissolution, payable
from brygga.domain.capital.contribution import Barred, Contribution, ContributionTerms, Redemption, Way, redemption
from brygga.domain.money import Money, format_amount, half_up, zero
from brygga.jurisdictions.registry import country

NAME = "contribution"
COUNTRY = "SE"
_SHAPES = ("contributed_on", "contribution", "surplus_after_debts")
INPUT = one_of(
    closed({"contributed_on": DAY}, dict.fromkeys(
        ("holder_notice_on", "association_notice_on", "fixed_date", "bylaw_registered_on"), DAY)),
    closed({"contribution": AMOUNT, "all_forlagsinsatser": AMOUNT, "equity": AMOUNT},
           {"reserve_fund": AMOUNT, "other_excluded_funds": AMOUNT, "currency": TEXT}),
    closed({"surplus_after_debts": AMOUNT, "forlagsinsatser": many(closed({"id": TEXT, "amount": AMOUNT}))},
           {"member_contributions": AMOUNT, "currency": TEXT}),
)
_WAYS_OUT = closed({"holder": maybe(DAY), "association": maybe(DAY), "fixed": maybe(DAY)})
OUTPUT = one_of(
    closed({"five_years_on": DAY, "ways": _WAYS_OUT, "by": maybe(choice("holder", "association", "fixed")),
            "earliest_redemption": maybe(DAY), "pay_on": maybe(DAY), "clawback_exempt": FLAG, "refused": many(TEXT),
            "explain": EXPLAIN}),
    closed({"base": MONEY, "share_of_base": MONEY, "payable": MONEY, "to_reserve_fund": MONEY, "explain": EXPLAIN}),
    {"type": "object", "properties": {"members": MONEY, "explain": EXPLAIN}, "required": ["members", "explain"],
     "additionalProperties": MONEY},
)

_BARRED: dict[Barred, tuple[str, str]] = {
    Barred.FIXED_BEFORE_LOCK: (
        "Stadgarnas dag ligger före fem år från insättningen (EFL 11:4).",
        "The statutes' date is before five years from the pay-in (EFL 11:4).",
    ),
    Barred.CLAUSE_TOO_LATE: (
        "Stadgarnas dag registrerades efter insättningen och gäller inte för den (EFL 11:4).",
        "The statutes' date was registered after the pay-in and does not apply to it (EFL 11:4).",
    ),
    Barred.NOTICE_BEFORE_CONTRIBUTION: (
        "Uppsägningen är daterad före insättningen.", "The notice is dated before the pay-in.",
    ),
}
_WAYS: dict[Way, tuple[str, str]] = {
    Way.HOLDER: ("Innehavarens uppsägning", "The holder's notice"),
    Way.ASSOCIATION: ("Föreningens uppsägning", "The association's notice"),
    Way.FIXED: ("Bestämd dag i stadgarna", "Fixed date in the statutes"),
}


def answer(fields: Fields, language: str) -> dict[str, object]:
    """Dates, amount or rank, by the shape of the input. Raises Bad."""
    shapes = [name for name in _SHAPES if fields.has(name)]
    if not shapes:
        raise fields.bad("missing", _SHAPES[0], "Fältet saknas.", "The field is missing.")
    answers = {"contributed_on": _dates, "contribution": _amount, "surplus_after_debts": _rank}
    return answers[shapes[0]](fields, language)


def _dates(fields: Fields, language: str) -> dict[str, object]:
    given = Contribution(
        fields.date("contributed_on"),
        fields.date("holder_notice_on", None),
        fields.date("association_notice_on", None),
        fields.date("fixed_date", None),
        fields.date("bylaw_registered_on", None),
    )
    fields.finish()
    pack = country(COUNTRY)
    found = redemption(given, _terms(given.contributed_on), pack.is_bank_day)
    return {
        "five_years_on": found.lock_ends.isoformat(),
        "ways": {way.value: _day(on) for way, on in found.ways.items()},
        "by": found.by.value if found.by else None,
        "earliest_redemption": _day(found.earliest),
        "pay_on": _day(found.pay_on),
        "clawback_exempt": found.clawback_exempt,
        "refused": [_BARRED[why][language == "en"] for why in found.barred],
        "explain": _dates_explained(given, found, language == "en"),
    }


def _terms(contributed_on: date) -> ContributionTerms:
    """The act of 2018 took over the same times from the act before it, so older contributions are asked about too."""
    pack = country(COUNTRY)
    terms = pack.contribution_terms(max(contributed_on, date(2018, 7, 1)))
    if terms is None:
        raise Bad("no_solution", "contributed_on", "Förlagsinsatser finns inte då.", "There are no contributions then.")
    return terms


def _amount(fields: Fields, language: str) -> dict[str, object]:
    currency = currency_of(fields, "SEK")
    contribution = fields.money("contribution", currency, low=1)
    every = fields.money("all_forlagsinsatser", currency, low=1)
    equity = Equity(
        fields.money("equity", currency),
        fields.money("reserve_fund", currency, zero(currency), low=0),
        fields.money("other_excluded_funds", currency, zero(currency), low=0),
    )
    fields.finish()
    if contribution > every:
        message = ("Summan är mindre än insatsen.", "The sum is less than the contribution.")
        raise fields.bad("inconsistent", "all_forlagsinsatser", *message)
    due = payable(contribution, every, equity, half_up)
    english = language == "en"
    return {
        "base": format_amount(due.base),
        "share_of_base": format_amount(due.part),
        "payable": format_amount(due.paid),
        "to_reserve_fund": format_amount(due.to_reserve_fund),
        "explain": [
            f"Equity without the funds left out: {due.base} (EFL 11:5)." if english
            else f"Eget kapital utan de fonder som inte räknas: {due.base} (EFL 11:5).",
            f"The contribution's part, {contribution} of {every}: {due.part}." if english
            else f"Insatsens del, {contribution} av {every}: {due.part}.",
            f"Paid: {due.paid}. To the reserve fund: {due.to_reserve_fund} (EFL 11:6)." if english
            else f"Betalas: {due.paid}. Till reservfonden: {due.to_reserve_fund} (EFL 11:6).",
        ],
    }


def _rank(fields: Fields, language: str) -> dict[str, object]:
    currency = currency_of(fields, "SEK")
    surplus = fields.money("surplus_after_debts", currency, low=0)
    placed = _placed(fields, currency)
    members = fields.money("member_contributions", currency, zero(currency), low=0)
    fields.finish()
    parts, left = at_dissolution(surplus, placed, members)
    whole = Money(sum(amount.minor for amount in placed.values()), currency)
    line = (f"A surplus of {surplus} first redeems förlagsinsatser of {whole}, by size if it is too small; then "
            f"members get {left} (EFL 11:3)." if language == "en" else
            f"Överskottet {surplus} löser först in förlagsinsatser om {whole}, efter storlek om det inte räcker; sedan "
            f"får medlemmarna {left} (EFL 11:3).")
    shown = {name: format_amount(part) for name, part in parts.items()}
    return {**shown, "members": format_amount(left), "explain": [line]}


def _placed(fields: Fields, currency: str) -> dict[str, Money]:
    placed: dict[str, Money] = {}
    if not fields.has("forlagsinsatser"):
        raise fields.bad("missing", "forlagsinsatser", "Fältet saknas.", "The field is missing.")
    for one in fields.items("forlagsinsatser"):
        name = one.text("id")
        if name in placed or name in ("members", "explain", "error"):
            raise one.bad("inconsistent", "id", "Namnet är upptaget.", "The name is taken.")
        placed[name] = one.money("amount", currency, low=1)
        one.finish()
    return placed


def _day(on: date | None) -> str | None:
    return on.isoformat() if on is not None else None


def _dates_explained(given: Contribution, found: Redemption, english: bool) -> list[str]:
    lines = [f"Paid in {given.contributed_on}: no redemption before {found.lock_ends}, five years (EFL 11:4)."
             if english else f"Insatt {given.contributed_on}: ingen inlösen före {found.lock_ends}, fem år (EFL 11:4)."]
    lines += [f"{_WAYS[way][english]}: {on}." for way, on in found.ways.items() if on is not None]
    lines += [_BARRED[why][english] for why in found.barred]
    if found.earliest is None:
        lines.append("Nobody has given notice and no date is set: no redemption yet." if english
                     else "Ingen har sagt upp och ingen dag är bestämd: ingen inlösen ännu.")
        return lines
    lines.append(f"Earliest redemption {found.earliest}, paid {found.pay_on}." if english
                 else f"Tidigast inlösen {found.earliest}, betalas {found.pay_on}.")
    if found.clawback_exempt:
        lines.append("A fixed date without notice: no clawback at bankruptcy (EFL 11:8)." if english
                     else "Bestämd dag utan uppsägning: inget återkrav vid konkurs (EFL 11:8).")
    return lines
