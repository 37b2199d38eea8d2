"""Figures and dates as people write them, in Swedish and English: one hand for page, picture and PDF.

Trick: thousands and unit are parted by NO-BREAK SPACE, so that an amount never breaks over two lines. It is a fifth of
an em in Source Sans 3, which is a thin space; the font's NARROW NO-BREAK SPACE is a tenth and was measured to be too
narrow to read at 13 px. Minus is a real minus (U+2212). Amounts are integer minor units; no float comes near them.
Do not add a language by guessing its plural forms: add its words and a test table.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

HARD: Final = "\u00a0"
MINUS: Final = "\u2212"
MONTHS: Final = {
    "sv": ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
           "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}
WEEKDAYS: Final = {
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_UNITS: Final = {"SEK": "kr", "EUR": "€", "RON": "lei", "NOK": "nkr", "DKK": "dkr"}


def base(language: str) -> str:
    """"sv-se" → "sv"; a language without words here is written in English."""
    short = language[:2].lower()
    return short if short in MONTHS else "en"


def grouped(whole: int, language: str = "sv") -> str:
    """12500 → "12 500" (Swedish) or "12,500" (English); a real minus before a negative number."""
    mark = HARD if base(language) == "sv" else ","
    text = f"{abs(whole):,}".replace(",", mark)
    return f"{MINUS}{text}" if whole < 0 else text


def money(minor: int, currency: str = "SEK", language: str = "sv", *, exact: bool = False) -> str:
    """Minor units → "12 500 kr", "12 500,50 kr"; `exact` writes ",00" too. English: "SEK 12,500.50"."""
    whole, cents = divmod(abs(minor), 100)
    swedish = base(language) == "sv"
    text = grouped(whole, language)
    if cents or exact:
        text += f"{',' if swedish else '.'}{cents:02d}"
    sign = MINUS if minor < 0 else ""
    if swedish:
        return f"{sign}{text}{HARD}{_UNITS.get(currency, currency)}"
    return f"{sign}{currency}{HARD}{text}"


def short_money(minor: int, language: str = "sv") -> str:
    """Whole kronor without unit, for the inside of a picture: "460 000". Rounds half away from zero."""
    whole = (abs(minor) + 50) // 100
    return grouped(-whole if minor < 0 else whole, language)


def day(value: dt.date, language: str = "sv", style: str = "") -> str:
    """12 mars 2026. `style`: "veckodag" → "fredag 12 mars", "utan_ar" → "12 mars", "manad" → "mars 2026"."""
    key = base(language)
    month = MONTHS[key][value.month - 1]
    if style == "veckodag":
        return f"{WEEKDAYS[key][value.weekday()]} {value.day} {month}"
    if style == "utan_ar":
        return f"{value.day} {month}"
    if style == "manad":
        return f"{month} {value.year}"
    return f"{value.day} {month} {value.year}"


def month_short(value: dt.date, language: str = "sv") -> str:
    """"mars" → "mar": three letters, for axes."""
    return MONTHS[base(language)][value.month - 1][:3]


def percent(ppm: int, language: str = "sv") -> str:
    """Parts per million → "4,5 %"; as many decimals as are needed, at most four."""
    whole, rest = divmod(abs(ppm), 10_000)
    decimals = f"{rest:04d}".rstrip("0")
    swedish = base(language) == "sv"
    text = str(whole) + ((("," if swedish else ".") + decimals) if decimals else "")
    sign = MINUS if ppm < 0 else ""
    return f"{sign}{text}{HARD}%" if swedish else f"{sign}{text}%"


def file_size(size: int, language: str = "sv") -> str:
    """Bytes → "412 kB", "1,4 MB" (thousands, as the file managers of today count)."""
    if size < 1_000_000:
        return f"{max(1, (size + 500) // 1000)}{HARD}kB"
    whole, tenth = divmod((size + 50_000) // 100_000, 10)
    mark = "," if base(language) == "sv" else "."
    return f"{whole}{mark}{tenth}{HARD}MB"
