"""Letters about a case: received, invited, asked for more, a message, referred, resting, sent in, reconsidered."""

from datetime import date

from brygga.formats.pictures import figures


def received(*, name: str, fund: str, number: str, days: int, link: str, language: str) -> tuple[str, str]:
    """Return the answer to an enquiry, with the way in."""
    if language == "en":
        return f"We have your enquiry ({number})", (
            f"Hello {name},\n\nthank you for writing to {fund}. Your enquiry has number {number}. We answer within "
            f"{days} days.\n\nFollow it here. The link works once, within 24 hours; you can always ask for a new one:"
            f"\n\n{link}\n\n{fund}\n")
    return f"Vi har fått er intresseanmälan ({number})", (
        f"Hej {name}!\n\nTack för att ni hörde av er till {fund}. Er intresseanmälan har nummer {number}. "
        f"Vi svarar inom {days} dagar.\n\nHär kan ni följa den. Länken fungerar en gång, inom 24 timmar; ni kan alltid "
        f"be om en ny:\n\n{link}\n\n{fund}\n")


def invited(*, name: str, fund: str, kind: str, questions: int, link: str, language: str) -> tuple[str, str]:
    """Return the invitation to apply."""
    if language == "en":
        return f"You can apply to {fund}", (
            f"Hello {name},\n\nwe have read your enquiry and would like to see an application: {kind}. It has "
            f"{questions} questions and a financing plan. You can write together, stop and go on later, and say 'we do "
            f"not have it yet'.\n\n{link}\n\n{fund}\n")
    return f"Ni kan ansöka hos {fund}", (
        f"Hej {name}!\n\nVi har läst er intresseanmälan och vill gärna se en ansökan: {kind}. Den har {questions} "
        "frågor och en finansieringsplan. Ni kan skriva flera tillsammans, sluta och fortsätta senare, och svara "
        f"att ni inte har något än.\n\n{link}\n\n{fund}\n")


def sent_in(*, name: str, fund: str, number: str, by: date | None, language: str) -> tuple[str, str]:
    """Return the receipt for an application."""
    if language == "en":
        answer = f"You hear from us by {figures.day(by, 'en')}." if by else ""
        return f"We have your application ({number})", (
            f"Hello {name},\n\nyour application has come in. {answer} If we need something more we write to you, and "
            f"the time waits until you have answered.\n\n{fund}\n")
    answer = f"Ni hör av oss senast {figures.day(by)}." if by else ""
    return f"Vi har fått er ansökan ({number})", (
        f"Hej {name}!\n\nEr ansökan har kommit in. {answer} Behöver vi något mer skriver vi till er, och tiden står "
        f"stilla tills ni har svarat.\n\n{fund}\n")


def asked(*, name: str, fund: str, asked_for: str, by: date, link: str, language: str) -> tuple[str, str]:
    """Return the letter that asks for a komplettering."""
    if language == "en":
        return "We need something more", (
            f"Hello {name},\n\nto go on with your application we need:\n\n{asked_for}\n\nAnswer by "
            f"{figures.day(by, 'en')}. If you do not have it, tell us when you think it will come."
            f"\n\n{link}\n\n{fund}\n")
    return "Vi behöver något mer av er", (
        f"Hej {name}!\n\nFör att gå vidare med er ansökan behöver vi:\n\n{asked_for}\n\nSvara senast {figures.day(by)}."
        f" Har ni det inte, skriv när ni tror att det kommer.\n\n{link}\n\n{fund}\n")


def message(*, name: str, fund: str, said: str, link: str, language: str) -> tuple[str, str]:
    """Return a message from the fund."""
    if language == "en":
        return f"A message from {fund}", f"Hello {name},\n\n{said}\n\nAnswer here:\n\n{link}\n\n{fund}\n"
    return f"Meddelande från {fund}", f"Hej {name}!\n\n{said}\n\nSvara här:\n\n{link}\n\n{fund}\n"


def referred(*, name: str, fund: str, to: str, why: str, language: str) -> tuple[str, str]:
    """Return the letter that says who can help better."""
    if language == "en":
        return "Somebody else can help you better", (
            f"Hello {name},\n\nwe think that you get further with {to}.\n\n{why}\n\nYou are welcome back if it does "
            f"not work out.\n\n{fund}\n")
    return "Någon annan kan hjälpa er bättre", (
        f"Hej {name}!\n\nVi tror att ni kommer längre med {to}.\n\n{why}\n\nNi är välkomna tillbaka om det inte löser "
        f"sig.\n\n{fund}\n")


def resting(*, name: str, fund: str, why: str, language: str) -> tuple[str, str]:
    """Return the letter that says that a case rests."""
    if language == "en":
        return "Your case rests", (
            f"Hello {name},\n\nwe let your case rest.\n\n{why}\n\nWrite when you want to go on: nothing is lost.\n\n"
            f"{fund}\n")
    return "Ert ärende vilar", (
        f"Hej {name}!\n\nVi låter ert ärende vila.\n\n{why}\n\nHör av er när ni vill gå vidare: inget är borta.\n\n"
        f"{fund}\n")
