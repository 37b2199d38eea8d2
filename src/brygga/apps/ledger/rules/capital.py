"""What a förlagsinsats that the fund has placed posts."""

from brygga.domain.ledger.postings import EventRule, RuleLine

L = RuleLine

RULES = (
    EventRule("contribution.placed", "paid", (L("D", "contributions", ("cost",)), L("K", "bank", ("cost",))),
              "1336 from 20 per cent of the votes or capital"),
    EventRule("contribution.dividend_decided", "meeting",
              (L("D", "dividends_receivable", ("dividend",)), L("K", "dividend_income", ("dividend",))), "taxable"),
    EventRule("contribution.dividend_received", "paid",
              (L("D", "bank", ("dividend",)), L("K", "dividends_receivable", ("dividend",)))),
    EventRule("contribution.redemption_due", "day of redemption, EFL 11:4",
              (L("D", "dividends_receivable", ("cost", "-loss")), L("D", "contribution_loss", ("loss",)),
               L("K", "contributions", ("cost",))),
              "loss: what the amount by EFL 11:5 falls short of the cost"),
    EventRule("contribution.redeemed", "paid",
              (L("D", "bank", ("amount",)), L("K", "dividends_receivable", ("amount",)))),
)
