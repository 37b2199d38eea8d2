"""The one live sentence: chosen by rule from what is true on the day, and never more than that.

First turn: what is out of what came in, and that it will be used again. Second turn: what has come back, once some of
it has been lent again.
"""

from brygga.formats.pictures import figures
from brygga.foundation.refusals import text
from brygga.operations.source_page import PublicSentence


def live_sentence(said: PublicSentence) -> str:
    """Return the sentence in Swedish or the page's language, with amounts as people read them."""
    def kr(minor: int) -> str:
        return figures.money(minor, said.currency, "sv")
    parts = {"paid": kr(said.paid_in_minor), "out": kr(said.out_minor), "back": kr(said.back_minor),
             "n": said.out_count}
    if said.has_second_turn:
        return str(text("Av %(paid)s är %(out)s ute i %(n)s avtal. %(back)s har redan kommit tillbaka, och en del av "
                        "det har lånats ut igen.") % parts)
    if said.out_count:
        return str(text("Av %(paid)s är %(out)s ute i %(n)s avtal. När de kommer tillbaka används de igen.") % parts)
    return str(text("%(paid)s har kommit till fonden och väntar på sin första användning.") % parts)
