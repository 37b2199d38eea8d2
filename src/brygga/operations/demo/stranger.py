"""A second fund in the same directory: the stranger behind the wall between tenants.

Its texts carry `CANARY`: a word that may stand in no byte that anybody of the first fund is shown.
"""

from datetime import date

from brygga.operations.demo import casework, money, people
from brygga.operations.demo.applicants import Applicant, Line
from brygga.operations.demo.stage import Stage

CANARY = "Kanariefågel"
FUND = "Mikrofonden Exempel Väst"
ADDRESS = "vast-exempel.se"
FOUNDERS = {"stina": f"Stina {CANARY}", "arvid": "Arvid Västman"}
CAST = {
    "frida": ("Frida Västerlund", "officer"), "hasse": ("Hasse Västberg", "chair"), "moa": ("Moa Västin", "member"),
    "ali": ("Ali Västman", "member"), "ulla": ("Ulla Västfors", "treasurer"), "nils": ("Nils Västö", "approver"),
    "berit": ("Berit Västre", "bookkeeper"), "sven": ("Sven Västed", "auditor"),
}
SOURCE = money.Terms("vast", f"Region {CANARY}", f"{CANARY}potten", 500_000, "revolving_grant", ("14",))
APPLICANT = Applicant(
    name=f"{CANARY}s kafé", contact=f"Vera {CANARY}", orgnr="769699-9940", place=f"{CANARY}holmen", municipality="1480",
    template="house", need=200_000, situation="premises", bankgiro="733-4543", summary=f"{CANARY}n vill ha ett kafé.",
    purpose=f"Ett kafé där {CANARY.lower()} sjunger.", volunteer=(f"{CANARY}arbete", 20_000, 100),
    costs=(Line("interior", f"{CANARY}kök", 200_000, date(2026, 8, 1)),),
    sources=(Line("fund", "Mikrofonden", 200_000, date(2026, 8, 1), "asked"),),
    answers={"step": "restore", "price": 0, "owner": CANARY})


def begin(first: Stage) -> Stage:
    """Start the second fund on the first one's day, with money and a proposal; returns its own stage."""
    stage = Stage(first.say, first.day, "stranger")
    stage.tell("En andra fond startar i samma katalog, för att visa att ingen ser den andres")
    people.start(stage, name=FUND, orgnr="769699-9981", county="14", founders=FOUNDERS, address=ADDRESS)
    people.seat(stage, CAST, FOUNDERS, ADDRESS)
    people.equip(stage, administrator="stina", treasurer="ulla", bank=f"{CANARY}banken", number="733-4550")
    money.open_source(stage, SOURCE, who="ulla", confirmed_by="Sven Västed, revisor")
    money.pay_in(stage, "vast", 500_000, who="berit")
    begun = casework.enquire(stage, APPLICANT)
    casework.invite(stage, begun, APPLICANT, officer="frida")
    casework.apply(stage, begun, APPLICANT)
    casework.assess(stage, begun, comes_back=f"Ja, säger {CANARY}.", worth_it=f"Ja, för {CANARY}.",
                    wrong=f"Att {CANARY} flyger.", officer="frida", text=f"{CANARY} har räknat.")
    casework.propose_loan(stage, begun, 200_000, purpose=f"Kök åt {CANARY}", out_on=date(2026, 11, 2),
                          first_on=date(2027, 2, 1), term=8, pots={"vast": 200_000}, officer="frida")
    return stage


def finish(stage: Stage, to: date) -> None:
    """Let the same days pass here as in the first fund."""
    stage.until(to)
