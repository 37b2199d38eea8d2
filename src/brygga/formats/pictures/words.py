"""The few words inside the pictures, in Swedish and English. Longer text stands in the page around them."""

from __future__ import annotations

from typing import Final

from brygga.formats.pictures.figures import base

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "today": ("i dag", "today"), "loss": ("förlust", "loss"), "recovered": ("återvunnet", "recovered"),
    "loan": ("lån", "loan"), "contribution": ("förlagsinsats", "contribution"),
    "guarantee": ("garanti", "guarantee"), "turn": ("varv", "turn"), "turn_unknown": ("varv okänt", "turn unknown"),
    "arches_title": ("Varje båge är ett avtal", "Every arch is an agreement"),
    "agreements": ("avtal", "agreements"), "agreement": ("avtal", "agreement"),
    "paid_in": ("Inbetalt", "Paid in"), "out_today": ("Ute i dag", "Out today"), "cash": ("I kassan", "In cash"),
    "lost": ("Förlorat", "Lost"), "got_back": ("Återvunnet", "Recovered"), "guaranteed": ("Garanterat", "Guaranteed"),
    "same_as_table": ("Samma siffror står i tabellen under bilden.",
                      "The same figures stand in the table below the picture."),
    "to": ("till", "to"), "left_today": ("kvar i dag", "left today"), "all_back": ("allt är tillbaka", "all is back"),
    "smaller": ("mindre avtal", "smaller agreements"), "bundled": ("Mindre avtal är buntade år för år.",
                                                                     "Smaller agreements are bundled by year."),
    "and": ("och", "and"), "more_in_table": ("till i tabellen", "more in the table"),
    "turn_0": ("Första gången pengarna används", "First time the money is used"),
    "turn_1": ("Andra gången (ett varv)", "Second time (one turn)"),
    "turn_2": ("Tredje gången (två varv)", "Third time (two turns)"),
    "turn_3": ("Fjärde gången eller mer", "Fourth time or more"),
    "key_guarantee": ("Garanti: reserverat, inte utbetalt", "Guarantee: reserved, not paid out"),
    "key_plan": ("Återstår enligt plan", "Remains by plan"), "key_cash": ("I kassan", "In cash"),
    "key_loss": ("Förlust", "Loss"),
    "curve_title": ("Likviditetskurva", "Cash curve"), "lowest": ("Lägst i", "Lowest in"),
    "enough": ("Pengarna räcker varje månad.", "The money is enough every month."),
    "short": ("Pengarna räcker inte.", "The money is not enough."),
    "stack_title": ("Kostnader mot finansiering", "Costs against sources"), "costs": ("Kostar", "Costs"),
    "sources": ("Betalas av", "Paid by"), "missing": ("Saknas", "Missing"), "over": ("Utöver behovet", "Over the need"),
    "paid": ("betalt", "paid"), "promised": ("lovat", "promised"), "asked": ("sökt", "asked for"),
    "proposed": ("föreslås", "proposed"), "in_kind": ("eget arbete", "in kind"),
    "a_year": ("per år", "a year"),
    "schedule_title": ("Betalningsplan", "Payment plan"), "interest": ("ränta", "interest"),
    "principal": ("amortering", "principal"), "owing": ("Kvar att betala", "Owing"), "in_all": ("Sammanlagt", "In all"),
    "payments": ("betalningar", "payments"), "paid_already": ("betalt", "paid"),
    "timeline_title": ("Tidslinje", "Time line"), "passed": ("passerat", "passed"), "ahead": ("väntar", "ahead"),
    "places_title": ("Var pengarna är", "Where the money is"),
    "readiness_title": ("Finansieringsmognad", "Readiness"), "of": ("av", "of"),
}


def word(key: str, language: str = "sv") -> str:
    """The word in the reader's language. Raises KeyError for an unknown key."""
    return _WORDS[key][0 if base(language) == "sv" else 1]
