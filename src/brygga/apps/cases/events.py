"""Audit codes of cases, with the sentence that the trail shows."""

from brygga.foundation.refusals import text

EVENTS = {
    "cases.opened": text("En intresseanmälan kom in"),
    "cases.template_chosen": text("Ärendemall och väg valdes"),
    "cases.moved": text("Ärendet gick vidare"),
    "cases.party_set": text("Sökanden angavs"),
    "cases.answered": text("Frågor i ansökan besvarades"),
    "cases.paper_attached": text("Ett papper lades till ansökan"),
    "cases.plan_changed": text("Finansieringsplanen ändrades"),
    "cases.readiness_saved": text("Påståendena om finansieringsmognad besvarades"),
    "cases.taken": text("En handläggare tog ärendet"),
    "cases.message_sent": text("Ett meddelande skickades"),
    "cases.completion_asked": text("En komplettering begärdes"),
    "cases.completion_answered": text("En komplettering kom in"),
    "cases.memo_written": text("En bedömning skrevs"),
    "cases.proposed": text("Ett förslag lades fram"),
    "cases.proposal_withdrawn": text("Ett förslag togs tillbaka"),
    "cases.proposal_decided": text("Ett förslag avgjordes"),
    "cases.reconsidered": text("En omprövning begärdes"),
}
