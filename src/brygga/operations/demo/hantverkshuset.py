"""Hantverkshuset i Askersund and those after it: the region's money at work for the second and the third time.

The places are real; amounts, dates and terms are invented. One on the board has a tie to the house and sees nothing of
it; a motor hall in Laxå gets a no with a way to a yes.
"""

from datetime import date

from brygga.operations import case_flow as flow
from brygga.operations.demo import board, casework, money
from brygga.operations.demo.applicants import Applicant, Line
from brygga.operations.demo.stage import Stage

HOUSE = Applicant(
    name="Hantverkshuset i Askersund", contact="Torsten Falk", orgnr="769699-9825", place="Askersund",
    municipality="1882", template="house", need=450_000, situation="premises", bankgiro="733-4436",
    summary="Kommunen säljer det gamla hantverkshuset. Vi vill köpa och rusta det.",
    purpose="Köpa hantverkshuset och göra det till verkstäder, samlingssal och café.",
    volunteer=("Takarbete och målning", 220_000, 1100),
    costs=(Line("purchase", "Köpeskilling", 350_000, date(2025, 2, 1)),
           Line("roof", "Tak och fasad", 420_000, date(2025, 5, 1)),
           Line("installations", "El och värme", 180_000, date(2025, 6, 1))),
    sources=(Line("fund", "Mikrofonden", 450_000, date(2025, 2, 1), "asked"),
             Line("local", "Andelar från 240 personer", 200_000, date(2025, 2, 1), "paid"),
             Line("bank", "Lån i sparbanken", 300_000, date(2025, 5, 1), "promised")),
    answers={"price": 35_000_000})
KITCHEN = Applicant(
    name="Nora bygdekök", contact="Mirja Aho", orgnr="769699-9833", place="Nora", municipality="1884",
    template="house", need=120_000, situation="bridge", bankgiro="733-4444",
    summary="Leader betalar i efterskott. Vi behöver ligga ute ett halvår.",
    purpose="Rusta köket i bygdegården så att det går att laga mat till skolan.",
    costs=(Line("interior", "Spis, diskmaskin och ventilation", 120_000, date(2025, 3, 1)),),
    sources=(Line("eu", "Leader, beviljat", 120_000, date(2025, 7, 1), "decided", on_requisition=True),),
    answers={"step": "restore", "price": 0, "owner": "Föreningen"})
MOTOR = Applicant(
    name="Laxå Motorhall", contact="Roger Strid", orgnr="769699-9841", place="Laxå", municipality="1860",
    template="house", need=300_000, situation="start", bankgiro="733-4451",
    summary="En hall där ungdomar kan meka med mopeder.", purpose="Bygga en hall för motorintresserade ungdomar.",
    costs=(Line("purchase", "Hall i plåt", 300_000, date(2025, 4, 1)),),
    sources=(Line("fund", "Mikrofonden", 300_000, date(2025, 4, 1), "asked"),))
BIKES = Applicant(
    name="Fellingsbro Cykelverkstad", contact="Samira Nouri", orgnr="769699-9858", place="Fellingsbro",
    municipality="1885", template="house", need=300_000, situation="grow", bankgiro="733-4469",
    summary="Vi lagar och säljer begagnade cyklar och har vuxit ur garaget.",
    purpose="Köpa lokalen vid torget till verkstad och utlåning av lådcyklar.",
    costs=(Line("purchase", "Köp av lokalen", 240_000, date(2025, 11, 1)),
           Line("interior", "Arbetsbänkar och lyftar", 90_000, date(2025, 12, 1))),
    sources=(Line("fund", "Mikrofonden", 300_000, date(2025, 11, 1), "asked"),
             Line("own", "Egna pengar", 30_000, date(2025, 11, 1), "paid")),
    answers={"price": 24_000_000})
COMES_BACK, WORTH_IT = "Ja. Hyrorna räcker.", "Ja. Huset blir öppet för alla."


