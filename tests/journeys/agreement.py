"""Fifth chapter: what was decided is signed, its conditions are met, and the money leaves with four eyes."""

from __future__ import annotations

from tests.journeys.story import PAPER, Journey


def numbers(journey: Journey, case: str) -> dict[str, str]:
    """The applicant's agreements as their page names them: "Lån" → number."""
    asks = journey.at(journey.figures[case]["enquiry"]["contact_name"], f"mitt/{journey.kept[case]}/")
    names = asks.here('.doors a[href*="/avtal/"] b').all_inner_texts()
    return dict(name.split(" ", 1) for name in names)


def sign(journey: Journey, case: str, number: str) -> None:
    """The applicant uploads the signed paper; two persons of the fund check it."""
    contact = journey.figures[case]["enquiry"]["contact_name"]
    asks = journey.at(contact, f"mitt/{journey.kept[case]}/avtal/{number}/").shot(f"avtal-{number}")
    asks.fill({"file": PAPER}).press("Lämna det underskrivna avtalet").sees("Tack.").shot(f"inlamnat-{number}")
    for name in ("Cilla", "Hugo"):
        checks = journey.at(name, f"avtal/{number}/").press("Underskrifterna är rätt")
    checks.sees("Avtalet är underskrivet").shot(f"underskrivet-{number}")


def meet(journey: Journey, number: str) -> None:
    """Each condition is met with its paper; a förlagsinsats gets its certificate."""
    for _ in range(9):
        folke = journey.at("Folke", f"avtal/{number}/")
        left = folke.here('main a[href*="/villkor/"]')
        if not left.count():
            break
        left.first.click()
        folke.page.wait_for_load_state()
        folke.fill({"file": PAPER, "seen": True}).press("Spara att villkoret är uppfyllt").sees("uppfyllt")
    folke.shot(f"klart-{number}")


def certificate(journey: Journey, number: str) -> None:
    """The association's certificate of the förlagsinsats has come."""
    folke = journey.at("Folke", f"avtal/{number}/bevis/").fill({"number": "1", "file": PAPER})
    folke.here("main form[enctype] button").first.click()
    folke.page.wait_for_load_state()
    folke.shot(f"bevis-{number}")


def pay_out(journey: Journey, number: str) -> None:
    """The treasurer proposes, another approves what was shown, the bank's word is typed."""
    greta = journey.at("Greta", f"pengar/betala/{number}/").shot(f"betala-{number}")
    greta.press("Lägg upp betalningen").sees("Betalningen är upplagd")
    journey.at("Greta", "pengar/").sees("Du skapade den här")
    hugo = journey.at("Hugo", "pengar/").shot(f"attestera-{number}").press("Attestera")
    hugo.sees("Betalningen är attesterad")
    greta = journey.at("Greta", "pengar/").follow("Bekräfta")
    greta.fill({"bank_reference": f"SB {number}"}).press("Bekräfta och bokför").sees("Utbetalningen är bokförd")
    greta.shot(f"utbetalt-{number}")
