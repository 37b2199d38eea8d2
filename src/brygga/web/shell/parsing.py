"""Reading what people type: amounts, dates, organisation numbers and shares. Plain functions, no Django.

Idea: accept every way of writing that can mean one thing only, and refuse the rest by showing both readings.
"12.500" may be twelve thousand five hundred or twelve and a half; guessing there would move money. Do not add
a format without a row in `tests/web/shell/test_parsing.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from brygga.formats.pictures.figures import MONTHS


class Unreadable(ValueError):
    """What was typed cannot be read in one way. `code` chooses the text; `readings` are the possible meanings."""

    def __init__(self, code: str, *readings: str) -> None:
        super().__init__(code, *readings)
        self.code, self.readings = code, readings


_SPACES: Final = re.compile(r"[\s\u00a0\u202f\u2009]+")
_CURRENCY: Final = re.compile(r"(kr|kronor|sek|eur|€|:-)\.?$", re.IGNORECASE)


MOST_DIGITS: Final = 13
YEARS: Final = range(1900, 2200)


def read_amount(text: str) -> int:
    """Minor units. Accepts "12 500,50", "12500.50", "12.500,50", "12,500.50", "12 500 kr", "−40".

    Raises Unreadable: "amount_shape" (not a number), "amount_unclear" (with the two readings), "amount_decimals" (more
    than two decimals) or "amount_large" (more digits than any fund has money).
    """
    raw = text.strip().replace("\u2212", "-")
    spaced = bool(re.search(r"\d[\s\u00a0\u202f\u2009]+\d", raw))
    if spaced and not re.fullmatch(
        r"-?\s*\d{1,3}([\s\u00a0\u202f\u2009]\d{3})+([.,]\d*)?\s*(kr|kronor|sek|eur|€|:-)?\.?", raw, re.I
    ):
        raise Unreadable("amount_shape")
    body = _CURRENCY.sub("", _SPACES.sub("", raw))
    sign, body = (-1, body[1:]) if body.startswith("-") else (1, body)
    if not re.fullmatch(r"[0-9.,]+", body) or not body[0].isdigit():
        raise Unreadable("amount_shape")
    whole, decimals = _split_decimals(body, spaced)
    if len(whole.lstrip("0")) > MOST_DIGITS:
        raise Unreadable("amount_large")
    return sign * (int(whole) * 100 + int(decimals.ljust(2, "0")))


def _split_decimals(body: str, spaced: bool) -> tuple[str, str]:
    marks = [c for c in body if c in ".,"]
    if not marks:
        return body, "0"
    last = marks[-1]
    head, tail = body.rsplit(last, 1)
    if len(set(marks)) == 2 or (len(marks) > 1):
        other = "," if last == "." else "."
        grouping = other if len(set(marks)) == 2 else last
        whole = head if len(set(marks)) == 2 else body
        if not re.fullmatch(rf"\d{{1,3}}(\{grouping}\d{{3}})+", whole):
            raise Unreadable("amount_shape")
        if len(set(marks)) == 1:
            return body.replace(last, ""), "0"
        head = head.replace(other, "")
    elif len(tail) == 3 and not spaced and len(head) <= 3 and head != "0":
        raise Unreadable("amount_unclear", f"{head}{tail}", f"{head},{tail.rstrip('0') or '0'}")
    if len(tail) > 2:
        raise Unreadable("amount_decimals")
    return head, tail or "0"


_MONTH_NUMBER: Final = {
    name[:3].lower(): i for names in MONTHS.values() for i, name in enumerate(names, start=1)
}
_MONTH_NAMES: Final = {n.lower() for names in MONTHS.values() for n in names}


def read_date(text: str) -> dt.date:
    """A date. Accepts 2026-03-12, 20260312, 12 mars 2026, 12/3 2026, 12.3.2026.

    Raises Unreadable: "date_shape", "date_year" (no year), "date_unclear" (with the readings), "date_none" (no
    such day) or "date_far" (a year that nobody means).
    """
    raw = _SPACES.sub(" ", text.strip().lower())
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})(\d{2})(\d{2})", raw):
        year, month, day = [int(g) for g in found.groups() if g]
        return _date(year, month, day)
    if found := re.fullmatch(r"(?:den )?(\d{1,2})(?::e)? ([a-zåäö]{3,})\.?(?: (\d{4}))?", raw):
        return _named(found[1], found[2], found[3])
    if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:[ -](\d{4}))?", raw):
        if found[3] is None:
            raise Unreadable("date_year")
        return _date(int(found[3]), int(found[2]), int(found[1]))
    if found := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", raw):
        return _date(int(found[3]), int(found[2]), int(found[1]))
    if found := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", raw):
        return _either(int(found[1]), int(found[2]), int(found[3]))
    if re.fullmatch(r"\d{2}-?\d{2}-?\d{2}", raw):
        raise Unreadable("date_unclear", *_six_digits(raw.replace("-", "")))
    raise Unreadable("date_shape")


def _named(day: str, word: str, year: str | None) -> dt.date:
    month = _MONTH_NUMBER.get(word[:3])
    if month is None or not (len(word) == 3 or word in _MONTH_NAMES or word == "sept"):
        raise Unreadable("date_shape")
    if year is None:
        raise Unreadable("date_year")
    return _date(int(year), month, int(day))


def _either(first: int, second: int, year: int) -> dt.date:
    if first <= 12 and second <= 12 and first != second:
        raise Unreadable("date_unclear", f"{year}-{second:02d}-{first:02d}", f"{year}-{first:02d}-{second:02d}")
    return _date(year, second, first) if second <= 12 else _date(year, first, second)


def _six_digits(raw: str) -> list[str]:
    one, two, three = int(raw[:2]), int(raw[2:4]), int(raw[4:])
    readings = []
    for year, month, day in ((2000 + one, two, three), (2000 + three, two, one)):
        try:
            readings.append(dt.date(year, month, day).isoformat())
        except ValueError:
            continue
    return list(dict.fromkeys(readings))


def _date(year: int, month: int, day: int) -> dt.date:
    try:
        found = dt.date(year, month, day)
    except ValueError:
        raise Unreadable("date_none") from None
    if year not in YEARS:
        raise Unreadable("date_far")
    return found


def read_orgnr(text: str) -> str:
    """Ten digits. Accepts 559123-4567, 5591234567, 16559123-4567, "SE559123456701" (VAT number).

    Raises Unreadable: "orgnr_shape", or "orgnr_person" when the third digit says that it is a person's number.
    """
    digits = re.sub(r"[\s\u00a0\u202f-]", "", text.strip().upper())
    if found := re.fullmatch(r"SE(\d{10})01", digits):
        digits = found[1]
    if re.fullmatch(r"16\d{10}", digits):
        digits = digits[2:]
    if re.fullmatch(r"(19|20)\d{10}", digits):
        raise Unreadable("orgnr_person")
    if not re.fullmatch(r"\d{10}", digits):
        raise Unreadable("orgnr_shape")
    if int(digits[2]) < 2:
        raise Unreadable("orgnr_person")
    return digits


def read_percent(text: str) -> int:
    """Parts per million: "4,5 %" → 45 000. At most four decimals. Raises Unreadable("percent_shape")."""
    body = _SPACES.sub("", text.strip()).removesuffix("%").replace("\u2212", "-")
    found = re.fullmatch(r"(-?)(\d{1,4})(?:[.,](\d{1,4}))?", body)
    if not found:
        raise Unreadable("percent_shape")
    ppm = int(found[2]) * 10_000 + int((found[3] or "0").ljust(4, "0"))
    return -ppm if found[1] else ppm
