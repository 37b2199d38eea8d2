"""Text that was typed when the session had ended: kept while the person logs in, and put back in the form.

Passwords, codes, tokens and files are never kept. One form at a time; it is gone once it has been put back.
"""

from typing import Any

from django.http import HttpRequest

NOT_KEPT = {"csrfmiddlewaretoken", "command_key", "password", "password1", "password2", "code", "secret"}
KEY = "parked_form"


def park(request: HttpRequest, page: str) -> None:
    """Keep what was posted from the form on `page` (address with its question, if any)."""
    request.session[KEY] = {"path": page.split("?")[0], "data": {
        name: request.POST.getlist(name) for name in request.POST
        if name.rsplit("-", 1)[-1] not in NOT_KEPT}}


def waits(request: HttpRequest) -> bool:
    """Tell whether something typed is kept here until somebody logs in."""
    return KEY in request.session


def parked(request: HttpRequest) -> dict[str, Any]:
    """Return (and forget) what was kept for this address, as a form's initial values; empty when there is nothing."""
    kept = request.session.get(KEY)
    if not kept or kept["path"] != request.path:
        return {}
    del request.session[KEY]
    return {name: values[0] if len(values) == 1 else values for name, values in kept["data"].items()}
