"""The one live sentence: chosen by rule from what is true on the day, and never more than that.

First turn: what is out of what came in, and that it will be used again. Second turn: what has come back, once some of
it has been lent again.
"""

from brygga.foundation.refusals import text
from brygga.operations.source_page import PublicSentence
from brygga.web.shell import say


def live_sentence(said: PublicSentence) -> str:
    """Return the sentence in Swedish or the page's language, with amounts as people read them."""
    paid, out, back = (say.kr(minor, currency=said.currency)
                       for minor in (said.paid_in_minor, said.out_minor, said.back_minor))
    parts = {"paid": paid, "out": out, "back": back, "n": said.out_count}
    if said.has_second_turn:
        return str(text("Av %(paid)s är %(out)s ute i %(n)s avtal. %(back)s har redan kommit tillbaka, och en del av "
                        "det har lånats ut igen.") % parts)
    if said.out_count:
        return str(text("Av %(paid)s är %(out)s ute i %(n)s avtal. När de kommer tillbaka används de igen.") % parts)
    return str(text("%(paid)s har kommit till fonden och väntar på sin första användning.") % parts)
