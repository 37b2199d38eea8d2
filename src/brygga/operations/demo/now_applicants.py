"""Those who come in the year that is. Real places, everything else invented."""

from datetime import date

from brygga.operations.demo.applicants import Applicant, Line


def _shop(name: str, contact: str, number: str, place: str, municipality: str, need: int, bankgiro: str) -> Applicant:
    return Applicant(
        name=name, contact=contact, orgnr=number, place=place, municipality=municipality, template="unstaffed_shop",
        need=need, situation="start", bankgiro=bankgiro, summary=f"Vi vill öppna en butik i {place}.",
        purpose=f"En liten butik i {place} som är öppen alla dagar.",
        costs=(Line("cold", "Kyl och frys", need // 2, date(2026, 11, 1)),
               Line("first_stock", "Första varulagret", need - need // 2, date(2026, 12, 1))),
        sources=(Line("fund", "Mikrofonden", need, date(2026, 11, 1), "asked"),))


def _house(name: str, contact: str, number: str, place: str, municipality: str, need: int, bankgiro: str) -> Applicant:
    return Applicant(
        name=name, contact=contact, orgnr=number, place=place, municipality=municipality, template="house",
        need=need, situation="premises", bankgiro=bankgiro, summary=f"Vi vill rusta huset i {place}.",
        purpose=f"Rusta huset i {place} så att fler kan använda det året om.",
        costs=(Line("roof", "Tak och värme", need, date(2026, 11, 1)),
               Line("accessibility", "Ramp och brandskydd", 30_000, date(2026, 12, 1))),
        sources=(Line("fund", "Mikrofonden", need, date(2026, 11, 1), "asked"),
                 Line("own", "Egna pengar", 30_000, date(2026, 11, 1), "paid")),
        answers={"step": "restore", "price": 0, "owner": "Föreningen"})


GYTTORP = _shop("Gyttorps matbod", "Anders Blom", "769699-9866", "Gyttorp", "1884", 180_000, "733-4477")
SALA = _shop("Sala återbruk", "Linnea Dahl", "769699-9874", "Sala", "1981", 150_000, "733-4485")
HJULSJO = _house("Hjulsjö skola", "Bengt Åkerman", "769699-9882", "Hjulsjö", "1863", 260_000, "733-4493")
PALSBODA = _house("Pålsboda lagarkafé", "Fatima Ali", "769699-9890", "Pålsboda", "1861", 130_000, "733-4501")
ZINKGRUVAN = _house("Zinkgruvans byalag", "Rune Malm", "769699-9908", "Zinkgruvan", "1882", 220_000, "733-4519")
KILSMO = _house("Kilsmo bygdegård", "Ester Nyman", "769699-9916", "Kilsmo", "1880", 140_000, "733-4527")
GULDSMEDSHYTTAN = _shop("Guldsmedshyttans bageri", "Jonna Berg", "769699-9924", "Guldsmedshyttan", "1885", 90_000,
                        "733-4535")