def save_the_house(stage: Stage) -> int:
    """Tell the winter of 2025: the second use, a tie that shuts a case, a no. Returns the house's agreement."""
    money.pass_days(stage, date(2024, 11, 11))
    stage.tell("Hantverkshuset i Askersund, Nora bygdekök och Laxå Motorhall hör av sig")
    begun = {who.name: casework.enquire(stage, who) for who in (HOUSE, KITCHEN, MOTOR)}
    money.pass_days(stage, date(2024, 12, 9))
    stage.tell("Brygglånet till Ställdalen är tillbaka")
    for who in (HOUSE, KITCHEN, MOTOR):
        casework.invite(stage, begun[who.name], who)
        casework.apply(stage, begun[who.name], who)
    money.pass_days(stage, date(2025, 1, 8))
    for who in (HOUSE, KITCHEN, MOTOR):
        casework.assess(stage, begun[who.name], comes_back=COMES_BACK, worth_it=WORTH_IT, wrong="Taket kan bli dyrare.")
    house = casework.propose_loan(
        stage, begun[HOUSE.name], 450_000, purpose="Köp av huset och nytt tak", out_on=date(2025, 2, 3),
        first_on=date(2025, 5, 1), term=16, pots={"region": 450_000})
    kitchen = casework.propose_loan(
        stage, begun[KITCHEN.name], 120_000, purpose="Brygga till Leaders utbetalning", out_on=date(2025, 2, 3),
        first_on=date(2025, 8, 11), term=1, every="months:6", repayment="bullet", kind="bridge",
        pots={"region": 120_000})
    no = flow.propose_decline(
        stage.by("hanna"), case_id=begun[MOTOR.name].id,
        reasons=["Intäkterna räcker inte till räntan och amorteringen.", "Marken är inte klar."],
        way_to_yes="Visa ett arrendeavtal med kommunen och tre hyresgäster till, så prövar vi igen.")
    stage.until(date(2025, 1, 20))
    stage.tell("Styrelsen beslutar: Lena Forsell är jävig om hantverkshuset, Laxå får nej med en väg till ja")
    agreements = board.decide(stage, [house, kitchen, no], ties={
        house: {"lena": ("family", "Min bror sitter i föreningens styrelse.")}})
    stage.until(date(2025, 1, 27))
    board.sign(stage, *agreements)
    stage.until(date(2025, 2, 3))
    stage.tell("Pengarna betalas ut: regionens kronor används för andra gången")
    money.pay_out(stage, *agreements)
    stage.running += agreements
    return agreements[0]


def third_use(stage: Stage) -> int:
    """Tell the autumn of 2025: what came back from Nora goes to Fellingsbro. Returns that agreement."""
    money.pass_days(stage, date(2025, 9, 15))
    stage.tell("Nora bygdekök har betalat tillbaka; Fellingsbro Cykelverkstad hör av sig")
    begun = casework.enquire(stage, BIKES)
    casework.invite(stage, begun, BIKES)
    money.pass_days(stage, date(2025, 10, 6))
    casework.apply(stage, begun, BIKES)
    casework.assess(stage, begun, comes_back="Ja. Verkstaden har gått runt i fyra år.",
                    worth_it="Ja. Tolv unga har fått sitt första jobb där.", wrong="Att hyresvärden säger upp dem.")
    proposal = casework.propose_loan(
        stage, begun, 300_000, purpose="Köp av lokalen vid torget", out_on=date(2025, 11, 10),
        first_on=date(2026, 1, 8), term=20, pots={"region": 300_000})
    money.pass_days(stage, date(2025, 10, 27))
    agreements = board.decide(stage, [proposal])
    money.pass_days(stage, date(2025, 11, 3))
    board.sign(stage, *agreements)
    money.pass_days(stage, date(2025, 11, 10))
    stage.tell("Pengarna betalas ut: en del av dem används för tredje gången")
    money.pay_out(stage, *agreements)
    stage.running += agreements
    return agreements[0]
