"""Swedish numbers: organisationsnummer, personnummer, bankgiro, plusgiro and the OCR reference.

All carry a mod-10 check digit (Luhn). Trick: the third digit tells an organisationsnummer (2 or more, the "month" is
20 or above) from a personnummer, so a person's number typed in an organisation's field is recognised and refused, not
stored. Shape and check digit only: whether the number is given out, and to whom, is Bolagsverket's answer.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from types import MappingProxyType

from brygga.jurisdictions.contract import Checked, Words

FORM_BY_FIRST_DIGIT: Mapping[str, str] = MappingProxyType({
    "2": "offentlig",
    "5": "aktiebolag",
    "7": "ekonomisk förening",
    "8": "ideell förening eller stiftelse",
    "9": "handelsbolag",
})
OCR_MOST_DIGITS = 25

_NOT_DIGITS = Words("Numret ska bestå av siffror.", "The number must consist of digits.")
_CHECK_DIGIT = Words("Kontrollsiffran stämmer inte. Läs numret igen.", "The check digit is wrong. Read it again.")
_PERSONAL = Words(
    "Det här ser ut som ett personnummer. Skriv föreningens organisationsnummer.",
    "This looks like a personnummer. Write the association's organisation number.",
)


def _wrong_length(sv: str, en: str) -> Checked:
    return Checked(False, why=Words(f"Numret ska ha {sv} siffror.", f"The number must have {en} digits."))


def luhn_digit(digits: str) -> str:
    """Return the mod-10 check digit to put after `digits`."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        product = int(digit) * (2 if position % 2 == 0 else 1)
        total += product - 9 if product > 9 else product
    return str(-total % 10)


def passes_luhn(digits: str) -> bool:
    """Tell whether the last digit is the check digit of those before it."""
    return len(digits) > 1 and luhn_digit(digits[:-1]) == digits[-1]


def check_orgnr(text: str) -> Checked:
    """Check an organisationsnummer: ten digits (or twelve that begin with 16), third digit at least 2, check digit.

    `normal` is ten digits, `shown` NNNNNN-NNNN, `form` the legal form that the first digit tells, or None.
    """
    digits = _digits(text)
    if digits is None:
        return Checked(False, why=_NOT_DIGITS)
    if len(digits) == 12 and digits.startswith("16"):
        digits = digits[2:]
    if check_personnummer(text).valid or (len(digits) == 10 and digits[2] < "2"):
        return Checked(False, why=_PERSONAL, looks_personal=True)
    if len(digits) != 10:
        return _wrong_length("tio", "ten")
    if not passes_luhn(digits):
        return Checked(False, why=_CHECK_DIGIT)
    return Checked(True, digits, f"{digits[:6]}-{digits[6:]}", FORM_BY_FIRST_DIGIT.get(digits[0]))


def check_personnummer(text: str) -> Checked:
    """Recognise a personnummer or samordningsnummer (day + 60), ten or twelve digits, with - or + or nothing between.

    Ten digits name no century, so 29 February is accepted when any century with that year has it.
    """
    digits = _digits(text.replace("+", "-"))
    if digits is None:
        return Checked(False, why=_NOT_DIGITS)
    if len(digits) not in (10, 12):
        return _wrong_length("tio eller tolv", "ten or twelve")
    short = digits[-10:]
    day = int(short[4:6])
    coordination = day > 60
    if not _is_day(digits[:-8], int(short[2:4]), day - 60 if coordination else day):
        return Checked(False, why=Words("Numret börjar inte med ett datum.", "The number does not begin with a date."))
    if not passes_luhn(short):
        return Checked(False, why=_CHECK_DIGIT)
    form = "samordningsnummer" if coordination else "personnummer"
    return Checked(True, digits, f"{digits[:-4]}-{digits[-4:]}", form, looks_personal=True)


def check_bankgiro(text: str) -> Checked:
    """Check a bankgiro number: seven or eight digits, written NNN-NNNN or NNNN-NNNN."""
    digits = _digits(text)
    if digits is None:
        return Checked(False, why=_NOT_DIGITS)
    if len(digits) not in (7, 8):
        return _wrong_length("sju eller åtta", "seven or eight")
    if not passes_luhn(digits):
        return Checked(False, why=_CHECK_DIGIT)
    return Checked(True, digits, f"{digits[:-4]}-{digits[-4:]}")


def check_plusgiro(text: str) -> Checked:
    """Check a plusgiro number: two to eight digits, written in pairs from the right before the check digit."""
    digits = _digits(text)
    if digits is None:
        return Checked(False, why=_NOT_DIGITS)
    if not 2 <= len(digits) <= 8:
        return _wrong_length("två till åtta", "two to eight")
    if not passes_luhn(digits):
        return Checked(False, why=_CHECK_DIGIT)
    return Checked(True, digits, f"{_in_pairs(digits[:-1])}-{digits[-1]}")


def make_ocr(base: str) -> str:
    """Return `base` with length digit and check digit: "12345" gives "1234574". ValueError when it cannot be one."""
    if not (base.isascii() and base.isdigit()) or len(base) + 2 > OCR_MOST_DIGITS:
        raise ValueError(f"an OCR reference is made from 1 to {OCR_MOST_DIGITS - 2} digits")
    with_length = base + str((len(base) + 2) % 10)
    return with_length + luhn_digit(with_length)


def check_ocr(reference: str, *, length_digit: bool = False) -> Checked:
    """Check an OCR reference: the check digit, and the length digit next to last when the bank's agreement has one."""
    digits = _digits(reference)
    if digits is None:
        return Checked(False, why=_NOT_DIGITS)
    if not 2 <= len(digits) <= OCR_MOST_DIGITS:
        return _wrong_length(f"2–{OCR_MOST_DIGITS}", f"2 to {OCR_MOST_DIGITS}")
    if not passes_luhn(digits):
        return Checked(False, why=_CHECK_DIGIT)
    if length_digit and (len(digits) < 3 or int(digits[-2]) != len(digits) % 10):
        return Checked(False, why=Words("En siffra saknas eller är för mycket.", "A digit is missing or one too many."))
    return Checked(True, digits, digits)


def _digits(text: str) -> str | None:
    kept = text.strip().replace("-", "").replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    return kept if kept.isascii() and kept.isdigit() else None


def _in_pairs(body: str) -> str:
    even = body if len(body) % 2 == 0 else " " + body
    return " ".join(even[at:at + 2].strip() for at in range(0, len(even), 2))


def _is_day(year: str, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or day < 1:
        return False
    full = int(year) if len(year) == 4 else 2000 + int(year)
    return full > 0 and day <= monthrange(full, month)[1]
