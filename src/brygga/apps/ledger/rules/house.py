"""The house's own: money nobody knows yet, the bank's own doings, debts between pots.

What the bank does by itself on the capital account is posted at once as a debt between pots: `pot` is the pot on whose
account it happened, `other_pot` the operating pot that bears the cost or has the income.
"""

from brygga.domain.ledger.postings import EventRule, RuleLine


def _line(side: str, role: str, pot: str = "pot") -> RuleLine:
    return RuleLine(side, role, ("amount",), pot)


RULES = (
    EventRule("money.unknown_in", "value date", (_line("D", "bank"), _line("K", "suspense"))),
    EventRule("money.unknown_out", "value date", (_line("D", "suspense"), _line("K", "bank"))),
    EventRule("money.known_in", "the day it is known", (_line("D", "suspense"), _line("K", "bank")),
              "out of suspense; what it was is posted beside it, in its own pot"),
    EventRule("money.known_out", "the day it is known", (_line("D", "bank"), _line("K", "suspense")),
              "out of suspense; what it was is posted beside it, in its own pot"),
    EventRule("bank.fee", "value date", (_line("D", "bank_fee"), _line("K", "bank"))),
    EventRule("bank.interest", "value date", (_line("D", "bank"), _line("K", "bank_interest"))),
    EventRule("bank.fee_on_capital", "value date",
              (_line("D", "due_from_pot"), _line("K", "bank"),
               _line("D", "bank_fee", "other_pot"), _line("K", "due_to_pot", "other_pot")),
              "the operating pot owes it; settled within the month"),
    EventRule("bank.interest_on_capital", "value date",
              (_line("D", "bank"), _line("K", "due_to_pot"),
               _line("D", "due_from_pot", "other_pot"), _line("K", "bank_interest", "other_pot")),
              "the capital pot owes it; settled within the month"),
    EventRule("pots.debt_settled", "transfer",
              (_line("D", "bank"), _line("K", "due_from_pot"),
               _line("D", "due_to_pot", "other_pot"), _line("K", "bank", "other_pot")),
              "`pot` has the claim, `other_pot` pays"),
)
