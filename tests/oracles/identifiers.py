"""Numbers that carry their own check, a second time: Luhn, mod 97 and the length digit, with random cases.

A number is made with the arithmetic and then left alone or spoilt in one place, so that both answers are met.
"""

import calendar
from random import Random
from typing import Any

from .wrong import Expected, Mistake, spoil

FORMS = {"7": "ekonomisk förening", "5": "aktiebolag", "8": "ideell förening eller stiftelse", "9": "handelsbolag",
         "2": "offentlig"}
IBAN_LENGTH = {"SE": 24, "NO": 15, "DE": 22, "FI": 18, "DK": 18, "GB": 22, "FR": 27, "RO": 24}


def luhn(digits: str) -> int:
    """What the sum lacks to a whole ten, counting every second digit twice from the last of the given."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        total += sum(divmod(int(digit) * (2 if place % 2 == 0 else 1), 10))
    return -total % 10


def checks(digits: str) -> bool:
    """Whether the last digit is the check digit of the others."""
    return luhn(digits[:-1]) == int(digits[-1])


def mod97(country: str, rest: str) -> int:
    """The two check digits of an IBAN."""
    return 98 - int("".join(str(int(sign, 36)) for sign in rest + country + "00")) % 97


def is_orgnr(digits: str) -> bool:
    """Ten digits, or twelve that begin with 16; the third is 2 or more."""
    ten = digits[2:] if len(digits) == 12 and digits.startswith("16") else digits
    return len(ten) == 10 and int(ten[2]) >= 2 and checks(ten)


def birthday(ten: str, century: str) -> str | None:
    """The form of a number whose first digits are a day: a personnummer, or 60 days on a samordningsnummer."""
    year, month, day = int(century + ten[:2]), int(ten[2:4]), int(ten[4:6])
    if not 1 <= month <= 12 or year == 0:
        return None
    last = calendar.monthrange(year, month)[1]
    if 1 <= day <= last:
        return "personnummer"
    return "samordningsnummer" if 61 <= day <= last + 60 else None


def known(kind: str, text: str) -> tuple[bool, str | None]:
    """Whether a number is right, and its form where the text names one."""
    plain = text.replace("-", "").replace(" ", "").replace("+", "")
    if kind == "iban":
        country, rest = plain[:2].upper(), plain[4:].upper()
        right = len(plain) == IBAN_LENGTH[country] and plain[2:4] == f"{mod97(country, rest):02d}"
        return right, None
    if not plain.isdigit():
        return False, None
    if kind == "orgnr":
        ten = plain[-10:]
        return (True, FORMS.get(ten[0])) if is_orgnr(plain) else (False, None)
    if kind == "personnummer":
        if len(plain) not in (10, 12) or not checks(plain[-10:]):
            return False, None
        form = birthday(plain[-10:], plain[:2] if len(plain) == 12 else "20")
        return form is not None, form
    low, high = (7, 8) if kind == "bankgiro" else (2, 8)
    return low <= len(plain) <= high and checks(plain), None


def identifiers(value: dict[str, Any]) -> Any:
    """The answer without texts; `why` as whether there is one. The form is the text's, so a personnummer has none."""
    kind = value["kind"]
    if kind == "ocr":
        longer = value["base"] + str((len(value["base"]) + 2) % 10)
        return {"reference": longer + str(luhn(longer))}
    if kind == "check_ocr":
        digits = value["reference"]
        right = len(digits) >= 2 and checks(digits)
        if value.get("length_digit"):
            right = right and int(digits[-2]) == len(digits) % 10
        return {"valid": right, "why": not right}
    right, form = known(kind, value["value"])
    return {"valid": right, "form": None if form == "personnummer" else form, "why": not right}


