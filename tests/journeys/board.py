"""Fourth chapter: a meeting decides. One member has a tie and sees neither the pack nor the case."""

from __future__ import annotations

import re

from tests.journeys.stage import Person
from tests.journeys.story import Journey

BOARD = ("Cilla", "David", "Eva")


def call(journey: Journey, meeting: str, freezes: str) -> str:
    """Plan the meeting, put everything that waits on its agenda, freeze the packs; returns its label."""
    days = journey.figures["days"]
    folke = journey.at("Folke", "sammantraden/nytt/")
    folke.fill({"on": days[meeting], "pack_freezes_on": days[freezes]}).press("Planera sammanträdet")
    while folke.go(f"/f/{journey.slug}/sammantraden/").here(".next .tasks a, .next a").count():
        folke.here(".next .tasks a, .next a").first.click()
        folke.page.wait_for_load_state()
        if "/delegation/" in folke.page.url:
            folke.follow("Sätt upp det på ett sammanträde")
        folke.press("Sätt upp ärendet").sees("Ärendet står på dagordningen")
    folke.here('main table a[href*="/sammantraden/"]').first.click()
    folke.page.wait_for_load_state()
    label = folke.page.url.rstrip("/").rsplit("/", 1)[-1]
    folke.shot("dagordning").press("Frys underlaget").sees("Underlaget är fryst").shot("underlag-fryst")
    return label


def declare(journey: Journey, label: str, tied: str = "") -> None:
    """Each member answers before the pack opens; for the one with a tie it stays shut."""
    for name in BOARD:
        member = journey.at(name, f"sammantraden/{label}/")
        for _ in range(5):
            if not member.page.get_by_role("link", name="Svara på frågan").count():
                break
            member.follow("Svara på frågan").shot(f"jav-{name}")
            member.fill({"answer": "represents" if name == tied else "none"}).press("Svara och fortsätt").sees("Tack.")
            member.shot(f"jav-svarat-{name}").go(f"/f/{journey.slug}/sammantraden/{label}/")


def shut_out(journey: Journey, label: str, name: str, case: str) -> None:
    """The member with a tie reaches neither pack nor case, by no address, and reads no name of it."""
    member = journey.at(name, f"sammantraden/{label}/").shot("javig")
    member.sees_not(journey.figures[case]["enquiry"]["name"])
    cilla = journey.at("Cilla", f"sammantraden/{label}/")
    shut = [str(link.get_attribute("href")) for link in cilla.here('.agenda a[href*="/paragraf/"]').all()]
    assert shut, "the chair sees the items"
    for path in shut:
        journey.by("David").go(path).sees(journey.figures[case]["enquiry"]["name"])
    for path in (*shut, f"/f/{journey.slug}/arenden/{journey.kept[case]}/"):
        answer = member.page.goto(journey.stage.address + path)
        assert answer is not None and answer.status in (403, 404), f"{path} answered {answer and answer.status}"
        member.sees_not(journey.figures[case]["enquiry"]["name"])


def decide(journey: Journey, label: str) -> None:
    """The chair opens, presses once on each item, closes; the keeper signs and two adjust."""
    cilla = journey.at("Cilla", f"sammantraden/{label}/").follow("Öppna sammanträdet")
    _choose(cilla, {"chair": "Cilla", "keeper": "Folke", "adjuster": "David"})
    cilla.press("Öppna sammanträdet").sees("Sammanträdet är öppnat").shot("oppnat")
    for _ in range(9):
        cilla.go(f"/f/{journey.slug}/sammantraden/{label}/")
        following = cilla.page.get_by_role("link", name=re.compile(r"^Öppna §"))
        if not following.count():
            break
        following.first.click()
        cilla.page.wait_for_load_state()
        cilla.shot("paragraf").press("Styrelsen beslutar enligt förslaget").shot("beslutat")
    cilla.go(f"/f/{journey.slug}/sammantraden/{label}/").press("Avsluta sammanträdet").shot("protokoll")
    journey.at("Folke", f"sammantraden/{label}/protokoll/").press("Skriv under protokollet").sees("underskrivet")
    journey.at("Cilla", f"sammantraden/{label}/protokoll/").press("Justera protokollet").sees("Du har justerat")
    david = journey.at("David", f"sammantraden/{label}/protokoll/").press("Justera protokollet")
    david.sees("Protokollet är justerat").shot("justerat")


def _choose(person: Person, people: dict[str, str]) -> None:
    for name, who in people.items():
        options = person.here(f'select[name="{name}"] option').all_inner_texts()
        person.here(f'select[name="{name}"]').select_option(label=next(o for o in options if o.startswith(who)))
