"""Openings, planted one at a time in the running code: each is one fault that somebody could write by mistake.

A plant names the fault, makes it, and says which few cells or pages ought to tell. It must be found there and by
itself; the same look without it must find nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

from tests.access import rows, walk
from tests.access.places import Places

Look = Callable[[Places], list[str]]
Make = Callable[[], AbstractContextManager[Any]]


@dataclass(frozen=True, slots=True)
class Plant:
    """One opening: what it is in words, how it is made, and where it ought to be seen."""

    name: str
    make: Make
    look: Look


def cells(routes: str, *names: str, methods: tuple[str, ...] = ("GET", "POST")) -> Look:
    """A look at the cells of some people on routes that hold a text."""
    return lambda places: walk.walk(places, walk.cells(places, names, routes, methods)).leaks


def asked(name: str, *paths: str) -> Look:
    """A look at some pages of the own fund by one person; {…} is filled from the shut case."""
    def look(places: Places) -> list[str]:
        case = places.objects["shut"]
        urls = [f"/f/{places.slugs['own']}/{path.format(**case, half=case['word'][:-1].lower())}" for path in paths]
        return rows.words_met(places, places.who(name), iter(urls))[0]
    return look


def newly_signing(places: Places) -> list[str]:
    """An auditor is written down as one who signs for the shut case's applicant, long before its next agenda; every
    page, search, file and letter of the fund is then asked for as by one who is tied.
    """
    from brygga.apps.cases import queries as cases
    from brygga.apps.parties.actions import add_signatory
    from brygga.foundation import clock
    from brygga.foundation.commands import Command
    from brygga.foundation.models import Tenant
    who, shut = rows.as_if_tied(places.who("auditor")), places.objects["shut"]
    tied = replace(places, cast=(who,))
    tenant, (at, on) = Tenant.objects.get(slug=places.slugs["own"]).pk, clock.moment()
    with walk.rolled_back():
        party = cases.case(tenant, shut["id"]).party_id
        assert party is not None
        add_signatory(Command(places.who("officer").person_id, tenant, at, on, "signs"), party_id=party,
                      name="I registret", from_on=on, person_id=who.person_id)
        return walk.walk(tied, walk.cells(tied, methods=("GET",))).leaks + rows.words_met(
            tied, who, (url for url in rows.every_page(tied, who) if url not in rows.minutes(tied))
        )[0] + rows.words_sent(tied)


def instead(*targets: str, by: Any) -> Make:
    """Put something else where each of the names points."""
    @contextmanager
    def made() -> Iterator[None]:
        with ExitStack() as stack:
            for target in targets:
                stack.enter_context(patch(target, by))
            yield
    return made


def _permission_for_all() -> AbstractContextManager[Any]:
    from brygga.apps.access.permissions import PERMISSIONS, STAFF
    return patch.dict(PERMISSIONS, {"case.read": STAFF})


def _seat_however(request: Any, slug: str) -> Any:
    from brygga.apps.access.doorways import seat_of
    from brygga.foundation import clock
    return seat_of(request.user.person_id, slug, clock.today())


def _any_tenant(found: Any, seat: Any, *, matter: str = "matter_id") -> Any:
    return found.exclude(**{f"{matter}__in": seat.shut})


def _tie_forgotten(found: Any, seat: Any, *, matter: str = "matter_id") -> Any:
    return found.filter(tenant_id=seat.tenant_id)


def _every_case(tenant_id: int, person_id: int, on: Any) -> Any:
    from brygga.apps.access.models import MatterAccess
    return MatterAccess.objects.filter(tenant_id=tenant_id).values_list("matter_id", flat=True)


def _every_paper(seat: Any) -> Any:
    from brygga.apps.documents.models import Document
    return Document.objects.select_related("stored_by").order_by("pk")


def _every_duty(seat: Any) -> Any:
    from brygga.apps.duties.models import Duty
    return Duty.objects.filter(tenant_id=seat.tenant_id, closed_at=None).select_related("for_person")


@contextmanager
def _get_changes() -> Iterator[None]:
    """The press that takes a case is reached by GET as well: what asks for the method is left out."""
    from django.urls import get_resolver
    from django.urls.resolvers import URLPattern

    def patterns(within: Any) -> Iterator[Any]:
        for one in within:
            yield from patterns(one.url_patterns) if hasattr(one, "url_patterns") else [one]

    taken: URLPattern = next(p for p in patterns(get_resolver().url_patterns) if p.name == "take")
    kept = taken.callback
    bare: Any = kept.__wrapped__  # type: ignore[attr-defined]
    bare.access = kept.access  # type: ignore[attr-defined]
    taken.callback = bare
    try:
        yield
    finally:
        taken.callback = kept


@contextmanager
def _export_for_the_tied() -> Iterator[None]:
    from brygga.apps.ledger.queries import entries_for_export
    from brygga.foundation.export import export_lines

    def whole(seat: Any) -> Iterator[str]:
        return (str(line) + "\n" for line in export_lines(entries_for_export, seat.tenant_id))
    with patch("brygga.web.books.views.proof.export_for", whole):
        yield


ACCESS, DECISIONS = "brygga.apps.access", "brygga.apps.decisions"
PLANTS = (
    Plant("a permission is given to every role", _permission_for_all,
          cells("arenden/<str:number>/", "treasurer", methods=("GET",))),
    Plant("the guard asks for no permission", instead(f"{ACCESS}.seats.Seat.require", by=lambda *_: None),
          cells("installningar/", "applicant open", methods=("GET",))),
    Plant("a press that changes is reached by GET", _get_changes,
          cells("arenden/<str:number>/ta/", "officer", methods=("GET",))),
    Plant("a letter's link opens the fund's side", instead("brygga.web.guard.pages.seat_for", by=_seat_however),
          cells("kallor/", "officer by letter", methods=("GET",))),
    Plant("no second factor is asked for", instead(
        "brygga.web.guard.middleware.GuardMiddleware._needs_second_factor", by=staticmethod(lambda request: False)),
        cells("kallor/", "officer by no code", methods=("GET",))),
    Plant("a list forgets the tenant", instead("brygga.apps.cases.doorways.visible", by=_any_tenant),
          cells("arenden/", "officer", methods=("GET",))),
    Plant("a list forgets the tie", instead("brygga.apps.agreements.doorways.visible", by=_tie_forgotten),
          cells("avtal/", "tied many", methods=("GET",))),
    Plant("a search forgets the tie", instead("brygga.apps.cases.doorways.visible", by=_tie_forgotten),
          asked("tied many", "arenden/?sok={half}")),
    Plant("an applicant reaches every case", instead(f"{ACCESS}.seats._reached", by=_every_case),
          cells("mitt/", "applicant open", methods=("GET",))),
    Plant("a file's address is not asked about", instead("brygga.apps.documents.doorways._rows", by=_every_paper),
          cells("papper/<str:key>/", "tied auditor", "officer", methods=("GET",))),
    Plant("the wall is empty", instead(f"{ACCESS}.seats._shut", by=lambda *_, **__: frozenset()),
          cells("arenden/<str:number>/", "tied auditor", methods=("GET",))),
    Plant("the board's door lets the tied in", instead(f"{DECISIONS}.doorways._shut", by=lambda *_: ""),
          cells("sammantraden/<str:label>/paragraf/", "tied member", methods=("GET",))),
    Plant("the bank's rows are not masked", instead(
        "brygga.operations.money_day.masked", "brygga.web.money.views.statements.masked",
        "brygga.web.money.views.lines.masked", by=lambda *_: set()), cells("pengar/", "tied many", methods=("GET",))),
    Plant("the bank's list holds every payment", instead(f"{ACCESS}.seats.Seat.sees", by=lambda *_: True),
          asked("tied many", "pengar/lista/{bank_account_id}/")),
    Plant("duties of the shut case are told", instead("brygga.apps.duties.doorways._open", by=_every_duty),
          asked("tied many", "")),
    Plant("the books say whose entry it is", instead(
        "brygga.apps.ledger.doorways.behind_the_wall", "brygga.apps.ledger.looking.behind_the_wall",
        by=lambda seat, row: row), asked("tied auditor", "bocker/verifikationer/")),
    Plant("the trail names the people of the case", instead(
        "brygga.operations.books.curtain.people.hidden_with", by=lambda ids: frozenset()),
        asked("tied auditor", "bocker/spar/", "bocker/spar/?vad=access.person_made")),
    Plant("the export is whole for the tied", _export_for_the_tied, cells("bevis/fil/", "tied auditor")),
    Plant("whoever signs is shut only at the agenda", instead(
        "brygga.apps.parties.actions.shut_by_law", by=lambda *_: None), newly_signing),
    Plant("mail does not ask the wall", instead("brygga.operations.postman._may_receive", by=lambda item: True),
          rows.words_sent),
)
