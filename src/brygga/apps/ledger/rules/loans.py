"""What a loan posts, from pay-out to the last instalment."""

from brygga.domain.ledger.postings import EventRule, RuleLine

L = RuleLine
PARTS = ("fee", "interest", "late_interest", "principal", "over")

RULES = (
    EventRule("loan.paid_out", "paid",
              (L("D", "loans", ("principal",)), L("K", "bank", ("principal", "-fee")), L("K", "fee_income", ("fee",))),
              "fee: the part of the arrangement fee that is withheld, 0 when it is not"),
    EventRule("loan.fee_charged", "notice", (L("D", "receivable", ("fee",)), L("K", "fee_income", ("fee",)))),
    EventRule("loan.reminder_charged", "demand",
              (L("D", "receivable", ("fee",)), L("K", "reminder_income", ("fee",))), "as the law allows, no more"),
    EventRule("loan.interest_accrued", "month end",
              (L("D", "accrued_interest", ("interest",)), L("K", "interest_income", ("interest",))),
              "per agreement, as lines of one entry a pot and month; stops when impaired"),
    EventRule("loan.interest_given_up", "decision",
              (L("D", "interest_income", ("interest",)), L("K", "accrued_interest", ("interest",))),
              "interest of this year only"),
    EventRule("loan.paid", "value date",
              (L("D", "bank", PARTS), L("K", "receivable", ("fee",)), L("K", "accrued_interest", ("interest",)),
               L("K", "late_interest_income", ("late_interest",)), L("K", "loans", ("principal",)),
               L("K", "prepaid_by_customers", ("over",))),
              "in the agreement's settlement order; what is over waits for the next notice"),
    EventRule("loan.prepaid_used", "due date",
              (L("D", "prepaid_by_customers", ("fee", "interest", "principal")), L("K", "receivable", ("fee",)),
               L("K", "accrued_interest", ("interest",)), L("K", "loans", ("principal",))),
              "an earlier over-payment meets what falls due"),
    EventRule("loan.over_returned", "paid",
              (L("D", "prepaid_by_customers", ("over",)), L("K", "bank", ("over",)))),
)
