"""A proposal as the case's page shows it: amount, terms, what it costs, conditions, pots, and its state in a word."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.cases.doorways import figures_for
from brygga.apps.cases.views import CaseDetail, LoanFigures, ProposalView
from brygga.domain.casework import labels
from brygga.formats.pictures import figures
from brygga.foundation import clock
from brygga.foundation.refusals import text
from brygga.web.cases.listed import language

REPAYMENT = {"annuity": text("annuitet"), "straight": text("rak amortering"),
             "bullet": text("hela lånet på slutdagen")}


def proposals_of(seat: Seat, detail: CaseDetail) -> list[dict[str, Any]]:
    """Return each proposal, the latest first."""
    costs = figures_for(seat, detail.proposals)
    return [_one(seat, detail, p, costs.get(p.id)) for p in reversed(detail.proposals)]


def _one(seat: Seat, detail: CaseDetail, one: ProposalView, cost: LoanFigures | None) -> dict[str, Any]:
    words = {"open": (_("väntar på beslut"), "warn"), "granted": (_("beviljat"), "ok"),
             "declined": (_("avslaget"), "stop"), "withdrawn": (_("tillbakataget"), "")}
    shown: dict[str, Any] = {
        "word": words[one.state][0], "kind": words[one.state][1], "purpose": one.purpose, "reasons": one.reasons,
        "way_to_yes": one.way_to_yes, "conditions": [c["text"] for c in one.conditions],
        "by": _("%(who)s, %(day)s") % {"who": one.made_by, "day": figures.day(clock.day_of(one.made_at), language())}}
    if one.state == "open" and seat.may("case.prepare"):
        shown["take_back"] = reverse("cases:take_back", kwargs={
            "slug": seat.slug, "number": detail.case.number, "pk": one.id})
    if one.outcome == "decline":
        return shown | {"title": _("Förslag: avslag")}
    return shown | {"title": _title(one), "facts": _facts(one, cost), "cost": cost_lines(cost) if cost else None}


def _title(one: ProposalView) -> str:
    kind = "bridge_loan" if one.terms.get("kind") == "bridge" else one.instrument
    word = labels.label("instrument", kind, language())
    return f"{word[:1].upper()}{word[1:]}, {_kr(one.amount_minor)}"


def _facts(one: ProposalView, cost: LoanFigures | None) -> list[dict[str, str]]:
    if cost is None:
        return [{"label": _("Belopp"), "value": _kr(one.amount_minor)},
                {"label": _("Utdelning"), "value": str(one.terms.get("dividend_terms", ""))}]
    rate = str(one.terms.get("rate", "")).rstrip("0").rstrip(".,").replace(".", ",")
    return [{"label": _("Ränta per år"), "value": f"{rate}\N{NO-BREAK SPACE}%"},
            {"label": _("Återbetalning"), "value": str(REPAYMENT.get(one.terms.get("repayment", ""), "")),
             "note": _("%d betalningar") % cost.instalments if cost.instalments > 1 else _("en betalning")},
            {"label": _("Första betalningen"), "value": _kr(cost.first_minor),
             "note": figures.day(cost.first_due_on, language())},
            {"label": _("Lånet kostar totalt"), "value": _kr(cost.interest_minor + cost.fees_minor),
             "note": _("effektiv ränta %s %%") % cost.apr.replace(".", ",") if cost.apr else ""}]


def cost_lines(cost: LoanFigures) -> dict[str, Any]:
    """Return how the total cost is reckoned, for "Visa uträkningen"."""
    def line(label: str, minor: int) -> dict[str, str]:
        return {"label": label, "value": figures.money(minor, cost.currency, language(), exact=True)}
    return {"lines": [line(_("Ränta"), cost.interest_minor), line(_("Avgifter"), cost.fees_minor)],
            "total": line(_("Lånet kostar totalt"), cost.interest_minor + cost.fees_minor),
            "note": _("Sista betalningen %(day)s. Betalas i allt: %(paid)s. Dagarna är beräknade: utbetalningen "
                      "avgör dem.") % {"day": figures.day(cost.last_due_on, language()),
                                       "paid": figures.money(cost.paid_minor, cost.currency, language(), exact=True)}}


def _kr(minor: int) -> str:
    return figures.money(minor, language=language())
