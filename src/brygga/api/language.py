"""Which language the lines of an answer are in: `?language=`, else Accept-Language, else Swedish. Never a cookie."""

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from brygga.calc.contract import Bad

LANGUAGES = ("sv", "en")


def asked_language(request: HttpRequest) -> tuple[str, Bad | None]:
    """The language, and what is wrong when the address asks for one that there is not."""
    preferred = next((code[:2] for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", ""))
                      if code[:2] in LANGUAGES), LANGUAGES[0])
    asked = request.GET.get("language", preferred)
    if asked in LANGUAGES:
        return asked, None
    return preferred, Bad("out_of_range", "language", "Språket är sv eller en.", "The language is sv or en.")
