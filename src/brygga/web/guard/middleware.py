"""How a no, a missing page, an ended session, a busy database or a full disk is told: kindly, and nothing half done."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

from django.contrib import messages
from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse

from brygga.foundation.refusals import Busy, NotSeen, Refusals, Refused, text
from brygga.web.guard import parked
from brygga.web.guard.pages import LoginNeeded

FREE_OF_CODES = ("/konto/kodapp/", "/logga-ut/", "/static/", "/sprak/", "/api/")


class GuardMiddleware:
    """Answers for exceptions that views and acts raise, and holds staff at the door until a second factor is set."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through, unless a second factor has to be set first."""
        if self._needs_second_factor(request):
            return HttpResponseRedirect(reverse("mfa_activate_totp"))
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Return the page for what was raised, or None for what nobody foresaw (500)."""
        if isinstance(fault, LoginNeeded):
            return _to_log_in(request)
        if isinstance(fault, NotSeen):
            return render(request, "404.html", status=404)
        if isinstance(fault, Refused):
            return render(request, "guard/refused.html", {"refusals": [fault]}, status=403)
        if isinstance(fault, Refusals):
            return render(request, "guard/refused.html", {"refusals": fault.refusals}, status=403)
        if isinstance(fault, Busy | OperationalError) or (isinstance(fault, OSError) and fault.errno == 28):
            return _busy()
        if isinstance(fault, DatabaseError) and "disk" in str(fault):
            return _busy()
        return None

    @staticmethod
    def _needs_second_factor(request: HttpRequest) -> bool:
        if request.path.startswith(FREE_OF_CODES):
            return False  # before anybody's session is read: the calculators' API has none
        user: Any = request.user
        return (user.is_authenticated and request.session.get("way_in") == "password"
                and not request.session.get("second_factor"))


def _busy() -> HttpResponse:
    """Draw the page without the frame: the frame asks the database, which is what does not answer."""
    return HttpResponse(get_template("503.html").render(), status=503, headers={"Retry-After": "30"})


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before a log-in elsewhere: keep its text and draw the page anew with a fresh token."""
    page = _page_of_form(request)
    parked.park(request, page)
    return render(request, "guard/stale.html", {"again": page}, status=403)


def _to_log_in(request: HttpRequest) -> HttpResponse:
    back = request.get_full_path()
    if request.method == "POST":
        back = _page_of_form(request)
        parked.park(request, back)
    user: Any = request.user
    if user.is_authenticated:
        messages.warning(request, text("Fondens sidor kräver att du loggar in med lösenord och kod."))
    return HttpResponseRedirect(f"{reverse('doors:log_in')}?next={quote(back)}")


def _page_of_form(request: HttpRequest) -> str:
    """The page that the form stood on, which may be another than the one it is sent to."""
    page = urlsplit(request.headers.get("referer", ""))
    if page.netloc != request.get_host():
        return request.get_full_path()
    return f"{page.path}?{page.query}" if page.query else page.path
