"""Postings that a statutory example states, beside the ledger's own rules (a pure table).

An example names no day: the ledger posts an event on the day it is given, so the stated day is given and comes back.
What the table has no event for is not applicable, with its reason; an event that is there but posts otherwise differs.
"""

from __future__ import annotations

from typing import Any

from brygga.apps.ledger.charts.se import CHART
from brygga.apps.ledger.rules import RULES
from brygga.domain.dates import parse_day
from brygga.domain.ledger.postings import Bearing, entry_of
from brygga.domain.money import format_minor, parse_amount

SERIES = {"H": "main", "M": "memo"}
ACCOUNTS = {account.role: account.number for account in CHART if account.role}
BEARING = Bearing({"pot": "pot", "other_pot": "other pot"}, "agreement", "party", "SEK")
Values = dict[str, Any]
Posted = tuple[str, dict[str, int]]
NO_EVENT = {
    "write-off after a reserve": "a reserve and a write-off of a loan",
    "loss borne by a conditional source": "a loss that a conditional source bears",
    "recovery after write-off": "a recovery after a write-off",
    "guarantee fee": "guarantees",
    "guarantee called": "guarantees",
    "backing placed": "guarantees and their backing",
    "forlagsinsats issued": "the redemption of the fund's own förlagsinsatser",
    "dividend on own": "a dividend of the fund's own",
    "result rebate": "a rebate paid by a programme",
    "member leaves": "the fund's own members who leave",
}


class NotApplicable(Exception):
    """The product has no such rule; the reason stands in the report."""


def posted(given: Values, expected: Values) -> Values:
    """The vouchers that the ledger's rules make of the example's event, on the days stated. Raises NotApplicable."""
    days = [stated["on"] for stated in expected["vouchers"]]
    return {"vouchers": [voucher(event, amounts, days[min(nr, len(days) - 1)])
                         for nr, (event, amounts) in enumerate(events_of(given))]}


def events_of(given: Values) -> list[Posted]:
    """The ledger's events, with their amounts, of what the example says happened. Raises NotApplicable."""
    said = given["event"]
    if said.startswith("loan paid out"):
        if given.get("framework", "K2") != "K2":
            raise NotApplicable("the ledger posts fees by K2 only")
        return [("loan.paid_out", {"principal": minor(given["principal"]), "fee": minor(given["fee_withheld"])})]
    if said.startswith("forlagsinsats held, redeemed"):
        if minor(given.get("written_down", "0")):
            raise NotApplicable("the ledger has no event for a förlagsinsats that was written down")
        cost, received = minor(given["cost"]), minor(given["received"])
        return [("contribution.redemption_due", {"cost": cost, "loss": cost - received}),
                ("contribution.redeemed", {"amount": received})]
    for beginning, what in NO_EVENT.items():
        if said.startswith(beginning):
            raise NotApplicable(f"the ledger has no event for {what}")
    raise NotApplicable(f"the ledger has no event that is called {said!r}")


def voucher(event: str, amounts: dict[str, int], on: str) -> Values:
    """An entry by the rule, as the examples write it: debits first, each with its account of the chart."""
    entry = entry_of(RULES[event], amounts, BEARING, parse_day(on), event)
    rows = [{"side": "D" if line.minor > 0 else "K", "account": ACCOUNTS[line.account_role],
             "amount": format_minor(abs(line.minor), line.currency)} for line in entry.lines]
    return {"on": entry.happened_on.isoformat(), "series": SERIES[RULES[event].series], "rows": rows}


def minor(text: str) -> int:
    """An amount in minor units."""
    return parse_amount(text, "SEK").minor
