"""What a page of one case is built of: the case as the applicant sees it, and where I am."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from brygga.apps.access.doorways import Seat
from brygga.apps.cases.doorways import my_case_for
from brygga.apps.cases.views import CaseDetail
from brygga.foundation.refusals import text


def own(seat: Seat, number: str) -> CaseDetail:
    """Return one's own case; NotSeen for any other."""
    return my_case_for(seat, number)


def link(seat: Seat, name: str, number: str, **more: Any) -> str:
    """Return the address of a page of the case."""
    return reverse(f"portal:{name}", kwargs={"slug": seat.slug, "number": number, **more})


def to(seat: Seat, name: str, number: str, **more: Any) -> HttpResponse:
    """Lead to a page of the case."""
    return redirect(f"portal:{name}", slug=seat.slug, number=number, **more)


def draw(request: HttpRequest, seat: Seat, detail: CaseDetail, template: str, title: Any, **shown: Any) -> HttpResponse:
    """Draw a page of the case with the way back."""
    number = detail.case.number
    trail = [{"label": text("Mina ärenden"), "href": reverse("portal:home", kwargs={"slug": seat.slug})},
             {"label": detail.case.name, "href": link(seat, "one", number)}, {"label": title, "href": ""}]
    return render(request, f"portal/{template}.html", {
        "title": title, "trail": trail, "case": detail.case, "detail": detail, "seat": seat, **shown})
