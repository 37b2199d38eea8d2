"""Financial years and their periods: opened ahead, closed softly first, reopened by two, closed for good."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from brygga.apps.access.doorways import Seat
from brygga.apps.ledger import actions as ledger
from brygga.foundation.digits import whole
from brygga.foundation.refusals import NotSeen, text
from brygga.operations import fund_card
from brygga.operations.start_fund import year_from
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.settings.forms import YearForm

STATES = {"open": (text("öppen"), "ok"), "soft": (text("preliminärt stängd"), "warn"),
          "asked": (text("någon vill öppna den"), "warn"), "closed": (text("stängd"), "")}


@seat_page("settings.read", "GET", "POST")
def years(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Every period with its state, and the form that opens the next year."""
    periods = fund_card.periods(seat.tenant_id)
    first = periods[-1].last_on + timedelta(days=1) if periods else seat.on.replace(month=1, day=1)
    form = YearForm(request.POST or None, initial={"first_on": first, "last_on": year_from(first), **parked(request)})
    if request.method == "POST":
        seat.require("books.close")
        if form.is_valid():
            given = form.cleaned_data
            with told_in(form):
                ledger.open_year(command_of(request, seat), year=given["last_on"].year, **given)
            if form.is_valid():
                messages.success(request, text("Året är öppet."))
                return redirect("settings:years", slug=seat.slug)
    return render(request, "settings/years.html", {
        "form": form, "years": _by_year(periods), "may_close": seat.may("books.close")})


@seat_page("books.close", "POST")
def change(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Close a period softly, ask to open it, confirm that, or close it for good."""
    deeds: dict[str, Any] = {"soft": ledger.soft_close_period, "reopen": ledger.reopen_period,
                             "close": ledger.close_period}
    deed, number = request.POST.get("deed", ""), whole(request.POST.get("id", ""))
    if deed not in deeds or number is None:
        raise NotSeen
    answer = deeds[deed](command_of(request, seat), period_id=number)
    messages.success(request, text("En annan person bekräftar, sedan är perioden öppen.") if answer == "asked"
                     else text("Perioden är ändrad."))
    return redirect("settings:years", slug=seat.slug)


def _by_year(periods: list[Any]) -> list[dict[str, Any]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for period in periods:
        word, kind = STATES[period.state]
        found.setdefault(period.year, []).append({"p": period, "word": word, "kind": kind})
    return [{"year": year, "periods": rows, "is_open": any(r["p"].state != "closed" for r in rows)}
            for year, rows in sorted(found.items(), reverse=True)]
