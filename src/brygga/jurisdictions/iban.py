"""Account numbers that cross borders: IBAN (ISO 13616), the same rule in every country.

Trick: move the first four characters to the end, read letters as 10–35, and the whole number leaves 1 when divided by
97. The length is the country's; one whose length is not listed here is checked by the rest alone.
"""

from __future__ import annotations

from brygga.jurisdictions.contract import Checked, Words

LENGTHS = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
    "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GI": 23, "GL": 18, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26,
    "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25,
    "RO": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "VA": 22,
}  # fmt: skip
"""Characters of an IBAN by country: the EEA, Switzerland, the United Kingdom and the small states beside them."""
LONGEST = 34

_SHAPE = Words(
    "Ett IBAN börjar med två bokstäver för landet och två siffror, till exempel SE45.",
    "An IBAN begins with two letters for the country and two digits, such as SE45.",
)
_CHECK = Words("Kontrollsiffrorna stämmer inte. Läs numret igen.", "The check digits are wrong. Read the number again.")


def check_iban(text: str) -> Checked:
    """Check an IBAN; spaces and small letters are allowed. `shown` stands in groups of four."""
    number = "".join(text.split()).upper()
    if not (number.isascii() and number.isalnum() and number[:2].isalpha() and number[2:4].isdigit()):
        return Checked(False, why=_SHAPE)
    length = LENGTHS.get(number[:2])
    if len(number) > LONGEST or len(number) < 5 or (length is not None and len(number) != length):
        wanted = str(length) if length else f"5–{LONGEST}"
        return Checked(False, why=Words(f"Ett IBAN från {number[:2]} har {wanted} tecken.",
                                        f"An IBAN from {number[:2]} has {wanted} characters."))
    moved = number[4:] + number[:4]
    if int("".join(str(int(letter, 36)) for letter in moved)) % 97 != 1 or not 2 <= int(number[2:4]) <= 98:
        return Checked(False, why=_CHECK)
    return Checked(True, number, " ".join(number[at:at + 4] for at in range(0, len(number), 4)))
