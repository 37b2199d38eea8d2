"""A funding agreement is registered: who, how much, for what, and how it stands in the books."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.foundation.refusals import Refusals, Refused
from brygga.operations.source_register import funders
from brygga.operations.source_register import register as register_source
from brygga.web.guard.commands import add_refusal, command_of
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.shell.templatetags.brygga import first_id, named
from brygga.web.sources.forms import NEW, ClassForm, FunderForm, LimitsForm, TermsForm


@seat_page("source.write", "GET", "POST")
def register(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Register a source; all that is wrong is said at once, each at its field."""
    kept = {} if request.method == "POST" else {"from_on": seat.on, "class_confirmed_on": seat.on} | _kept(request)
    posted = request.POST if request.method == "POST" else None
    forms = [FunderForm(funders(seat.tenant_id), posted, initial=kept),
             TermsForm(posted, request.FILES or None, initial=kept),
             LimitsForm(seat.tenant_id, posted, initial=kept), ClassForm(posted, initial=kept)]
    if posted is not None and all(form.is_valid() for form in forms):
        source_id = _registered(request, seat, forms)
        if source_id is not None:
            messages.success(request, _("Källan är registrerad. Skriv in inbetalningen när pengarna har kommit."))
            return redirect("sources:one", slug=seat.slug, pk=source_id)
    funder, terms, limits, accounting = forms
    return render(request, "sources/register.html", {
        "title": _("Registrera en källa"), "funder": funder, "terms": terms, "limits": limits, "accounting": accounting,
        "known": bool(funders(seat.tenant_id)), "is_new": funder["funder"].value() == NEW,
        "is_limited": _filled(limits, "counties", "instruments", "purposes", "case_cap"),
        "has_papers": _filled(terms, "registry_number", "file"),
        "faults": [fault for form in forms for fault in _told(form)]})


def _filled(form: Any, *names: str) -> bool:
    """Tell whether a fold must stand open: something in it was written, or something in it is wrong."""
    return any(form[name].value() or form[name].errors for name in names)


def _told(form: Any) -> list[dict[str, str]]:
    """The form's faults for the summary on top, each with the address of its box."""
    of_fields = [{"label": f"{named(field.label)}{error}", "href": f"#{first_id(field)}"}
                 for field in form for error in field.errors]
    return of_fields + [{"label": error, "href": "#id_name"} for error in form.non_field_errors()]


def _registered(request: HttpRequest, seat: Seat, forms: list[Any]) -> int | None:
    given: dict[str, Any] = {}
    for form in forms:
        given |= form.cleaned_data
    paper = given.pop("file", None)
    known = given["funder"] if given["funder"] != NEW else None
    try:
        return register_source(
            command_of(request, seat), funder_id=int(known) if known else None,
            funder={"kind": given["kind"], "name": given["funder_name"], "orgnr": given["orgnr"],
                    "is_public": given["kind"] == "public"},
            paper=paper.read() if paper else None, paper_name=paper.name if paper else "", terms={
                "name": given["name"], "amount_minor": given["amount"], "currency": "SEK",
                "case_cap_minor": given["case_cap"], **{name: given[name] for name in (
                    "registry_number", "accounting_class", "class_confirmed_by", "class_confirmed_on", "from_on",
                    "to_on", "counties", "instruments", "purposes", "public_resources")}})
    except (Refused, Refusals) as fault:
        for refusal in fault.refusals if isinstance(fault, Refusals) else [fault]:
            form = next((f for f in forms if refusal.field in f.fields), forms[1])
            add_refusal(form, refusal)
    return None


def _kept(request: HttpRequest) -> dict[str, Any]:
    """Text that was typed when the session ended; several boxes come back as lists."""
    found = parked(request)
    for name in ("counties", "instruments", "purposes"):
        if isinstance(found.get(name), str):
            found[name] = [found[name]]
    return found
