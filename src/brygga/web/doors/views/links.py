"""One-time links by e-mail. Opening one spends nothing: mail scanners open links too, people press the button."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from brygga.foundation import clock
from brygga.foundation.refusals import Refused
from brygga.operations import log_in as ways
from brygga.web.doors.forms import ChooseForm
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import public_page

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@public_page()
def sent(request: HttpRequest) -> HttpResponse:
    """Say that a letter is on its way to the address if we know it."""
    return render(request, "doors/link_sent.html")


@public_page("GET", "POST")
def follow(request: HttpRequest, secret: str) -> HttpResponse:
    """An applicant presses "Logga in"; staff choose a password. A spent link says how to get a new one."""
    try:
        link = ways.link(secret, at=clock.now())
        if link.purpose == "applicant":
            return _enter(request, secret) if request.method == "POST" else render(
                request, "doors/link.html", {"link": link})
        return _choose(request, secret, link)
    except Refused as refusal:
        if refusal.code != "link.spent":
            raise
        if request.method == "POST" and request.user.is_authenticated:
            return redirect("doors:where_to")
        return render(request, "doors/link_spent.html", {"refusal": refusal}, status=410)


def _enter(request: HttpRequest, secret: str) -> HttpResponse:
    user, target = ways.enter_by_link(secret, at=clock.now())
    login(request, user, backend=BACKEND)  # type: ignore[arg-type]
    request.session["way_in"], request.session["second_factor"] = "link", False
    return redirect(target if target != "/" else "/in/")


def _choose(request: HttpRequest, secret: str, link: ways.LinkView) -> HttpResponse:
    form = ChooseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            user, target = ways.choose_password(command_of(request, None), secret,
                                                password=form.cleaned_data["password"])
        if form.is_valid():
            where = target if target != "/" else "/in/"
            return perform_password_login(request, {"email": link.email}, Login(user=user, redirect_url=where))
    return render(request, "doors/choose_password.html", {"form": form, "link": link})
