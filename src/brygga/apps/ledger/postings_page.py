"""The table of postings as a page: what `brygga postings` prints, and what docs/reference/postings.md holds."""

from brygga.apps.ledger.charts.se import CHART
from brygga.apps.ledger.rules import CHAPTERS
from brygga.domain.ledger.postings import EventRule, RuleLine

HEAD = """# Postings

Made by `brygga postings`; do not edit. Every event of the house, what dates it, and what it debits and credits.
Amounts are named; what they are is said by the event's own page. Each row cancels in every pot for any amounts
(checked when the row is written). Every line carries the pot, and the agreement and party where there is one. Account
numbers are those of the Swedish chart; a fund may map a role to another number. To be confirmed by the fund's auditor.

`pot` is the pot of the event. In events between pots, `other pot` is the second one; the two meet only in the accounts
1699 (claim on another pot) and 2998 (debt to another pot), so that capital and operating money never mix.
A correction is a reversal: the same lines mirrored in a new entry of the same series, once for each entry.
"""


def postings_page() -> str:
    """Return the page as Markdown."""
    numbers = {account.role: account.number for account in CHART if account.role}
    parts = [HEAD]
    for title, rules in CHAPTERS:
        parts += [f"## {title}\n", "| event | dated by | debit | credit | series | note |", "|---|---|---|---|---|---|",
                  *(_row(rule, numbers) for rule in rules), ""]
    parts += ["## Roles and accounts\n", "| role | account | name | stands in |", "|---|---|---|---|",
              *(f"| {a.role} | {a.number} | {a.name} | {a.pot_kind or 'any'} pots |" for a in CHART if a.role)]
    return "\n".join(parts) + "\n"


def _row(rule: EventRule, numbers: dict[str, str]) -> str:
    debit = "<br>".join(_side(line, numbers) for line in rule.lines if line.side == "D")
    credit = "<br>".join(_side(line, numbers) for line in rule.lines if line.side == "K")
    return f"| {rule.event} | {rule.trigger} | {debit} | {credit} | {rule.series} | {rule.note} |"


def _side(line: RuleLine, numbers: dict[str, str]) -> str:
    amount = line.formula[0] + "".join(f" − {t[1:]}" if t.startswith("-") else f" + {t}" for t in line.formula[1:])
    place = "" if line.pot == "pot" else " in other pot"
    return f"{numbers[line.account_role]} {line.account_role}: {amount}{place}"
