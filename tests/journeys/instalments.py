"""Sixth chapter: statements are typed and matched, instalments come by OCR, and the same kronor go out again."""

from __future__ import annotations

import re
from datetime import date

from tests.journeys.story import Journey


def statement(journey: Journey, on: date, rows: list[dict[str, str]]) -> None:
    """The treasurer types the bank's statement up to a day and approves what each row is said to be."""
    greta = journey.at("Greta", "pengar/").follow("Skriv in kontoutdrag")
    opening = greta.here('input[name="opening"]').input_value()
    closing = minor(opening) + sum(minor(row["amount"]) for row in rows)
    boxes = {f"rad-{n}-{name}": said for n, row in enumerate(rows) for name, said in (row | {"on": str(on)}).items()}
    greta.fill(boxes | {"to_on": on, "closing": kronor(closing)}).shot("utdrag").press("Spara kontoutdraget")
    greta.sees("Kontoutdraget är inlagt").shot("att-para-ihop")
    for _ in rows:
        greta.press("Godkänn").sees("Raden är ihopparad och bokförd")
    greta.sees("Alla rader på kontoutdragen är ihopparade").shot("avstamt")


def correct(journey: Journey) -> None:
    """A match is taken back, as if it had been wrong: the books are put right by adding, and it is made again."""
    greta = journey.at("Greta", "pengar/utdrag/")
    greta.here('main a[href*="/utdrag/"]:not([href*="/nytt/"])').first.click()
    greta.page.wait_for_load_state()
    greta.here('main a[href*="/rad/"]').first.click()
    greta.page.wait_for_load_state()
    greta.shot("rad").press("Ångra ihopparningen").sees("Ihopparningen är ångrad").shot("angrat")
    journey.at("Greta", "pengar/").sees("stämmer inte").press("Godkänn").sees("Raden är ihopparad och bokförd")


def paid(journey: Journey, case: str, on: date, given: dict[str, dict[str, str]]) -> None:
    """The pay-outs of a day stand on the statement too."""
    name = journey.figures[case]["party"]["name"]
    statement(journey, on, [{"amount": f"-{terms['amount']}", "counterparty": name, "reference": f"SB {number}"}
                            for number, terms in given.items()])


def due(journey: Journey, case: str, number: str, whole: bool = False) -> dict[str, str]:
    """What the borrower reads and sends: the next instalment, or with its interest all that is left, and the OCR."""
    contact = journey.figures[case]["enquiry"]["contact_name"]
    asks = journey.at(contact, f"mitt/{journey.kept[case]}/avtal/{number}/").shot(f"att-betala-{number}")
    reference = re.search(r"OCR\s*(\d+)", asks.here(".next").inner_text())
    assert reference
    amount = minor(asks.here(".pay-next b").first.inner_text())
    if whole:
        left = re.search(r"Kvar att betala: (.+?) i kapital", asks.here("main").inner_text())
        assert left
        amount = minor(left[1]) + minor(asks.here('td[data-label="Ränta och avgift"]').first.text_content() or "")
    return {"amount": kronor(amount), "reference": reference[1], "counterparty": contact}


def minor(typed: str) -> int:
    """An amount as a page shows it, in öre."""
    whole, _, part = re.sub(r"[^\d,-]", "", typed.replace("\u2212", "-")).partition(",")
    sign = -1 if whole.startswith("-") else 1
    return int(whole or "0") * 100 + sign * int(part or "0")


def kronor(amount: int) -> str:
    """Öre as a person types them."""
    return f"{'-' if amount < 0 else ''}{abs(amount) // 100},{abs(amount) % 100:02d}"
