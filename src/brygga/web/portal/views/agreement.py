"""One agreement as the applicant has it: what is owed next and how it is paid, the plan, the papers, the signing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from brygga.apps.access.doorways import Seat
from brygga.apps.capital.views import ContributionView
from brygga.apps.cases.views import CaseDetail
from brygga.apps.loans.views import LoanView
from brygga.domain.loans.rows import Row
from brygga.formats.pictures.schedule import Payment, schedule
from brygga.foundation import clock
from brygga.foundation.refusals import text
from brygga.operations import applicant, signing
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.portal import page
from brygga.web.portal.forms import UploadForm
from brygga.web.shell import say
from brygga.web.shell.pictures import both_widths

PAPERS = ("agreement", "certificate", "register_row", "signed", "decision_letter")


@seat_page("portal.use", "GET", "POST")
def agreement(request: HttpRequest, seat: Seat, number: str, agreement: str) -> HttpResponse:
    """Read it, sign it on paper, pay it."""
    detail = page.own(seat, number)
    own = applicant.own_agreement(seat, detail.case.matter_id, agreement)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        with told_in(form):
            signing.hand_in(command_of(request, seat), agreement_id=own.agreement.id, content=upload.read(),
                            filename=upload.name)
        if form.is_valid():
            messages.success(request, text("Tack. Två personer i fonden kontrollerar underskrifterna."))
            return page.to(seat, "agreement", number, agreement=agreement)
    name = say.named("instrument", own.agreement.instrument).capitalize()
    return page.draw(request, seat, detail, "agreement", f"{name} {own.agreement.number}", own=own, form=form,
                     line=own.line, papers=_papers(seat, detail, own), capital=_capital(own.contribution),
                     **_loan(own.loan), **_pay(seat, number, own.line))


def _pay(seat: Seat, number: str, line: applicant.AgreementLine) -> dict[str, Any]:
    """Return the words of the payment that is next: one that is late says so first, and both have a way to talk."""
    return {"pay_title": text("Betalningen är försenad") if line.overdue_minor else text("Nästa betalning"),
            "pay_links": [{"label": text("Kan ni inte betala? Skriv till fonden, så hittar vi en väg"),
                           "href": reverse("portal:message", kwargs={"slug": seat.slug, "number": number})}]}


def _capital(held: ContributionView | None) -> list[dict[str, Any]]:
    """Return a förlagsinsats in figures: what came in and when, when it may be asked back, what it has given."""
    if held is None:
        return []
    found = held.redemption
    earliest = (found.earliest or found.lock_ends) if found else None
    given = sum(d.amount_minor for d in held.dividends if d.received_on)
    back = ({"label": text("Inlöst"), "value": say.day(held.redeemed_on), "note": say.kr(held.redeemed_minor)}
            if held.redeemed_on else
            {"label": text("Kan lösas in tidigast"), "value": say.day(earliest) if earliest else "–",
             "note": "EFL 11:4"})
    paid = say.day(held.contributed_on) if held.contributed_on else text("inte än")
    return [{"label": text("Insats"), "value": say.kr(held.amount_minor)}, {"label": text("Inbetald"), "value": paid},
            back, {"label": text("Utdelning hittills"), "value": say.kr(given), "note": held.dividend_terms}]


def _papers(seat: Seat, detail: CaseDetail, own: applicant.OwnAgreement) -> list[dict[str, Any]]:
    return [{"title": d.title, "size": d.size_bytes, "date": clock.day_of(d.stored_at), "kind": "PDF",
             "href": reverse("cases:paper", kwargs={"slug": seat.slug, "key": d.key})}
            for d in reversed(detail.documents) if d.kind in PAPERS and own.agreement.number in d.title]


def _loan(loan: LoanView | None) -> dict[str, Any]:
    if loan is None:
        return {}
    rows = [(row.row, row.row.total if row.left_minor is None else row.left_minor)
            for row in loan.instalments if row.left_minor != 0]
    done = [Payment(p.on, p.principal_minor, p.interest_minor + p.fee_minor, 0, True)
            for p in loan.payments if not p.reversed]
    owing = loan.state.outstanding_principal.minor if loan.state else loan.terms.principal.minor
    coming = [Payment(r.pay_on, r.principal, r.interest + r.fee, r.closing) for r, _ in rows]
    return {"loan": loan, "owing": owing,
            "apr": say.percent(loan.apr_percent), "rows": [_row(*r) for r in rows], "picture": both_widths(
        schedule, [*_with_balance(done, owing), *coming], id_="plan") if coming or done else "",
        "received": [[p.on.isoformat(), say.kr(p.amount_minor, exact=True)]
                     for p in loan.payments if not p.reversed]}


def _with_balance(done: list[Payment], owing: int) -> list[Payment]:
    left, shown = owing, []
    for payment in reversed(done):
        shown.append(Payment(payment.due, payment.principal_minor, payment.interest_minor, left, True))
        left += payment.principal_minor
    return shown[::-1]


def _row(row: Row, left: int) -> list[Any]:
    return [row.pay_on.isoformat(), *(say.kr(minor, exact=True)
                                      for minor in (left, row.principal, row.interest + row.fee, row.closing))]
