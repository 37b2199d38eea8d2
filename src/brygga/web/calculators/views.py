"""The pages: what was typed is read, put to the calculators, and shown; the same address answers the same.

A question is a GET, so nothing is sent, kept or logged beyond the address, and a link is a saved calculation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.formats.xlsx.workbook import workbook
from brygga.foundation import clock
from brygga.foundation.refusals import NotSeen
from brygga.web.calculators.card import Card
from brygga.web.calculators.catalogue import CARDS
from brygga.web.calculators.desk import Desk, NotAnswered, language
from brygga.web.calculators.shown import Shown, asked, sheets
from brygga.web.guard.pages import public_page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
QUERY_MAX = 4000
"""Longer than any of these forms; a proxy may cut what is longer still."""


@dataclass(slots=True)
class _Worked:
    """A page's form and, when the question could be answered, what is shown and the calls that gave it."""

    form: forms.Form
    desk: Desk
    shown: Shown | None = None


@public_page()
def home(request: HttpRequest) -> HttpResponse:
    """Six questions as plain rows."""
    return render(request, "calculators/home.html", {"title": _("Räkna själv"), "doors": [
        {"label": card.title, "text": card.row, "href": _at("page", card)} for card in CARDS]})


@public_page()
def page(request: HttpRequest, topic: str) -> HttpResponse:
    """One question: its form, and the answer when something was asked."""
    card = _card(topic)
    worked, query = _work(request, card), _query(request, card)
    fields = [worked.form[name] for name in worked.form.fields]
    folded = [field for field in fields if field.name in card.folded]
    return render(request, "calculators/page.html", {
        "plain_fields": [field for field in fields if field not in folded], "folded_fields": folded,
        "fold_open": any(field.errors or field.value() for field in folded),
        "title": card.title, "lead": "" if worked.shown else card.lead, "form": worked.form, "shown": worked.shown,
        "card": card, "asked": asked(worked.form) if worked.shown else [], "trail": _trail(card),
        "link": request.build_absolute_uri(f"{_at('page', card)}?{query}"), "own": _at("page", card),
        "workbook_href": f"{_at('workbook', card)}?{query}", "question_href": f"{_at('question', card)}?{query}"})


@public_page()
def question(request: HttpRequest, topic: str) -> HttpResponse:
    """The same question as JSON, with a form that puts it to the API, and the answer as a file."""
    card = _card(topic)
    worked, query = _answered(request, card), _query(request, card)
    put = [{"name": call.name, "text": call.question, "nr": nr, "file": f"{_at('json', card, nr=nr)}?{query}",
            "api": reverse("api:calculator", kwargs={"called": call.name}),
            "schema": reverse("api:schema", kwargs={"called": call.name})}
           for nr, call in enumerate(worked.desk.calls, start=1)]
    return render(request, "calculators/question.html", {
        "title": _("Samma fråga som JSON"), "card": card, "asked": put, "language": language(),
        "address": request.build_absolute_uri("/").rstrip("/"), "trail": [*_trail(card)[:1], {
            "label": card.title, "href": f"{_at('page', card)}?{query}"}]})


@public_page()
def as_workbook(request: HttpRequest, topic: str) -> HttpResponse:
    """The answer as a workbook. An unanswered question has none."""
    card = _card(topic)
    worked = _answered(request, card)
    if worked.shown is None:
        raise NotSeen
    return _file(workbook(sheets(str(card.title), worked.form, worked.shown)), XLSX, f"{card.slug}.xlsx")


@public_page()
def as_json(request: HttpRequest, topic: str, nr: int) -> HttpResponse:
    """What a calculator answered, byte for byte as `brygga calc` prints it."""
    calls = _answered(request, _card(topic)).desk.calls
    if not 1 <= nr <= len(calls):
        raise NotSeen
    return _file(calls[nr - 1].answer, "application/json; charset=utf-8", f"{calls[nr - 1].name}.json")


def _card(slug: str) -> Card:
    found = next((card for card in CARDS if card.slug == slug), None)
    if found is None:
        raise NotSeen
    return found


def _work(request: HttpRequest, card: Card) -> _Worked:
    """Read, ask and show; what was typed stays in the form whatever comes of it."""
    desk = Desk(card.places)
    if not any(name in request.GET for name in card.form.base_fields):
        return _Worked(card.form(initial=card.start(clock.today())), desk)
    form = card.form(request.GET)
    if len(request.META.get("QUERY_STRING", "")) > QUERY_MAX:
        form.full_clean()
        form.add_error(None, _("Frågan är för lång för en adress. Korta det ni har skrivit."))
    if not form.is_valid():
        return _Worked(form, desk)
    try:
        return _Worked(form, desk, card.work(desk, form.cleaned_data))
    except NotAnswered as no:
        form.add_error(no.field if no.field in form.fields else None, no.message)
        return _Worked(form, desk)


def _answered(request: HttpRequest, card: Card) -> _Worked:
    worked = _work(request, card)
    if worked.shown is None:
        raise NotSeen
    return worked


def _query(request: HttpRequest, card: Card) -> str:
    """What the form knows of the query, as it was typed."""
    kept = QueryDict(mutable=True)
    for name in card.form.base_fields:
        if request.GET.get(name, "").strip():
            kept[name] = request.GET[name].strip()
    return kept.urlencode()


def _trail(card: Card) -> list[dict[str, Any]]:
    return [{"label": _("Räkna själv"), "href": reverse("calculators:home")}, {"label": card.title, "href": ""}]


def _at(name: str, card: Card, **more: int) -> str:
    return reverse(f"calculators:{name}", kwargs={"topic": card.slug, **more})


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=media_type, headers={
        "Content-Disposition": f'attachment; filename="{name}"'})
