"""Second chapter: the fund may lend and decide, has a bank account, and the region's money comes in."""

from __future__ import annotations

from tests.journeys.story import Journey


def open_for_business(journey: Journey) -> None:
    """The registration for lending, the seats of the board, the bank account."""
    figures = journey.figures
    agnes = journey.at("Agnes", "installningar/registreringar/").sees("Ingen registrering än")
    agnes.fill(figures["registration"]).press("Skriv in registreringen").sees("Registreringen är införd").shot("fi")
    journey.at("Agnes", "installningar/styrelsen/").fill({"size": 3}).press("Spara antalet").sees("sparat")
    greta = journey.at("Greta", "pengar/konton/").follow("Lägg till ett bankkonto")
    greta.fill(figures["bank"]).press("Lägg till kontot").sees("Bankkontot är inlagt").shot("bankkonto")


def take_in(journey: Journey) -> None:
    """The source with its county, and the money as the bank shows it."""
    greta = journey.at("Greta", "kallor/").follow("Registrera")
    greta.fill(journey.figures["source"]).shot("kalla-ny").press("Registrera källan")
    greta.sees("Källan är registrerad").shot("kalla")
    journey.kept["source"] = greta.page.url.split("/kallor/")[1].rstrip("/")
    greta.follow("Skriv in en inbetalning").fill(journey.figures["pay_in"])
    greta.press("Bokför inbetalningen").sees("Inbetalningen är bokförd").shot("inbetalt")
    journey.at("Greta", "pengar/").shot("pengar-inne")
