"""What a source posts, by its accounting class. Who confirmed the class, and when, stands on the source."""

from brygga.domain.ledger.postings import EventRule, RuleLine

CREDITED = {
    "grant": ("grant_income", "conditions met on receipt; K2 on public grants, K3 24.3"),
    "revolving_grant": ("conditional_capital", "comes back less losses in a stated order; at nominal"),
    "conditional_capital": ("conditional_capital", "comes back less losses in a stated order; at nominal"),
    "loan": ("loan_from_funder", "unconditional; the lender is never \"the public\" (LBF 1:7)"),
    "donation": ("donation_income", "a gift without return duty"),
    "member_capital": ("member_capital", "paid-in member shares; unpaid ones are not booked"),
}
"""Accounting class → the role that is credited when money comes in, and why."""

RETURNED = {"revolving_grant": "conditional_capital", "conditional_capital": "conditional_capital",
            "loan": "loan_from_funder"}
"""Accounting class → the role that is debited when money goes back to the funder. A grant has a rule of its own."""


def _line(side: str, role: str) -> RuleLine:
    return RuleLine(side, role, ("amount",))


RULES = (
    *(EventRule(f"source.paid_in.{name}", "paid", (_line("D", "bank"), _line("K", role)), why)
      for name, (role, why) in CREDITED.items()),
    EventRule("source.paid_in.managed_money", "paid", (_line("D", "client_bank"), _line("K", "client_money")),
              "the funder owns it and bears all: an account of its own, no profit or loss of the fund's"),
    EventRule("source.returned.grant", "paid",
              (RuleLine("D", "grant_in_advance", ("unearned",)), RuleLine("D", "grant_income", ("earned",)),
               RuleLine("K", "bank", ("unearned", "earned"))),
              "unearned: what still waits on 2880, taken first; earned: what has been income is taken back from it"),
    EventRule("source.returned.managed_money", "paid", (_line("D", "client_money"), _line("K", "client_bank")),
              "what was theirs all the time, less what is lent or lost"),
    EventRule("source.paid_in_early.grant", "paid", (_line("D", "bank"), _line("K", "grant_in_advance")),
              "received before its conditions are met"),
    EventRule("source.grant_earned", "cost booked or condition met",
              (_line("D", "grant_in_advance"), _line("K", "grant_income")), "same period as the cost"),
    *(EventRule(f"source.returned.{name}", "paid", (_line("D", role), _line("K", "bank")), "back to the funder")
      for name, role in RETURNED.items()),
)
