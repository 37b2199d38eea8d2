"""Letters about decisions: a yes with its last day, a no with its way to yes; both with the ways to object."""

from datetime import date

from brygga.formats.pictures import figures

OBJECT = {
    "sv": ("Har något nytt hänt kan ni be oss ompröva beslutet en gång. Vill ni klaga på hur vi har arbetat läser en "
           "annan person klagomålet och svarar inom {days} dagar. Hur ni gör står i brevet."),
    "en": ("If something new has happened you may ask us once to reconsider. If you want to complain about how we have "
           "worked, another person reads it and answers within {days} days. The letter says how."),
}


def decided(*, name: str, fund: str, granted: bool, number: str, what: str, last_day: date | None, way_to_yes: str,
            answer_days: int, link: str, language: str) -> tuple[str, str]:
    """Return the mail that carries a decision letter; `what` is empty when no instrument was proposed."""
    english = language == "en"
    objections = OBJECT["en" if english else "sv"].format(days=answer_days)
    if granted and last_day is not None:
        if english:
            return f"Yes to your application ({number})", (
                f"Hello {name},\n\n{fund} has decided to give you {what}. The decision holds up to and including "
                f"{figures.day(last_day, 'en')}; by then the agreement is to be signed.\n\nThe letter is attached. "
                f"Follow the case here:\n\n{link}\n\n{objections}\n\n{fund}\n")
        return f"Ja till er ansökan ({number})", (
            f"Hej {name}!\n\n{fund} har beslutat att ge er {what}. Beslutet gäller till och med "
            f"{figures.day(last_day)}; då ska avtalet vara undertecknat.\n\nBrevet är bifogat. Följ ärendet här:"
            f"\n\n{link}\n\n{objections}\n\n{fund}\n")
    if english:
        return f"A decision on your application ({number})", (
            f"Hello {name},\n\nthere is a way to a yes for you:\n\n{way_to_yes}\n\n{fund} has said no to the "
            f"application as it is today. The reasons are in the attached letter. Read more here:\n\n{link}\n\n"
            f"{objections}\n\n{fund}\n")
    return f"Beslut om er ansökan ({number})", (
        f"Hej {name}!\n\nDet finns en väg till ja för er:\n\n{way_to_yes}\n\n{fund} har sagt nej till ansökan som den "
        f"ser ut i dag. Skälen står i det bifogade brevet. Läs mer här:\n\n{link}\n\n{objections}\n\n{fund}\n")
