"""Log in, log out, and where to go first."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core import ratelimit
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from brygga.apps.access.doorways import seats_of
from brygga.foundation import clock
from brygga.foundation.refusals import text
from brygga.operations import log_in as ways
from brygga.operations import start_fund
from brygga.web.doors.forms import LinkForm, PasswordForm
from brygga.web.guard.commands import command_of
from brygga.web.guard.pages import person_page, public_page
from brygga.web.guard.parked import waits


@public_page("GET", "POST")
def log_in(request: HttpRequest) -> HttpResponse:
    """Two ways side by side: a link by e-mail for applicants, password and code for the fund's people."""
    way = request.POST.get("way", "")
    by_link = LinkForm(request.POST if way == "link" else None, prefix="lank", initial={})
    by_password = PasswordForm(request.POST if way == "password" else None, prefix="fond")
    answer = None
    if way == "link" and by_link.is_valid():
        answer = _send_link(request, by_link)
    elif way == "password" and by_password.is_valid():
        answer = _check_password(request, by_password)
    return answer or render(request, "doors/log_in.html", {
        "by_link": by_link, "by_password": by_password, "next": next_of(request), "way": way, "kept": waits(request),
        "tried": by_link if way == "link" else by_password})


@public_page("POST")
def log_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("public:start")


@person_page()
def where_to(request: HttpRequest, person_id: int) -> HttpResponse:
    """Lead to the one seat, to the choice among several, or to the fund that waits to be confirmed."""
    seats = seats_of(person_id, clock.today())
    founding = start_fund.waiting_fund(person_id)
    if len(seats) == 1 and founding is None:
        seat = seats[0]
        return redirect("overview:home" if seat.matters is None else "portal:home", slug=seat.slug)
    if founding is not None and not seats:
        return redirect("founding:confirm", slug=founding.slug)
    return render(request, "doors/choose.html", {"seats": seats, "founding": founding})


def next_of(request: HttpRequest) -> str:
    """Return the page to go to after log-in: an address of this house, else where everybody goes."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=False)
    return wanted if safe and wanted.startswith("/") else "/in/"


def _send_link(request: HttpRequest, form: LinkForm) -> HttpResponse | None:
    email = form.cleaned_data["email"].strip().lower()
    if not ratelimit.consume(request, action="link_ip"):
        form.add_error("email", text("Det har kommit många försök härifrån. Vänta en minut och försök igen."))
        return None
    if ratelimit.consume(request, action="link", key=email):
        ways.ask_for_link(command_of(request, None), email=email, target=next_of(request))
    return redirect("doors:link_sent")


def _check_password(request: HttpRequest, form: PasswordForm) -> HttpResponse | None:
    given = form.cleaned_data
    try:
        user = get_adapter().authenticate(request, email=given["email"], password=given["password"])
    except ValidationError:
        form.add_error(None, text("För många försök. Vänta fem minuter och försök igen."))
        return None
    if user is None or not user.is_active:
        form.add_error(None, text("E-postadress eller lösenord stämmer inte. Har du glömt lösenordet kan en av fondens "
                                  "administratörer skicka en ny länk."))
        return None
    return perform_password_login(request, {"email": given["email"]}, Login(user=user, redirect_url=next_of(request)))
