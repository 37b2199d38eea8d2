"""Decorators that say who may reach a view, and hand it what it needs.

`@public_page`: anybody. `@person_page`: somebody logged in; the view gets `person_id`. `@seat_page("permission")`:
somebody with a seat in the tenant of the address whose roles carry the permission; the view gets `seat`. Each leaves
an `Access` on the view, which the access tests read.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_http_methods

from brygga.apps.access.doorways import Seat, seat_of
from brygga.foundation import clock
from brygga.foundation.reach import Access

View = Callable[..., HttpResponseBase]


class LoginNeeded(Exception):
    """Nobody is logged in, or the session has ended; the middleware leads to the log-in page and keeps the text."""


def public_page(*methods: str) -> Callable[[View], View]:
    """Open to anybody. Methods: GET unless said."""
    return _guarded(Access("public", methods=methods or ("GET",)), lambda request, given: None)


def person_page(*methods: str) -> Callable[[View], View]:
    """Open to anybody who is logged in; the view gets `person_id`."""
    def enter(request: HttpRequest, given: dict[str, Any]) -> None:
        given["person_id"] = person_of(request)
    return _guarded(Access("person", methods=methods or ("GET",)), enter)


def seat_page(permission: str, *methods: str) -> Callable[[View], View]:
    """Open to a seat in the tenant whose roles carry `permission`; `slug` of the address becomes `seat`."""
    def enter(request: HttpRequest, given: dict[str, Any]) -> None:
        seat = seat_for(request, given.pop("slug"))
        seat.require(permission)
        given["seat"] = seat
    return _guarded(Access("seat", permission, methods or ("GET",)), enter)


def person_of(request: HttpRequest) -> int:
    """Return the id of the person who is logged in, or raise LoginNeeded."""
    user: Any = request.user
    if not user.is_authenticated:
        raise LoginNeeded
    return int(user.person_id)


def seat_for(request: HttpRequest, slug: str) -> Seat:
    """Return the seat of whoever is logged in, in the tenant of the address; kept on the request for the frame."""
    seat = seat_of(person_of(request), slug, clock.today())
    if seat.matters is None and request.session.get("way_in") == "link":
        raise LoginNeeded  # a letter opens the applicant's side alone; staff give password and code
    request.seat = seat  # type: ignore[attr-defined]
    return seat


def _guarded(access: Access, enter: Callable[[HttpRequest, dict[str, Any]], None]) -> Callable[[View], View]:
    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **given: Any) -> HttpResponseBase:
            enter(request, given)
            return view(request, **given)
        answer: Any = require_http_methods([*access.methods, "HEAD"])(guarded)
        answer.access = access
        return answer
    return wrap
