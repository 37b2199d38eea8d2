"""What an applicant in the story knows and answers: one value an applicant, filled in question by question.

Places are real, everything else is invented. The texts are short on purpose: they are read by people who try pages.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from brygga.operations.demo.stage import KR

PDF = b"%PDF-1.4\n% invented for the demo world\n"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the financing plan in kronor: cost by the template's code, or source by kind and status."""

    code: str
    label: str
    kronor: int
    month: date
    status: str = ""
    on_requisition: bool = False


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applies, for what, and what they answer beside what the template's texts below say."""

    name: str
    contact: str
    orgnr: str
    place: str
    municipality: str
    template: str
    need: int
    situation: str
    summary: str
    purpose: str
    costs: tuple[Line, ...] = ()
    sources: tuple[Line, ...] = ()
    volunteer: tuple[str, int, int] = ("Eget arbete", 40_000, 200)
    answers: dict[str, Any] = field(default_factory=dict)
    legal_form: str = "cooperative"
    contributions_allowed_on: date | None = None
    bankgiro: str = "733-4451"


def answers_of(who: Applicant, start_on: date) -> dict[str, Any]:
    """Return an answer to every question of the applicant's template, more than the short path asks."""
    base = SHOP if who.template == "unstaffed_shop" else HOUSE
    return {**COMMON, **base, "purpose": who.purpose, "place": who.place, "start_on": start_on, **who.answers}


COMMON: dict[str, Any] = {
    "why_now": "Det som fanns har stängt, och de som vill bo kvar har börjat räkna på att flytta.",
    "people": "Ordförande, kassör med vana av bokföring, och ett tiotal som turas om.",
    "members": 64, "board_decided": "yes", "other_aid": "no", "indicator": "Antal besök i veckan",
    "repay_how": "Av intäkterna varje månad, med en månads betalningar sparade på kontot.",
    "worst_case": "Vi kortar öppettiderna, gör mer själva och hör av oss till er tidigt.",
    "history": "Föreningen har drivit bygdens fester, badplats och tidning i många år.",
    "income_now": 210_000 * KR, "debts": 0, "risks": "För få besökare första vintern, elpriset, att någon slutar.",
}
SHOP: dict[str, Any] = {
    "nearest_km": 17, "households": 180, "premises": "rent", "supplier": "Grossist i Örebro, avtal finns.",
    "sales_month": 170_000 * KR, "access": "Med mobil, eller en bricka för den som inte har mobil.",
    "theft": "Kameror, och kunder som känner varandra.", "services": "Paket och apoteksombud",
}
HOUSE: dict[str, Any] = {
    "step": "both", "owner": "Kommunen", "price": 350_000 * KR, "heating": 48_000 * KR, "lettings": 60,
    "condition": "Torr grund och bra stomme. Taket och elen behöver göras om.",
    "use": "Hantverkare hyr rum, bygden hyr salen, och på lördagar är det café.",
    "tenants": "Två hantverkare och en studiecirkel är vidtalade.", "heritage": "no",
}