def identifiers_shape(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer as the oracle gives it."""
    if "reference" in answer:
        return {"reference": answer["reference"]}
    kept = {"valid": answer["valid"], "why": bool(answer.get("why"))}
    if "form" in answer:
        kept["form"] = None if answer["form"] == "personnummer" else answer["form"]
    return kept


def digits_of(rng: Random, count: int) -> str:
    """So many digits."""
    return "".join(rng.choice("0123456789") for _ in range(count))


def spoilt(rng: Random, text: str) -> str:
    """Now and then one digit changed, two swapped, one too many or too few."""
    place = rng.randrange(len(text) - 1)
    return rng.choice([
        text, text, text, text[:place] + rng.choice("0123456789") + text[place + 1 :], text + rng.choice("0123456789"),
        text[:place] + text[place + 1] + text[place] + text[place + 2 :], text[:-1],
    ])  # fmt: skip


def born(rng: Random) -> str:
    """Twelve digits that begin with a day, sometimes one that no year has, sometimes of a samordningsnummer."""
    year, month, day = rng.randint(1920, 2024), rng.randint(1, 12), rng.choice([1, 28, 29, 30, 31, rng.randint(1, 31)])
    month = rng.choice([month, month, month, 2, 13, 0])
    first = f"{year}{month:02d}{day + rng.choice([0, 0, 60]):02d}{digits_of(rng, 3)}"
    return first + str(luhn(first[2:]))


def number(rng: Random, kind: str) -> str:
    """A right number of a kind, written in one of its ways; birthdays without century are those of this one."""
    if kind == "iban":
        country = rng.choice([*IBAN_LENGTH, "SE", "SE"])
        rest = digits_of(rng, IBAN_LENGTH[country] - 4)
        if country == "GB":
            rest = "".join(rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(4)) + rest[4:]
        body = spoilt(rng, rest)
        whole = f"{country}{mod97(country, rest):02d}{body}"
        return rng.choice([whole, " ".join(whole[at : at + 4] for at in range(0, len(whole), 4)), whole.lower()])
    if kind == "personnummer":
        twelve = born(rng)
        ten = spoilt(rng, twelve[2:])
        whole = twelve[:2] + ten if twelve[:2] != "20" or rng.random() < 0.5 else ten
    else:
        size = {"orgnr": 9, "bankgiro": rng.choice([6, 7]), "plusgiro": rng.randint(1, 7)}[kind]
        first = digits_of(rng, size)
        whole = spoilt(rng, first + str(luhn(first)))
        if kind == "orgnr" and rng.random() < 0.15:
            whole = "16" + whole
    tail = 1 if kind == "plusgiro" else 4
    return rng.choice([whole, f"{whole[:-tail]}-{whole[-tail:]}"]) if len(whole) > tail else whole


def identifiers_case(rng: Random) -> dict[str, Any]:
    """A number to make or to check."""
    kind = rng.choice(["ocr", "check_ocr", "orgnr", "personnummer", "bankgiro", "plusgiro", "iban"])
    if kind == "ocr":
        return {"kind": kind, "base": digits_of(rng, rng.randint(1, 23))}
    if kind == "check_ocr":
        first = digits_of(rng, rng.randint(1, 22))
        longer = first + str((len(first) + rng.choice([1, 2, 2, 2])) % 10)
        value: dict[str, Any] = {"kind": kind, "reference": spoilt(rng, longer + str(luhn(longer)))}
        return value | rng.choice([{}, {"length_digit": True}, {"length_digit": False}])
    return {"kind": kind, "value": number(rng, kind)}


def wrong_identifiers(rng: Random) -> tuple[Any, Expected]:
    """A question that is not one."""
    value = identifiers_case(rng)
    return spoil(rng, value, [_no_digits, _no_kind], {"": list(set(value) - {"length_digit"})})


def _no_digits(rng: Random, _: dict[str, Any]) -> Mistake:
    return {"kind": "ocr", "base": rng.choice(["", "12a", "x", "12.5"])}, "error"


def _no_kind(rng: Random, value: dict[str, Any]) -> Mistake:
    return value | {"kind": rng.choice(["", "ean", "OCR"])}, "error"
