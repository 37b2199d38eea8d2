"""The two shapes of `member_exit` that are about money: how much a former member gets (EFL 10:11, 10:14), and whether a
winding-up puts the rules on distribution in its place (10:12).

Trick: the balance sheet is the one latest *adopted* when the membership ended, whatever was adopted before the payment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from brygga.calc.contract import AMOUNT, DAY, EXPLAIN, Fields, currency_of
from brygga.calc.statute import FLAG, MONEY, TEXT, choice, closed, iso, many, maybe, say
from brygga.domain.capital.amounts import Equity, payable
from brygga.domain.capital.membership import MembershipTerms, payable_day, under_distribution
from brygga.domain.money import Money, format_amount, half_up, zero

WOUND_UP = ("liquidation", "bankruptcy")
_SHEET = closed({"year_end": DAY, "adopted_on": DAY, "equity": AMOUNT},
                {"reserve_fund": AMOUNT, "other_excluded_funds": AMOUNT, "forlagsinsatser": AMOUNT})
INPUTS = (
    closed({"membership_ended_on": DAY, "member_contributions": AMOUNT, "all_member_contributions": AMOUNT,
            "balance_sheets": many(_SHEET)}, {"currency": TEXT}),
    closed({"membership_ended_on": DAY, "event": closed({"kind": choice(*WOUND_UP), "on": DAY})},
           {"ordinary_due_on": DAY}),
)
OUTPUTS = (
    closed({"balance_sheet_used": DAY, "base": MONEY, "share_of_base": MONEY, "payable": MONEY,
            "to_reserve_fund": MONEY, "contributions_payable_on": DAY, "explain": EXPLAIN}),
    closed({"payable_under_10_11": FLAG, "rule": TEXT, "contributions_payable_on": maybe(DAY), "explain": EXPLAIN}),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A balance sheet: the year it closes, the day it was adopted, and the equity that members share."""

    year_end: date
    adopted_on: date
    equity: Equity


def answer(fields: Fields, law: MembershipTerms, language: str) -> dict[str, object]:
    """The amount, or the rule that a winding-up brings. Raises Bad."""
    if fields.has("event"):
        return _wound_up(fields, law, language)
    currency = currency_of(fields, "SEK")
    ended_on = fields.date("membership_ended_on")
    own = fields.money("member_contributions", currency, low=1)
    every = fields.money("all_member_contributions", currency, low=1)
    sheets = [_sheet(item, currency) for item in _listed(fields)]
    fields.finish()
    if own > every:
        message = ("Summan är mindre än medlemmens insatser.", "The sum is less than the member's contributions.")
        raise fields.bad("inconsistent", "all_member_contributions", *message)
    adopted = [sheet for sheet in sheets if sheet.adopted_on <= ended_on]
    if not adopted:
        raise fields.bad("insufficient", "balance_sheets", f"Ingen balansräkning var fastställd {ended_on}.",
                         f"No balance sheet had been adopted on {ended_on}.")
    used = max(adopted, key=lambda sheet: (sheet.adopted_on, sheet.year_end))
    due = payable(own, every, used.equity, half_up)
    return {
        "balance_sheet_used": iso(used.year_end), "base": format_amount(due.base),
        "share_of_base": format_amount(due.part), "payable": format_amount(due.paid),
        "to_reserve_fund": format_amount(due.to_reserve_fund),
        "contributions_payable_on": iso(payable_day(ended_on, law)),
        "explain": [
            say(language, f"Senast fastställd när medlemskapet upphörde {ended_on}: balansräkningen {used.year_end}, "
                f"fastställd {used.adopted_on} (EFL 10:11).",
                f"Latest adopted when membership ended {ended_on}: the balance sheet of {used.year_end}, adopted "
                f"{used.adopted_on} (EFL 10:11)."),
            say(language, f"Eget kapital utan fonderna och förlagsinsatserna: {due.base}. Medlemmens del, {own} av "
                f"{every}: {due.part}.",
                f"Equity without the funds and the förlagsinsatser: {due.base}. The member's part, {own} of {every}: "
                f"{due.part}."),
            say(language, f"Betalas: {due.paid}. Till reservfonden: {due.to_reserve_fund} (EFL 10:14).",
                f"Paid: {due.paid}. To the reserve fund: {due.to_reserve_fund} (EFL 10:14)."),
        ],
    }


def _listed(fields: Fields) -> list[Fields]:
    if not fields.has("balance_sheets"):
        raise fields.bad("missing", "balance_sheets", "Fältet saknas.", "The field is missing.")
    return fields.items("balance_sheets")


def _sheet(item: Fields, currency: str) -> Sheet:
    nothing: Money = zero(currency)
    year_end, adopted_on = item.date("year_end"), item.date("adopted_on")
    left_out = [item.money(name, currency, nothing, low=0) for name in ("other_excluded_funds", "forlagsinsatser")]
    equity = Equity(item.money("equity", currency), item.money("reserve_fund", currency, nothing, low=0),
                    left_out[0] + left_out[1])
    item.finish()
    if adopted_on < year_end:
        raise item.bad("inconsistent", "adopted_on", "Fastställd före årets slut.", "Adopted before the year ended.")
    return Sheet(year_end, adopted_on, equity)


def _wound_up(fields: Fields, law: MembershipTerms, language: str) -> dict[str, object]:
    ended_on = fields.date("membership_ended_on")
    due_on = fields.date("ordinary_due_on", None) or payable_day(ended_on, law)
    event = fields.group("event")
    if event is None:
        raise fields.bad("missing", "event", "Fältet saknas.", "The field is missing.")
    kind, on = event.choice("kind", WOUND_UP), event.date("on")
    event.finish()
    fields.finish()
    distributed = under_distribution(on, due_on)
    if distributed:
        rule = say(language, "skifte av tillgångarna, EFL 17:35 och 11:3: efter alla skulder och förlagsinsatserna",
                   "distribution of assets (skifte), EFL 17:35 and 11:3: after all debts and the förlagsinsatser")
    else:
        rule = say(language, "utbetalning enligt EFL 10:11", "payment by EFL 10:11")
    word = say(language, {"liquidation": "likvidation", "bankruptcy": "konkurs"}[kind], kind)
    line = say(language, f"Medlemskapet upphörde {ended_on}, insatserna förfaller {due_on}; {word} {on} (EFL 10:12): "
               f"{rule}.",
               f"Membership ended {ended_on}, the contributions fall due {due_on}; {word} {on} (EFL 10:12): {rule}.")
    return {"payable_under_10_11": not distributed, "rule": rule,
            "contributions_payable_on": None if distributed else iso(due_on), "explain": [line]}
