"""The main job in a browser, through pages only, on an empty data directory; what is typed comes from a file.

`make journey` runs it and leaves the pictures in build/journey. The fund is a practice fund with a date of its own,
because instalments take months.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys import agreement, application, board, founding, instalments, money
from tests.journeys.stage import Stage, browser
from tests.journeys.story import Journey
from tests.servers import MailBox
from tests.worlds import World, in_use

FIGURES = tomllib.loads((Path(__file__).parent / "figures.toml").read_text())


@pytest.fixture
def stage(fresh_world: World, mail_box: MailBox, chromium_path: str, monkeypatch: pytest.MonkeyPatch
          ) -> Iterator[Stage]:
    """An empty practice directory, served, with a mail server and a browser."""
    from brygga.foundation import clock
    with in_use(fresh_world):
        clock.set_own_date(FIGURES["fund"]["today"])
    monkeypatch.setenv("BRYGGA_SMTP", f"127.0.0.1:{mail_box.port}")
    with fresh_world.served() as address, browser(chromium_path) as opened:
        built = Stage(opened, address, mail_box)
        yield built
        for person in built.people.values():
            person.page.screenshot(path=built.shots / f"last-{person.name.split()[0]}.png", full_page=True)


def begin(journey: Journey) -> None:
    """Two people start the fund, add the others, and get money to work with."""
    journey.slug = founding.start(journey.stage, journey.figures, journey.world.data)
    founding.staff(journey.stage, journey.figures, journey.slug)


def receive(journey: Journey) -> None:
    """The fund may lend and decide, and the region's money comes."""
    money.open_for_business(journey)
    money.take_in(journey)


def ask(journey: Journey) -> None:
    """The shop asks, is invited and applies."""
    application.enquire(journey, "shop")
    application.invite(journey, "shop")
    application.apply(journey, "shop")


def prepare(journey: Journey) -> None:
    """The officer prepares the shop's case and proposes a förlagsinsats and a loan."""
    application.complete(journey, "shop")
    application.assess(journey, "shop")
    application.propose(journey, "shop", "contribution")
    application.propose(journey, "shop", "loan")


def meet(journey: Journey) -> None:
    """The board decides; one member has a tie to the shop."""
    label = board.call(journey, "meeting", "freezes")
    board.declare(journey, label, tied="Eva")
    board.shut_out(journey, label, "Eva", "shop")
    journey.until(FIGURES["days"]["meeting"])
    board.decide(journey, label)


def pay(journey: Journey) -> None:
    """The shop's agreements are signed and paid out, and the bank's statement says so too."""
    numbers = agreement.numbers(journey, "shop")
    journey.until(FIGURES["days"]["first"])
    for number in numbers.values():
        agreement.sign(journey, "shop", number)
        agreement.meet(journey, number)
    agreement.certificate(journey, numbers["Förlagsinsats"])
    for number in numbers.values():
        agreement.pay_out(journey, number)
    instalments.paid(journey, "shop", FIGURES["days"]["first"], {
        numbers["Förlagsinsats"]: FIGURES["shop"]["contribution"], numbers["Lån"]: FIGURES["shop"]["loan"]})


def repay(journey: Journey) -> None:
    """One instalment on its day, then all that is left."""
    number, days = agreement.numbers(journey, "shop")["Lån"], FIGURES["days"]
    for on, whole in ((days["instalment"], False), (days["early"], True)):
        journey.until(on)
        instalments.statement(journey, on, [instalments.due(journey, "shop", number, whole)])


def again(journey: Journey) -> None:
    """A craft house borrows what the shop has paid back; the region sees its money at work for the second time."""
    application.enquire(journey, "house")
    application.invite(journey, "house")
    application.apply(journey, "house")
    application.assess(journey, "house")
    application.propose(journey, "house", "loan")
    label = board.call(journey, "second_meeting", "second_meeting")
    board.declare(journey, label)
    journey.until(FIGURES["days"]["second_meeting"])
    board.decide(journey, label)
    number = agreement.numbers(journey, "house")["Lån"]
    journey.until(FIGURES["days"]["second"])
    agreement.sign(journey, "house", number)
    agreement.meet(journey, number)
    agreement.pay_out(journey, number)
    instalments.paid(journey, "house", FIGURES["days"]["second"], {number: FIGURES["house"]["loan"]})
    source = journey.at("Greta", f"kallor/{journey.kept['source']}/").shot("sa-har-pengarna-arbetat")
    source.sees("Första gången").sees("Andra gången")


CHAPTERS = (begin, receive, ask)


@pytest.mark.browser
def test_the_first_full_turn(stage: Stage, fresh_world: World) -> None:
    journey = Journey(stage, fresh_world, FIGURES)
    for chapter in CHAPTERS:
        chapter(journey)
    assert fresh_world.brygga("verify").returncode == 0
