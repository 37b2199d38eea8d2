"""The second step: a code at log-in, setting up the app the first time, reserve codes shown once, and my log-in."""

from typing import Any

from allauth.account.internal.decorators import login_stage_required
from allauth.mfa.stages import AuthenticateStage
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from brygga.foundation.refusals import NotSeen, Refused, text
from brygga.operations import log_in as ways
from brygga.web.doors import codes
from brygga.web.doors.forms import CodeForm, FirstCodeForm
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import person_page, public_page


@public_page("GET", "POST")
@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login")  # type: ignore[untyped-decorator]
def authenticate(request: HttpRequest) -> HttpResponse:
    """Ask for the code of whoever has just given the right password."""
    stage: Any = request._login_stage  # type: ignore[attr-defined]
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            codes.check_code(request, stage.login.user, form.cleaned_data["code"])
        if form.is_valid():
            return stage.exit()
    return render(request, "doors/code.html", {"form": form})


@person_page("GET", "POST")
def activate(request: HttpRequest, person_id: int) -> HttpResponse:
    """Set up the code app; nobody who came by a link can do it in the place of whoever has the password."""
    if request.session.get("way_in") != "password":
        raise NotSeen
    if codes.has_app(request.user):
        return redirect("mfa_index")
    form = FirstCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            codes.set_up_app(request, request.user, form.cleaned_data["code"])
        if form.is_valid():
            request.session["second_factor"] = True
            ways.note_second_factor(command_of(request, None))
            return redirect("mfa_view_recovery_codes")
    secret, picture = codes.new_secret(request.user)
    return render(request, "doors/activate.html", {"form": form, "secret": secret, "picture": picture})


@person_page()
def reserve_codes(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show the reserve codes, this once."""
    _with_code(request)
    return render(request, "doors/reserve_codes.html", {"codes": codes.reserve_codes_once(request.user),
                                                        "left": codes.reserve_codes_left(request.user)})


@person_page("GET", "POST")
def mine(request: HttpRequest, person_id: int) -> HttpResponse:
    """My log-in: how many reserve codes are left, and new ones against a code."""
    _with_code(request)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            codes.check_code(request, request.user, form.cleaned_data["code"])
            codes.new_reserve_codes(request.user)
        if form.is_valid():
            messages.success(request, text("De gamla reservkoderna gäller inte längre."))
            return redirect("mfa_view_recovery_codes")
    return render(request, "doors/mine.html", {"form": form, "left": codes.reserve_codes_left(request.user)})


def _with_code(request: HttpRequest) -> None:
    if not request.session.get("second_factor"):
        raise Refused("access.code_first", text("Den här sidan är för den som loggat in med lösenord och kod."))
