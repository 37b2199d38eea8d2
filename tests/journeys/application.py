"""Third chapter: an enquiry from the public page becomes a whole application, prepared and proposed to the board."""

from __future__ import annotations

from typing import Any

from tests.journeys.stage import LINK, Person
from tests.journeys.story import PAPER, Journey

STATEMENTS = ("purpose", "people", "governance", "market", "model", "finance", "repay", "delivery")


def enquire(journey: Journey, case: str, situation: str = "premises") -> None:
    """Somebody finds the public page, writes, and gets in by the letter."""
    given = journey.figures[case]["enquiry"]
    asks = journey.stage.person(given["contact_name"], given["contact_email"])
    asks.go(f"/fond/{journey.slug}/anmal/{situation}/").fill(given).shot(f"{case}-anmal")
    asks.press("Skicka").shot(f"{case}-tack")
    asks.enters_by(journey.stage.letter_to(asks.address, LINK)).sees("Ni väntar på oss")
    journey.kept[case] = asks.page.url.split("/mitt/")[1].split("/")[0]
    asks.shot(f"{case}-mitt")


def invite(journey: Journey, case: str) -> None:
    """The officer reads the enquiry and invites with the template that fits; the letter comes."""
    folke = journey.at("Folke", "arenden/").follow(journey.figures[case]["enquiry"]["name"]).shot(f"{case}-anmald")
    folke.follow("Bjud in att ansöka").fill(journey.figures[case]["invitation"])
    folke.press("Skicka inbjudan").sees("De är inbjudna att ansöka")
    journey.stage.letter_to(journey.figures[case]["enquiry"]["contact_email"])


def _mine(journey: Journey, case: str, path: str = "") -> Person:
    contact = journey.figures[case]["enquiry"]["contact_name"]
    return journey.at(contact, f"mitt/{journey.kept[case]}/{path}")


def apply(journey: Journey, case: str) -> None:
    """Who we are, questions, plan, statements, papers, and the press that sends it."""
    figures = journey.figures[case]
    _mine(journey, case, "om-er/").fill(figures["party"]).press("Spara").sees("Sparat").shot(f"{case}-om-er")
    _answer(_mine(journey, case, "fragor/1/"), figures["answers"])
    for side in ("cost", "source", "both"):
        for line in figures[side]:
            _mine(journey, case, f"plan/{side}/ny/").fill(line).press("Spara raden").sees("Raden är sparad")
    _mine(journey, case, "plan/").shot(f"{case}-plan")
    said = dict.fromkeys(STATEMENTS, "yes") | {"finance": "partly"}
    _mine(journey, case, "pastaenden/").fill(said).press("Spara").sees("Sparat")
    _hand_in(journey, case)
    sends = _mine(journey, case, "skicka/").shot(f"{case}-skicka").press("Skicka ansökan till fonden")
    sends.sees("Ansökan är skickad").shot(f"{case}-skickad")


def come_back(journey: Journey, case: str) -> None:
    """They log out, find the door shut, and come back another day by a new link."""
    asks = _mine(journey, case).logs_out()
    asks.go(f"/f/{journey.slug}/mitt/{journey.kept[case]}/").sees_not(journey.figures[case]["enquiry"]["name"])
    asks.logs_in_by_link()
    _mine(journey, case).sees(journey.figures[case]["enquiry"]["name"])


def _answer(asks: Person, answers: dict[str, Any]) -> None:
    for place in range(1, 12):
        asks.fill({name: said for name, said in answers.items() if asks.has(name)}).shot(f"fragor-{place}")
        last = not asks.page.get_by_role("button", name="Spara och fortsätt").count()
        asks.press("Spara" if last else "Spara och fortsätt").sees("Sparat")
        if last:
            return
    raise AssertionError("the questions never end")


def _hand_in(journey: Journey, case: str) -> None:
    here = _mine(journey, case, "papper/").here('main a[href*="/papper/"]')
    paths = [str(link.get_attribute("href")) for link in here.all()]
    for path in paths:
        if not path.endswith(("/annat/", "/papper/")):
            asks = _mine(journey, case).go(path).fill({"file": PAPER})
            asks.here("main form[enctype] button").first.click()
            asks.page.wait_for_load_state()
    _mine(journey, case, "papper/").shot(f"{case}-papper")


def complete(journey: Journey, case: str) -> None:
    """The officer takes the case and asks for what is missing; they answer and the clock runs again."""
    folke = journey.at("Folke", f"arenden/{journey.kept[case]}/").press("Ta ärendet").follow("Be om en komplettering")
    folke.fill(journey.figures[case]["completion"]).press("Skicka frågan").sees("De har fått ett brev")
    folke.shot(f"{case}-komplettering")
    asks = _mine(journey, case).sees("Vi väntar på er").shot(f"{case}-vi-vantar").follow("Lämna det")
    asks.fill(journey.figures[case]["completed"] | {"file": PAPER}).press("Skicka svaret").sees("Tack.")


def assess(journey: Journey, case: str) -> None:
    """The three lines that the board reads first."""
    folke = journey.at("Folke", f"arenden/{journey.kept[case]}/")
    if folke.page.get_by_role("button", name="Ta ärendet").count():
        folke.press("Ta ärendet")
    folke.follow("Skriv bedömningen").fill(journey.figures[case]["memo"]).press("Spara bedömningen")
    folke.sees("Bedömningen är sparad").shot(f"{case}-bedomd")


def propose(journey: Journey, case: str, instrument: str) -> None:
    """The proposal, with the pots shown before anybody decides."""
    folke = journey.at("Folke", f"arenden/{journey.kept[case]}/forslag/?instrument={instrument}")
    given = journey.figures[case][instrument]
    folke.fill(given)
    pot = folke.here('input[name^="pot_"]').first
    pot.fill(given["amount"])
    folke.shot(f"{case}-forslag-{instrument}").press("Lägg fram för styrelsen").sees("Förslaget är framlagt")
