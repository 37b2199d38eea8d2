"""The calculators over HTTP: the text that comes in goes to `calc.run`, and what it answers goes out as it is.

Trick: nothing here reads the JSON, so the command line and the API cannot come to differ. A form may send the same
text in its field `input`, which is how a page without JavaScript asks. CSRF protects sessions and there is none here.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, RawPostDataException
from django.http.request import QueryDict
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from brygga.api.language import asked_language
from brygga.calc.contract import Bad
from brygga.calc.run import ANSWERED, REFUSED, decoded, described, listed, run, write
from brygga.foundation.reach import Access

BODY_BYTES_MAX = 256 * 1024
"""A question of four thousand events; a longer one belongs on a command line, where nobody waits behind it."""
ITEMS_MAX = 50
"""Questions in one list: as much work as one caller may ask for while others wait."""
FORM = "application/x-www-form-urlencoded"
View = Callable[..., HttpResponse]


def for_programs(*methods: str) -> Callable[[View], View]:
    """Open to anybody, without a session; what is refused is told as the calculators' error object."""
    def wrap(view: View) -> View:
        @wraps(view)
        def open_view(request: HttpRequest, **given: Any) -> HttpResponse:
            language, problem = asked_language(request)
            if problem is not None:
                return answer(write(problem.answer(language)), 400, language)
            return view(request, language=language, **given)
        done: Any = require_http_methods([*methods, "HEAD"])(open_view)
        done = csrf_exempt(done) if "POST" in methods else done
        done.access = Access("public", methods=methods)
        return done
    return wrap


@for_programs("GET")
def calculators(request: HttpRequest, language: str) -> HttpResponse:
    """List the names, as `brygga calc --list` does."""
    return answer(listed(), 200, language)


@for_programs("GET", "POST")
def calculator(request: HttpRequest, called: str, language: str) -> HttpResponse:
    """GET: the schemas, as `brygga calc NAME --schema`. POST: the answer, as `brygga calc NAME`."""
    schema, status = described(called, language)
    if status == REFUSED:
        return answer(schema, 404, language)
    if request.method != "POST":
        return answer(schema, 200, language)
    try:
        text = _question(request)
    except _TooLong as long:
        return answer(write(long.bad.answer(language)), 413, language)
    except Bad as bad:
        return answer(write(bad.answer(language)), 400, language)
    text, status = run(called, text, language, ITEMS_MAX)
    return answer(text, 200 if status == ANSWERED else 400, language)


def answer(text: str, status: int, language: str) -> HttpResponse:
    """The bytes that the command line prints, line end included."""
    return HttpResponse(f"{text}\n".encode(), status=status, content_type="application/json; charset=utf-8",
                        headers={"Content-Language": language, "Cache-Control": "no-store"})


class _TooLong(Exception):
    """More than a question may hold; `bad` is what is told."""

    def __init__(self) -> None:
        super().__init__()
        most = BODY_BYTES_MAX // 1024
        self.bad = Bad("out_of_range", "",
                       f"Frågan är större än {most} kB. Dela upp den, eller använd kommandot brygga calc.",
                       f"The question is larger than {most} kB. Divide it, or use the command brygga calc.")


def _question(request: HttpRequest) -> str:
    """The JSON text of the body, or of the field `input` of a form. Raises Bad, _TooLong."""
    content = _body(request)
    if request.content_type != FORM:
        return decoded(content)
    try:
        return str(QueryDict(content, encoding="utf-8")["input"])
    except (KeyError, ValueError):
        raise Bad("missing", "input", "Formuläret har inget fält input med JSON.",
                  "The form has no field input with JSON.") from None


def _body(request: HttpRequest) -> bytes:
    """The body, never more than what is allowed: a longer one is not even read to its end."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > BODY_BYTES_MAX:
        raise _TooLong
    try:
        content = request.read(BODY_BYTES_MAX + 1)
    except (OSError, RawPostDataException):
        raise Bad("not_json", "", "Frågan kom inte fram hel.", "The question did not arrive whole.") from None
    if len(content) > BODY_BYTES_MAX:
        raise _TooLong
    return bytes(content)
