"""What stands around every page: the fund's name, the ways to go by role, who is logged in, the fund's own date."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from brygga.apps.access.doorways import Seat
from brygga.apps.access.names import ROLE_NAMES
from brygga.foundation import clock
from brygga.foundation.refusals import text

WAYS = (
    ("cases:list", text("Ärenden"), "case.read"), ("boardroom:meetings", text("Sammanträden"), "board.read"),
    ("agreements:list", text("Avtal"), "agreement.read"), ("money:day", text("Pengar"), "money.read"),
    ("sources:list", text("Källor"), "source.read"), ("books:home", text("Böcker"), "books.read"),
    ("settings:home", text("Inställningar"), "settings.read"), ("portal:home", text("Mina ärenden"), "portal.use"))

VISITORS = (("public:how", text("Så går det till")), ("calculators:home", text("Räkna själv")),
            ("doors:log_in", text("Logga in")))


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: nav, user menu, tenant and business date, from the seat that the guard has put there."""
    seat: Seat | None = getattr(request, "seat", None)
    user: Any = getattr(request, "user", None)
    around: dict[str, Any] = {"business_date": clock.today() if clock.runs_on_its_own_date() else None,
                              "demo": clock.runs_on_its_own_date()}
    if user is not None and user.is_authenticated:
        around["user_menu"] = {"name": user.person.name, "role": _roles(seat), "logout_url": reverse("doors:log_out"),
                               "links": _own_pages(request)}
    else:
        around["user_menu"] = {"login_url": reverse("doors:log_in")}
        around["nav"] = [{"label": label, "url": reverse(name), "current": request.path.startswith(reverse(name))}
                         for name, label in VISITORS]
    if seat is not None:
        home = "overview:home" if seat.matters is None else "portal:home"
        around |= {"tenant_name": seat.fund, "seat": seat, "nav": _nav(request, seat),
                   "home_url": reverse(home, kwargs={"slug": seat.slug})}
    return around


def _nav(request: HttpRequest, seat: Seat) -> list[dict[str, Any]]:
    here, nav = request.path, []
    for name, label, permission in WAYS:
        if seat.may(permission):
            try:
                url = reverse(name, kwargs={"slug": seat.slug})
            except NoReverseMatch:
                continue
            nav.append({"label": label, "url": url, "current": here.startswith(url)})
    return nav


def _roles(seat: Seat | None) -> str:
    return ", ".join(str(ROLE_NAMES[r]) for r in sorted(seat.roles)) if seat else ""


def _own_pages(request: HttpRequest) -> list[dict[str, Any]]:
    if not request.session.get("second_factor"):
        return []
    return [{"url": reverse("mfa_index"), "label": text("Min inloggning")}]
