"""What each event of the ledger is called on a page; its code stands beside, for the one who looks the rule up."""

from brygga.foundation.refusals import text

EVENTS = {
    "source.paid_in.grant": text("Bidrag in"),
    "source.paid_in.revolving_grant": text("Roterande bidrag in"),
    "source.paid_in.conditional_capital": text("Villkorat kapital in"),
    "source.paid_in.loan": text("Lån från finansiär in"),
    "source.paid_in.donation": text("Gåva in"),
    "source.paid_in.member_capital": text("Medlemsinsatser in"),
    "source.paid_in.managed_money": text("Förvaltade medel in"),
    "source.paid_in_early.grant": text("Bidrag in i förskott"),
    "source.grant_earned": text("Bidrag blir intäkt"),
    "source.returned.grant": text("Bidrag lämnat tillbaka"),
    "source.returned.revolving_grant": text("Roterande bidrag lämnat tillbaka"),
    "source.returned.conditional_capital": text("Villkorat kapital lämnat tillbaka"),
    "source.returned.loan": text("Lån från finansiär betalt tillbaka"),
    "source.returned.managed_money": text("Förvaltade medel lämnade tillbaka"),
    "loan.paid_out": text("Lån utbetalt"),
    "loan.fee_charged": text("Avgift på lån"),
    "loan.reminder_charged": text("Påminnelseavgift"),
    "loan.interest_accrued": text("Ränta upplupen"),
    "loan.interest_given_up": text("Ränta som ges upp"),
    "loan.paid": text("Betalning på lån"),
    "loan.prepaid_used": text("Förskott från kund använt"),
    "loan.over_returned": text("För mycket betalt lämnat tillbaka"),
    "contribution.placed": text("Förlagsinsats utbetald"),
    "contribution.dividend_decided": text("Utdelning beslutad"),
    "contribution.dividend_received": text("Utdelning mottagen"),
    "contribution.redemption_due": text("Inlösen förfaller"),
    "contribution.redeemed": text("Förlagsinsats inlöst"),
    "money.unknown_in": text("Pengar in som ingen känner igen"),
    "money.unknown_out": text("Pengar ut som ingen känner igen"),
    "money.known_in": text("Okända pengar in får sin förklaring"),
    "money.known_out": text("Okända pengar ut får sin förklaring"),
    "money.unknown_client_in": text("Okända pengar in på klientmedelskontot"),
    "money.unknown_client_out": text("Okända pengar ut från klientmedelskontot"),
    "bank.fee": text("Bankavgift"),
    "bank.interest": text("Bankränta"),
    "bank.fee_on_capital": text("Bankavgift dragen på kapitalet"),
    "bank.interest_on_capital": text("Bankränta på kapitalet"),
    "bank.interest_on_client": text("Bankränta på klientmedel"),
    "pots.debt_settled": text("Skuld mellan potter betald"),
    "pots.debt_settled_with_client": text("Skuld mellan fonden och klientmedel betald"),
}


def event_words(event: str) -> str:
    """Return the event's name with its code, or the code alone for one that is not ours."""
    return f"{EVENTS[event]} ({event})" if event in EVENTS else event
