"""The words of each duty: what is asked, as a short imperative. `%(…)s` are filled from the duty's details.

What the fund says to an applicant ("vi", "er") has its own words for those of the fund who read it in `FOR_THE_FUND`.
"""

from typing import Any

from brygga.foundation.refusals import text

DUTIES = {
    "enquiry.answer": text("Svara på intresseanmälan från %(name)s"),
    "application.finish": text("Skriv klart ansökan och skicka den till fonden"),
    "application.prepare": text("Bered ansökan från %(name)s"),
    "completion.answer": text("Vi väntar på er: %(asked_for)s"),
    "completion.read": text("Läs svaret på kompletteringen från %(name)s"),
    "message.read": text("Läs meddelandet från %(name)s"),
    "proposal.to_board": text("Ta upp %(name)s på ett sammanträde"),
    "declare": text("Svara på frågan om jäv: %(name)s"),
    "tie.rule": text("Svara på en ledamots koppling till ett ärende"),
    "decide": text("Besluta om %(name)s"),
    "minutes.sign": text("Skriv under protokollet från %(on)s"),
    "minutes.adjust": text("Justera protokollet från %(on)s"),
    "agreement.sign": text("Skriv under avtalet och ladda upp det"),
    "signing.check": text("Kontrollera underskrifterna på avtal %(number)s"),
    "condition.meet": text("Uppfyll villkoret: %(text)s"),
    "payment.propose": text("Lägg upp utbetalningen för avtal %(number)s"),
    "payment.approve": text("Attestera betalningen till %(name)s"),
    "payment.confirm": text("Betala i internetbanken och bekräfta: %(name)s"),
    "over.send_back": text("Betala tillbaka det som %(name)s har betalat för mycket: avtal %(number)s"),
    "role.confirm": text("Bekräfta rollen %(role)s för %(name)s"),
    "agreement.last_day": text("Löftet till %(name)s går snart ut: avtal %(number)s"),
    "arrears.call": text("Ring %(name)s om den försenade betalningen"),
    "fund.confirm": text("Bekräfta att ni startar fonden"),
}

FOR_THE_FUND = {
    "application.finish": text("Sökanden skriver klart ansökan"),
    "completion.answer": text("Sökanden ska komplettera: %(asked_for)s"),
}


def words_of(code: str, details: dict[str, Any], *, for_applicant: bool) -> str:
    """Return what a duty asks, in the words of whoever reads it: the applicant it is put to, or the fund that waits."""
    said = DUTIES[code] if for_applicant else FOR_THE_FUND.get(code, DUTIES[code])
    return str(said) % details
