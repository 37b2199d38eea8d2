"""First chapter: two people start a fund, add the others, and make it able to decide and pay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.journeys.stage import Person, Stage

ROLES = {"ordförande": "chair", "ledamot": "member", "handläggare": "officer", "kassör": "treasurer",
         "attestant": "approver", "revisor": "auditor"}


def start(stage: Stage, figures: dict[str, Any], data: Path) -> str:
    """The fund is started by one and confirmed by the other; returns its slug."""
    fund, (first, second) = figures["fund"], figures["fund"]["people"]
    key = (data / "setup-key").read_text().strip()
    agnes = stage.person(first["name"], first["email"]).go(f"/starta/?nyckel={key}").shot("starta")
    agnes.write("Fondens namn", fund["name"]).write("Organisationsnummer", "123").choose("Län", fund["county"])
    agnes.write("Första året i Brygga", str(fund["today"].year)).write("Ditt namn", first["name"])
    agnes.write("Din e-postadress", first["email"]).write("Den andra personens namn", second["name"])
    agnes.write("Den andra personens e-postadress", first["email"])
    agnes.press("Lägg upp fonden").sees("Organisationsnummer").shot("starta-nej")
    agnes.write("Organisationsnummer", fund["orgnr"]).write("Den andra personens e-postadress", second["email"])
    agnes.press("Lägg upp fonden").sees("väntar på er").shot("startad")
    agnes.joins()
    bo = stage.person(second["name"], second["email"]).joins()
    bo.press("Bekräfta att vi startar fonden").shot("bekraftad")
    agnes.go("/").shot("kvar-att-gora")
    return agnes.page.url.rstrip("/").rsplit("/", 1)[-1]


def staff(stage: Stage, figures: dict[str, Any], slug: str) -> None:
    """One administrator proposes each role, the other confirms it, and each person gets in by the letter."""
    agnes, bo = (stage.people[p["name"]] for p in figures["fund"]["people"])
    for row in figures["staff"]:
        agnes.go(f"/f/{slug}/installningar/personer/").write("Namn", row["name"]).write("E-postadress", row["email"])
        agnes.fill({"role": ROLES[row["role"]]}).press("Föreslå")
    agnes.shot("roller-foreslagna")
    bo.go(f"/f/{slug}/installningar/personer/").shot("roller-att-bekrafta")
    confirm_all(bo)
    for row in figures["staff"]:
        stage.person(row["name"], row["email"]).joins()


def come_back(stage: Stage, slug: str, name: str) -> None:
    """Somebody of the fund logs out, finds the door shut, and comes back by password and code."""
    person = next(p for p in stage.people.values() if p.name.startswith(name))
    person.go(f"/f/{slug}/").logs_out().go(f"/f/{slug}/").sees("Fondens folk")
    person.logs_in().go(f"/f/{slug}/").sees(person.name).shot("hemma")


def confirm_all(person: Person) -> None:
    """Press every "Bekräfta" until none is left."""
    for _ in range(30):
        buttons = person.page.get_by_role("button", name="Bekräfta")
        if not buttons.count():
            return
        buttons.first.click()
        person.page.wait_for_load_state()
    raise AssertionError("there is always one more role to confirm")
