"""What must hold before a pay-out, as a list a person can go through: held or not, why, and the way on."""

from typing import Any

from django.utils.translation import gettext as _

from brygga.apps.agreements.views import AgreementView, ConditionView
from brygga.foundation.refusals import Refused, text

# What is asked of which instruments, and the codes of the stops that answer no.
LOANS = ("loan", "bridge_loan")
ASKED: tuple[tuple[Any, tuple[str, ...], tuple[str, ...]], ...] = (
    (text("Avtalet är underskrivet och kontrollerat av två"), ("pay_out.not_signed",), ()),
    (text("Föreningen är registrerad"), ("law.se.registered_first",), ()),
    (text("Fonden får låna ut"), ("law.se.registered_institute", "law.se.persons_for_business"), LOANS),
    (text("Stadgarna tillåter förlagsinsatser"), ("law.se.statutes_allow_contribution",), ("contribution",)),
    (text("Beslutet gäller fortfarande"), ("pay_out.last_day",), ()),
    (text("Pengarna är bundna och finns i potten"), ("pay_out.not_bound", "pay_out.no_cash"), ()),
)


def checklist(agreement: AgreementView, conditions: list[ConditionView], found: list[Refused]) -> dict[str, Any]:
    """Return the list as a table: every question with its answer, those that say no with section and way on."""
    stopping = {refusal.code: refusal for refusal in found}
    rows = [_row(str(label), next((stopping[code] for code in codes if code in stopping), None))
            for label, codes, instruments in ASKED if not instruments or agreement.instrument in instruments]
    unmet = sum(1 for condition in conditions if condition.met_on is None)
    if conditions:
        rows.insert(1, [_("Villkoren är uppfyllda"), {"word": _("%d saknas") % unmet, "kind": "warn"} if unmet
                        else {"word": _("klart"), "kind": "ok"},
                        _("Se listan under.") if unmet else ""])
    known = {code for _label, codes, _instruments in ASKED for code in codes} | {"pay_out.condition"}
    rows += [_row(str(refusal.message), refusal) for refusal in found if refusal.code not in known]
    return {"rows": rows, "columns": [{"label": label} for label in (_("Vad"), _("Läge"), _("Vägen vidare"))]}


def _row(label: str, refusal: Refused | None) -> list[Any]:
    if refusal is None:
        return [label, {"word": _("klart"), "kind": "ok"}, ""]
    why = f"{refusal.message} ({refusal.section})" if refusal.section else ""
    if not refusal.way_on:
        why = str(refusal.message)
    state = {"word": _("stopp"), "kind": "stop"} if refusal.section else {"word": _("saknas"), "kind": "warn"}
    return [label, state, f"{why} {refusal.way_on}".strip()]
