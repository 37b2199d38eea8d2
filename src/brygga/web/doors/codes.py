"""What allauth knows of a person's codes, in five questions; the only module that touches its authenticators.

A code is taken once (allauth remembers it for as long as it is valid) and attempts are counted per person.
"""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import check_rate_limit, post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, clear_totp_secret, get_totp_secret, validate_totp_code
from allauth.mfa.utils import is_mfa_enabled
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from brygga.foundation.refusals import Refused, text


def has_app(user: Any) -> bool:
    """Tell whether a code app is set up."""
    return bool(is_mfa_enabled(user, [Authenticator.Type.TOTP]))


def check_code(request: HttpRequest, user: Any, code: str) -> None:
    """Take a code from the app or a reserve code, or refuse; too many wrong ones close the door for five minutes."""
    clear = _counted(user)
    for row in Authenticator.objects.filter(user=user).order_by("type"):
        if row.wrap().validate_code(code.strip().replace(" ", "")):
            clear()
            row.user = user
            post_authentication(request, row)
            return
    raise Refused("code.wrong", text("Koden stämmer inte."), field="code",
                  way_on=text("Vänta tills appen visar en ny kod och skriv den. Klockan i telefonen måste gå rätt."))


def new_secret(user: Any) -> tuple[str, SafeString]:
    """Return the secret that is to be put in the app, in groups of four, and the same as a picture (SVG)."""
    secret, adapter = get_totp_secret(), get_adapter()
    svg = adapter.build_totp_svg(adapter.build_totp_url(user, secret))
    return " ".join(secret[i:i + 4] for i in range(0, len(secret), 4)), mark_safe(svg)


@transaction.atomic
def set_up_app(request: HttpRequest, user: Any, code: str) -> None:
    """Set up the app whose first code this is, with reserve codes beside it; refused when the code is another's."""
    clear = _counted(user)
    secret = get_totp_secret()
    if not validate_totp_code(secret, code.strip().replace(" ", "")):
        raise Refused("code.wrong", text("Koden stämmer inte."), field="code",
                      way_on=text("Kontrollera att du har lagt in rätt nyckel i appen och att telefonens klocka går "
                                  "rätt. Skriv sedan den kod som visas nu."))
    clear()
    TOTP.activate(user, secret)
    clear_totp_secret(request)
    RecoveryCodes.activate(user)


@transaction.atomic
def new_reserve_codes(user: Any) -> None:
    """Throw away the reserve codes there are and make new ones, which nobody has seen."""
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(user)


def reserve_codes_once(user: Any) -> list[str]:
    """Return the reserve codes the first time somebody looks, and an empty list ever after."""
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    if row is None or row.wrap().did_view:
        return []
    row.wrap().mark_as_viewed()
    return list(row.wrap().get_unused_codes())


def reserve_codes_left(user: Any) -> int:
    """Return how many reserve codes are unused."""
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(row.wrap().get_unused_codes()) if row else 0


def _counted(user: Any) -> Any:
    try:
        return check_rate_limit(user)
    except ValidationError as fault:
        raise Refused("code.too_many", text("För många fel koder. Vänta fem minuter och försök igen."),
                      field="code") from fault
