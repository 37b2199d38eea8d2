"""Ramsbergs Handel: an unstaffed shop in Ramsberg. The place is real; amounts, dates and terms are invented.

A förlagsinsats of 150 000 kr and a loan in 2024, paid back early in 2026; dividend on the förlagsinsats. Beside it a
bridge for Ställdalens skafferi, which brings the region's money back for its second use.
"""

from datetime import date

from brygga.apps.capital import queries as capital
from brygga.apps.documents.actions import store_document
from brygga.apps.loans import queries as loans
from brygga.operations import contribution_life
from brygga.operations.demo import board, casework, money
from brygga.operations.demo.applicants import PDF, Applicant, Line
from brygga.operations.demo.stage import KR, Stage

RAMSBERG = Applicant(
    name="Ramsbergs Handel", contact="Elsa Grönlund", orgnr="769699-9809", place="Ramsberg", municipality="1885",
    template="unstaffed_shop", need=500_000, situation="premises",
    summary="Butiken stängde i höstas. Vi vill öppna en obemannad butik i samma hus.",
    purpose="En obemannad matbutik i gamla affären, för Ramsberg och byarna omkring.",
    contributions_allowed_on=date(2023, 5, 8), bankgiro="733-4410", volunteer=("Målning och inredning", 90_000, 450),
    costs=(Line("rebuild", "Ombyggnad och el", 320_000, date(2024, 4, 1)),
           Line("cold", "Kyl och frys", 260_000, date(2024, 5, 1)),
           Line("checkout", "Kassa, lås och kameror", 140_000, date(2024, 5, 1)),
           Line("first_stock", "Första varulagret", 130_000, date(2024, 6, 1))),
    sources=(Line("fund", "Mikrofonden", 500_000, date(2024, 4, 1), "asked"),
             Line("local", "Insatser från 112 bybor", 150_000, date(2024, 4, 1), "paid"),
             Line("county", "Stöd till kommersiell service", 200_000, date(2024, 9, 1), "decided",
                  on_requisition=True)))
STALLDALEN = Applicant(
    name="Ställdalens skafferi", contact="Isak Lund", orgnr="769699-9817", place="Ställdalen", municipality="1864",
    template="unstaffed_shop", need=400_000, situation="bridge",
    summary="Vi har fått bidrag beviljat, men det betalas ut när vi visat kvittona.",
    purpose="Ett skafferi med lokal mat och en obemannad butik i stationshuset.", bankgiro="733-4428",
    costs=(Line("rebuild", "Ombyggnad av stationshuset", 250_000, date(2024, 4, 1)),
           Line("cold", "Kyldiskar", 150_000, date(2024, 5, 1))),
    sources=(Line("county", "Beviljat bidrag, betalas mot kvitton", 400_000, date(2024, 11, 1), "decided",
                  on_requisition=True),))


def open_shop(stage: Stage) -> tuple[int, int, int]:
    """Tell the spring of 2024; returns the agreements of förlagsinsats, loan and bridge."""
    stage.until(date(2024, 2, 6))
    stage.tell("Ramsbergs Handel och Ställdalens skafferi hör av sig")
    shop, hub = casework.enquire(stage, RAMSBERG), casework.enquire(stage, STALLDALEN)
    stage.until(date(2024, 2, 8))
    for begun, who in ((shop, RAMSBERG), (hub, STALLDALEN)):
        casework.invite(stage, begun, who)
    stage.until(date(2024, 2, 26))
    for begun, who in ((shop, RAMSBERG), (hub, STALLDALEN)):
        casework.apply(stage, begun, who)
    stage.until(date(2024, 3, 5))
    casework.assess(stage, shop, comes_back="Ja. Försäljningen räcker till räntan och amorteringen med god marginal.",
                    worth_it="Ja. Det är sjutton kilometer till nästa butik.",
                    wrong="För få kunder första vintern. Byborna har lovat att handla, 112 av dem har satt in pengar.")
    casework.assess(stage, hub, comes_back="Ja, av ett bidrag som är beviljat.",
                    worth_it="Ja. Utan bryggan kan de inte börja bygga.", wrong="Att kvittona inte godkänns.")
    placed = casework.propose_contribution(stage, shop, 150_000, purpose="Eget kapital till butiken",
                                           pots={"sparbank": 100_000, "region": 50_000}, statutes_on=date(2023, 5, 8))
    loan = casework.propose_loan(stage, shop, 350_000, purpose="Ombyggnad, kyl och kassa", out_on=date(2024, 4, 2),
                                 first_on=date(2024, 7, 1), term=12, pots={"region": 350_000})
    bridge = casework.propose_loan(stage, hub, 400_000, purpose="Brygga till det beviljade bidraget",
                                   out_on=date(2024, 4, 2), first_on=date(2024, 12, 2), term=1, every="months:8",
                                   repayment="bullet", rate="4.50", kind="bridge", pots={"region": 400_000})
    stage.until(date(2024, 3, 18))
    stage.tell("Styrelsen beviljar förlagsinsats 150 000 kr, lån 350 000 kr och ett brygglån")
    insats, lan, brygga = board.decide(stage, [placed, loan, bridge], dissents={
        bridge: {"olof": "Jag hade velat se ett andra utlåtande om bygget."}})
    stage.until(date(2024, 3, 25))
    board.sign(stage, insats, lan, brygga)
    _certificate(stage, insats, shop.matter_id)
    stage.until(date(2024, 4, 2))
    stage.tell("Pengarna betalas ut: regionens miljon används för första gången")
    money.pay_out(stage, insats, lan, brygga)
    stage.running += [lan, brygga]
    return insats, lan, brygga


def repay_early(stage: Stage, loan: int) -> None:
    """Let the shop pay all that is left of its loan before time."""
    assert stage.tenant_id is not None
    stage.tell("Ramsbergs Handel betalar resten av lånet i förtid")
    found = loans.loan(stage.tenant_id, loan, stage.day).state
    assert found is not None
    left = found.outstanding_principal.minor + found.accrued_interest.minor
    money.bank(stage, [money.loan_row(stage, loan, left)])
    stage.running.remove(loan)


def share_profit(stage: Stage, contribution: int) -> None:
    """Let the shop's meeting decide a dividend, and the money come a month later."""
    assert stage.tenant_id is not None
    stage.tell("Ramsbergs Handel beslutar om utdelning på förlagsinsatsen")
    contribution_life.record_dividend(stage.by("hanna"), agreement_id=contribution, year=2025, decided_on=stage.day,
                                      amount_minor=4_500 * KR)
    money.pass_days(stage, date(2026, 5, 11))
    given = capital.contribution(stage.tenant_id, contribution).dividends[-1]
    money.bank(stage, [money.Row(given.amount_minor, RAMSBERG.name, "dividend", f"dividend/{given.id}")])


def _certificate(stage: Stage, contribution: int, matter_id: int) -> None:
    key = store_document(stage.by("hanna"), content=PDF, filename="forlagsandelsbevis.pdf", kind="certificate",
                         title="Förlagsandelsbevis 1", matter_id=matter_id)
    contribution_life.receive_certificate(stage.by("hanna"), agreement_id=contribution, number="1", document_key=key)
