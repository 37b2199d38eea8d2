"""The books themselves: the trial balance, an account, the entries, one entry, the periods."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brygga.apps.access import queries as people
from brygga.apps.access.doorways import Seat
from brygga.apps.agreements.doorways import agreements_for
from brygga.apps.ledger import looking
from brygga.apps.ledger.doorways import entries_for, entry_for, periods_for, trial_balance_for
from brygga.foundation.digits import whole
from brygga.web.books import present
from brygga.web.books.event_words import event_words
from brygga.web.books.forms import PotSpanForm
from brygga.web.guard.pages import seat_page

A_PAGE = 25
STATES = {"open": (gettext_lazy("öppen"), "ok"), "soft": (gettext_lazy("preliminärt stängd"), "warn"),
          "asked": (gettext_lazy("någon vill öppna den"), "warn"), "closed": (gettext_lazy("stängd"), "")}


@seat_page("books.read")
def trial(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show opening, debit, credit and closing of every account."""
    form = PotSpanForm(request.GET, seat)
    first, last = form.span()
    found = trial_balance_for(seat, from_on=first, to_on=last, pot_id=form.pot())
    query = request.GET.urlencode()
    rows = [[{"text": f"{row.number} {row.name}", "href": present.address(seat, "books:account", number=row.number)
              + (f"?{query}" if query else "")},
             present.money(row.opening_minor, row.currency), present.money(row.debit_minor, row.currency),
             present.money(row.credit_minor, row.currency), present.money(row.closing_minor, row.currency)]
            for row in found]
    sums = [sum(getattr(row, name) for row in found)
            for name in ("opening_minor", "debit_minor", "credit_minor", "closing_minor")]
    return render(request, "books/trial.html", {
        "title": _("Balans"), "form": form, "rows": rows, "total": [_("Summa"), *map(present.money, sums)],
        "balanced": not sums[0] and not sums[3] and sums[1] == sums[2], "trail": _trail(seat, _("Balans")),
        "columns": [{"label": _("Konto")}, *({"label": label, "numeric": True} for label in (
            _("Ingående"), _("Debet"), _("Kredit"), _("Utgående")))], "first": first, "last": last})


@seat_page("books.read")
def account(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Show one account line by line, with its balance after each."""
    form = PotSpanForm(request.GET, seat)
    first, last = form.span()
    page = looking.account_for(seat, number, from_on=first, to_on=last, pot_id=form.pot())
    rows = [[{"text": line.ref, "href": present.address(seat, "books:entry", entry_id=line.entry_id)},
             line.booked_on.isoformat(), line.text, line.pot, present.money(line.minor),
             present.money(line.balance_minor)] for line in page.lines]
    return render(request, "books/account.html", {
        "title": f"{page.number} {page.name}", "form": form, "page": page, "rows": rows,
        "columns": [{"label": _("Verifikation")}, {"label": _("Bokförd")}, {"label": _("Text")}, {"label": _("Pott")},
                    {"label": _("Belopp"), "numeric": True}, {"label": _("Saldo"), "numeric": True}],
        "opening": present.money(page.opening_minor), "closing": present.money(page.closing_minor),
        "trail": _trail(seat, page.number, (_("Balans"), "books:trial"))})


@seat_page("books.read")
def entries(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show the entries, newest first, a page at a time."""
    before, pot = _number(request, "fore"), _number(request, "pott")
    found = entries_for(seat, before_id=before, pot_id=pot, most=A_PAGE + 1)
    shown = found[:A_PAGE]
    return render(request, "books/entries.html", {
        "title": _("Verifikationer"), "trail": _trail(seat, _("Verifikationer")), "columns": present.entry_columns(),
        "rows": [present.entry_row(seat, row) for row in shown], "pots": looking.pots_for(seat), "pot": pot,
        "older": shown[-1].entry_id if len(found) > A_PAGE else None, "paged": before is not None})


@seat_page("books.read")
def entry(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Show one entry: its lines, what it is about, what it put right or was put right by, its digest."""
    row = entry_for(seat, entry_id=entry_id)
    numbers = {a.id: a.number for a in agreements_for(seat)} if any(line.agreement_id for line in row.lines) else {}
    lines = [[f"{line.number} {line.account}", line.pot, _agreement(seat, numbers.get(line.agreement_id or 0, "")),
              present.money(max(line.minor, 0), line.currency), present.money(max(-line.minor, 0), line.currency)]
             for line in row.lines]
    maker = people.names({row.made_by_id}).get(row.made_by_id, "") if row.made_by_id else _("Brygga, av sig själv")
    facts: list[dict[str, Any]] = [
        {"label": _("Bokförd"), "value": row.booked_on.isoformat()},
        {"label": _("Värdedag"), "value": row.value_on.isoformat()},
        {"label": _("Händelse"), "value": event_words(row.event)},
        {"label": _("Gäller"), "value": present.about(seat, row)},
        {"label": _("Gjord av"), "value": maker}]
    return render(request, "books/entry.html", {
        "title": row.ref, "row": row, "facts": facts, "lines": lines, "trail": _trail(
            seat, row.ref, (_("Verifikationer"), "books:entries")),
        "columns": [{"label": _("Konto")}, {"label": _("Pott")}, {"label": _("Avtal")},
                    {"label": _("Debet"), "numeric": True}, {"label": _("Kredit"), "numeric": True}]})


@seat_page("books.read")
def periods(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show each period with its state."""
    rows = [[f"{p.first_on.isoformat()} – {p.last_on.isoformat()}",
             {"word": STATES[p.state][0], "kind": STATES[p.state][1]}] for p in reversed(periods_for(seat))]
    return render(request, "books/periods.html", {
        "title": _("Perioder"), "rows": rows, "columns": [{"label": _("Period")}, {"label": _("Läge")}],
        "may_close": seat.may("books.close"), "trail": _trail(seat, _("Perioder"))})


def _agreement(seat: Seat, number: str) -> Any:
    if not number:
        return ""
    if not seat.may("agreement.read"):
        return number
    return {"text": number, "href": present.address(seat, "agreements:one", number=number)}


def _number(request: HttpRequest, name: str) -> int | None:
    return whole(request.GET.get(name, ""))


def _trail(seat: Seat, here: str, *between: tuple[str, str]) -> list[dict[str, str]]:
    return [{"label": _("Böcker"), "href": present.address(seat, "books:home")},
            *({"label": label, "href": present.address(seat, name)} for label, name in between), {"label": here}]
