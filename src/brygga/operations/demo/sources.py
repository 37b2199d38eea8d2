"""The demo fund's money: a region that pays in twice, a savings-bank foundation, and money tied to Västmanland."""

from datetime import date

from brygga.operations.demo import money, people
from brygga.operations.demo.stage import Stage

REGION = money.Terms("region", "Region Örebro län", "Region Örebro län 2024", 2_000_000, "revolving_grant", ("18",),
                     registry_number="EX-24-0101")
SPARBANK = money.Terms("sparbank", "Bergslagens Sparbank (exempel)", "Sparbankens bygdepott", 300_000, "donation", (),
                       public=False)
VASTMANLAND = money.Terms("vastmanland", "Region Västmanland", "Västmanlandspotten", 400_000, "revolving_grant",
                          ("19",), registry_number="EX-26-0044")


def begin(stage: Stage) -> None:
    """Start the fund, seat its people, and take in the first money."""
    stage.tell("Två personer startar fonden, styrelsen och kassören får sina roller")
    people.start(stage, name=people.FUND, orgnr="769699-9999", county="18", founders=people.FOUNDERS,
                 address=people.ADDRESS)
    people.seat(stage, people.CAST, people.FOUNDERS, people.ADDRESS)
    people.equip(stage, administrator="ingela", treasurer="gunnar", bank="Bergslagens Sparbank", number="733-4402")
    stage.until(date(2024, 1, 29))
    stage.tell("Regionen betalar in sin första miljon, sparbanken skänker 300 000 kr")
    money.open_source(stage, REGION)
    money.pay_in(stage, "region", 1_000_000)
    money.open_source(stage, SPARBANK)
    stage.until(date(2024, 2, 5))
    money.pay_in(stage, "sparbank", 300_000)
