"""The calculators over HTTP: the text that comes in goes to `calc.run`, and what it answers goes out as it is.

Trick: nothing here reads the JSON, so the command line and the API cannot come to differ. A form may send the same
text in its field `input`, which is how a page without JavaScript asks. CSRF protects sessions and there is none here.
"""

from collections.abc import Callable
from functools import wraps
from time import thread_time
from typing import Any

from django.http import HttpRequest, HttpResponse, RawPostDataException
from django.http.request import QueryDict
from django.views.decorators.csrf import csrf_exempt

from brygga.api.language import asked_language
from brygga.calc.contract import Bad
from brygga.calc.run import ANSWERED, REFUSED, decoded, described, listed, run, write
from brygga.foundation.reach import Access

BODY_BYTES_MAX = 256 * 1024
"""A question of four thousand events; a longer one belongs on a command line, where nobody waits behind it."""
ITEMS_MAX = 50
"""Questions in one list: as much work as one caller may ask for while others wait."""
SECONDS_MAX = 2.0
"""Work on one list: what is left of it then is refused. A single question is bounded by its own length."""
FORM = "application/x-www-form-urlencoded"
JSON = ("application/json", "text/json", "")
"""What the body may be called; a caller who says nothing is believed to have sent JSON."""
View = Callable[..., HttpResponse]


def for_programs(*methods: str) -> Callable[[View], View]:
    """Open to anybody, without a session; what is refused is told as the calculators' error object."""
    def wrap(view: View) -> View:
        @wraps(view)
        def open_view(request: HttpRequest, **given: Any) -> HttpResponse:
            language, problem = asked_language(request)
            if request.method not in allowed:
                refused = answer(write(_other_method(methods).answer(language)), 405, language)
                refused["Allow"] = ", ".join(allowed)
                return refused
            if problem is not None:
                return answer(write(problem.answer(language)), 400, language)
            return view(request, language=language, **given)
        allowed = [*methods, "HEAD"] if "GET" in methods else [*methods]
        done: Any = csrf_exempt(open_view)
        done.access = Access("public", methods=methods)
        return done
    return wrap


@for_programs("GET")
def calculators(request: HttpRequest, language: str) -> HttpResponse:
    """List the names, as `brygga calc --list` does."""
    return answer(listed(), 200, language)


@for_programs("GET")
def schema(request: HttpRequest, called: str, language: str) -> HttpResponse:
    """The schemas of question and answer, as `brygga calc NAME --schema`."""
    told, status = described(called, language)
    return answer(told, 404 if status == REFUSED else 200, language)


@for_programs("POST")
def calculator(request: HttpRequest, called: str, language: str) -> HttpResponse:
    """The answer, as `brygga calc NAME`."""
    told, status = described(called, language)
    if status == REFUSED:
        return answer(told, 404, language)
    try:
        text = _question(request)
    except _NotTaken as no:
        return answer(write(no.bad.answer(language)), no.status, language)
    except Bad as bad:
        return answer(write(bad.answer(language)), 400, language)
    end = thread_time() + SECONDS_MAX
    text, status = run(called, text, language, ITEMS_MAX, lambda: thread_time() > end)
    return answer(text, 200 if status == ANSWERED else 400, language)


def answer(text: str, status: int, language: str) -> HttpResponse:
    """The bytes that the command line prints, line end included."""
    return HttpResponse(f"{text}\n".encode(), status=status, content_type="application/json; charset=utf-8",
                        headers={"Content-Language": language, "Cache-Control": "no-store"})


class _NotTaken(Exception):
    """What a server of the web says no to before the question is read; `bad` is what is told."""

    def __init__(self, status: int, bad: Bad) -> None:
        super().__init__()
        self.status, self.bad = status, bad


def _too_long() -> _NotTaken:
    most = BODY_BYTES_MAX // 1024
    return _NotTaken(413, Bad(
        "out_of_range", "", f"Frågan är större än {most} kB. Dela upp den, eller använd kommandot brygga calc.",
        f"The question is larger than {most} kB. Divide it, or use the command brygga calc."))


def _other_content() -> _NotTaken:
    return _NotTaken(415, Bad(
        "wrong_type", "Content-Type", f"Skicka frågan som application/json, eller i fältet input som {FORM}.",
        f"Send the question as application/json, or in the field input as {FORM}."))


def _other_method(methods: tuple[str, ...]) -> Bad:
    if "POST" in methods:
        return Bad("wrong_type", "", "Ställ frågan med POST. Schemat finns med GET på samma adress och /schema.",
                   "Put the question with POST. The schema is at the same address and /schema, with GET.")
    return Bad("wrong_type", "", "Den här adressen läses med GET.", "This address is read with GET.")


def _question(request: HttpRequest) -> str:
    """The JSON text of the body, or of the field `input` of a form. Raises Bad, _NotTaken."""
    kind = str(request.content_type or "")
    if kind not in (FORM, *JSON) and not kind.endswith("+json"):
        raise _other_content()
    content = _body(request)
    if kind != FORM:
        return decoded(content)
    try:
        return str(QueryDict(content, encoding="utf-8")["input"])
    except (KeyError, ValueError):
        raise Bad("missing", "input", "Formuläret har inget fält input med JSON.",
                  "The form has no field input with JSON.") from None


def _body(request: HttpRequest) -> bytes:
    """The body, never more than what is allowed: a longer one is not even read to its end."""
    told = str(request.META.get("CONTENT_LENGTH") or "0")
    if told.isdecimal() and int(told[:20]) > BODY_BYTES_MAX:
        raise _too_long()
    try:
        content = request.read(BODY_BYTES_MAX + 1)
    except (OSError, RawPostDataException):
        raise Bad("not_json", "", "Frågan kom inte fram hel.", "The question did not arrive whole.") from None
    if len(content) > BODY_BYTES_MAX:
        raise _too_long()
    return bytes(content)
