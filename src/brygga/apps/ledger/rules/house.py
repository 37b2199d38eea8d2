"""The house's own: money nobody knows yet, the bank's own doings, debts between pots.

What the bank does by itself on the capital account is posted at once as a debt between pots: `pot` is the pot on whose
account it happened, `other_pot` the operating pot that bears the cost or has the income.
"""

from brygga.domain.ledger.postings import EventRule, RuleLine


def _line(side: str, role: str, pot: str = "pot", amount: str = "amount") -> RuleLine:
    return RuleLine(side, role, (amount,), pot)


def _transfer(amount: str, into: str, out_of: str) -> tuple[RuleLine, ...]:
    """Money that leaves one bank account for another: `into` and `out_of` are the sides of the client's account."""
    return (_line(into, "client_bank", amount=amount), _line(out_of, "due_from_pot", amount=amount),
            _line(into, "due_to_pot", "other_pot", amount), _line(out_of, "bank", "other_pot", amount))


RULES = (
    EventRule("money.unknown_in", "value date", (_line("D", "bank"), _line("K", "suspense"))),
    EventRule("money.unknown_out", "value date", (_line("D", "suspense"), _line("K", "bank"))),
    EventRule("money.known_in", "the day it is known", (_line("D", "suspense"), _line("K", "bank")),
              "out of suspense; what it was is posted beside it, in its own pot"),
    EventRule("money.known_out", "the day it is known", (_line("D", "bank"), _line("K", "suspense")),
              "out of suspense; what it was is posted beside it, in its own pot"),
    EventRule("money.unknown_client_in", "value date", (_line("D", "client_bank"), _line("K", "client_suspense")),
              "on the account for managed money: somebody's, never the fund's; its own pot until it is known whose"),
    EventRule("money.unknown_client_out", "value date", (_line("D", "client_suspense"), _line("K", "client_bank")),
              "a claim on whoever it went to; mirrored when it is known"),
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
    EventRule("bank.interest_on_client", "value date", (_line("D", "client_bank"), _line("K", "client_money")),
              "whose the money is, his is the interest; several share by what each has there"),
    EventRule("pots.debt_settled", "transfer",
              (_line("D", "bank"), _line("K", "due_from_pot"),
               _line("D", "due_to_pot", "other_pot"), _line("K", "bank", "other_pot")),
              "`pot` has the claim, `other_pot` pays"),
    EventRule("pots.debt_settled_with_client", "transfer",
              (*_transfer("to_client", "D", "K"), *_transfer("by_client", "K", "D")),
              "a real transfer between two bank accounts: client money never stands on the fund's own; back again "
              "when the fee that it paid for is taken back"),
)
