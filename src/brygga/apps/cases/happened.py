"""What a step of a case is called once it has been taken: for time lines on both sides."""

from brygga.foundation.refusals import text

HAPPENED = {
    "enquire": text("Intresseanmälan kom in"), "reconsider": text("Omprövning begärdes"),
    "start_application": text("Inbjudan att ansöka skickades"), "submit": text("Ansökan kom in"),
    "return_application": text("Ansökan lämnades tillbaka"), "propose": text("Förslag lades fram"),
    "decide_yes": text("Styrelsen beviljade"), "decide_no": text("Styrelsen avslog"),
    "send_back": text("Styrelsen skickade tillbaka ärendet"), "complete_agreement": text("Pengarna betalades ut"),
    "prepare_again": text("Ärendet började beredas igen"), "let_lapse": text("Beslutet förföll"),
    "withdraw": text("Ansökan togs tillbaka"), "refer": text("Ärendet hänvisades vidare"),
    "take_back": text("Ärendet togs tillbaka från hänvisning"), "rest": text("Ärendet lades vilande"),
    "resume": text("Ärendet återupptogs"), "close": text("Ärendet avslutades"),
}
