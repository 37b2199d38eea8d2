"""The main job, chapter by chapter, each told in the people's own steps."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.journeys import agreement, application, board, bookmark, founding, instalments, money, proof
from tests.journeys.story import FIGURES, Journey

Chapter = Callable[[Journey], None]


def tell(journey: Journey, chapters: Sequence[Chapter]) -> None:
    """Play the chapters in their order, and note how long each took."""
    bookmark.open_at(journey)
    names = [chapter.__name__ for chapter in chapters]
    for chapter in chapters[names.index(bookmark.begin_after()) + 1 if bookmark.begin_after() else 0:]:
        started = time.monotonic()
        chapter(journey)
        journey.told.append(f"{chapter.__name__}: {time.monotonic() - started:.0f} s")
        bookmark.leave(journey, chapter.__name__)


def begin(journey: Journey) -> None:
    """Two people start the fund, add the others, and get money to work with."""
    journey.slug = founding.start(journey.stage, journey.figures, journey.world.data)
    founding.staff(journey.stage, journey.figures, journey.slug)
    founding.come_back(journey.stage, journey.slug, "Cilla")


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
    application.come_back(journey, "shop")
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
        if not whole:
            instalments.correct(journey)


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
    source.press("Skriv en återrapport (PDF)").sees("Papper").shot("aterrapport")


def prove(journey: Journey) -> None:
    """Everything holds, by the machine and by a file at the auditor's home; each kind of log-in has been used."""
    journey.told += proof.verify(journey)
    with tempfile.TemporaryDirectory() as home:
        changed = proof.take_home(journey, Path(home))
    journey.told.append(f"one-file verifier on the fetched export: holds; {changed} of {changed} changed bytes found")
    kinds = {kind for _, kind in journey.stage.logged_in}
    assert bookmark.begin_after() or kinds == {"password and code", "link by e-mail"}
    journey.told += sorted(f"logged in by {kind}: {name}" for name, kind in set(journey.stage.logged_in))


UP_TO_PAY_OUT = (begin, receive, ask, prepare, meet, pay)
CHAPTERS = (*UP_TO_PAY_OUT, repay, again, prove)
