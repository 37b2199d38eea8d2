"""The list of agreements, and the late ones: a person calls first."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements.doorways import agreements_for
from brygga.apps.agreements.views import AgreementView
from brygga.apps.loans import queries as loans
from brygga.apps.loans.views import LoanView
from brygga.web.agreements import words
from brygga.web.guard.pages import seat_page

A_PAGE = 30


@seat_page("agreement.read")
def agreements(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show the agreements with what is paid next."""
    search = request.GET.get("sok", "").strip()[:80]
    page = Paginator(agreements_for(seat, search=search), A_PAGE).get_page(request.GET.get("page"))
    standing = loans.loans(seat.tenant_id, seat.on, [a.id for a in page])
    count = len(_late(seat))
    return render(request, "agreements/list.html", {
        "title": _("Avtal"), "lead": _("Vad vi har lovat, betalat ut och väntar på."), "page": page, "search": search,
        "columns": [{"label": _("Nummer")}, {"label": _("Vem"), "phone": "bare"}, {"label": _("Vad"), "phone": "bare"},
                    {"label": _("Läge"), "phone": "beside"},
                    {"label": _("Belopp"), "numeric": True, "phone": "bare"},
                    {"label": _("Nästa betalning"), "phone": "bare full"}],
        "rows": [_row(seat, a, standing.get(a.id)) for a in page], "late_count": count,
        "late_url": words.url(seat, "late"), "query": urlencode({"sok": search}) + "&" if search else ""})


@seat_page("agreement.read")
def late(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show the late loans, the latest first, and what is asked: a call."""
    rows = sorted(_late(seat), key=lambda pair: -pair[1].state.days_past_due)  # type: ignore[union-attr]
    return render(request, "agreements/late.html", {
        "title": _("Försenade betalningar"), "trail": words.trail(seat, here=_("Försenade")),
        "lead": _("Ring först. Inget brev går till den som är sen."),
        "columns": [{"label": _("Vem")}, {"label": _("Avtal")}, {"label": _("Försenat"), "numeric": True},
                    {"label": _("Hur sent")}, {"label": _("Grupp")}],
        "rows": [[{"text": a.party, "href": words.url(seat, "one", a.number)}, a.number,
                  words.kr(loan.state.overdue.minor, a.currency, exact=True), words.late(loan.state.days_past_due),
                  {"word": str(words.BUCKETS[loan.state.bucket]), "kind": "stop"}] for a, loan in rows if loan.state]})


def _late(seat: Seat) -> list[tuple[AgreementView, LoanView]]:
    seen = {a.id: a for a in agreements_for(seat, state="in_arrears")}
    standing = loans.loans(seat.tenant_id, seat.on, seen)
    return [(seen[pk], loan) for pk, loan in standing.items() if loan.state and loan.state.days_past_due]


def _row(seat: Seat, agreement: AgreementView, loan: LoanView | None) -> list[Any]:
    return [{"text": agreement.number, "href": words.url(seat, "one", agreement.number)}, agreement.party,
            words.instrument(agreement.instrument), words.state(agreement.state),
            words.kr(agreement.amount_minor, agreement.currency), _next(agreement, loan)]


def _next(agreement: AgreementView, loan: LoanView | None) -> Any:
    if agreement.state in ("draft", "signed"):
        return _("Löftet gäller till %s") % words.day(agreement.last_day_on)
    if loan is None or loan.state is None or agreement.state == "ended":
        return "–"
    if loan.state.days_past_due:
        return {"text": _("%(amount)s är %(late)s") % {
            "amount": words.kr(loan.state.overdue.minor, agreement.currency, exact=True),
            "late": words.late(loan.state.days_past_due)}}
    due = loan.next_due
    return "–" if due is None else _("%(amount)s, %(day)s") % {
        "amount": words.kr(due.amount.minor, agreement.currency, exact=True), "day": words.day(due.pay_on)}
