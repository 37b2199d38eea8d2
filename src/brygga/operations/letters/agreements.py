"""Letters about an agreement: sign it, sign it again, it is done, what is due. None is for one who is late."""


def to_sign(*, name: str, fund: str, number: str, last_day: str, address: str, language: str) -> tuple[str, str]:
    """Return the letter that carries an agreement to sign."""
    if language == "en":
        return f"Your agreement {number}: sign and send back", (
            f"Hello {name},\n\nthe agreement {number} with {fund} is enclosed. Print it, let those who may sign for "
            f"you sign it, and upload a photo or a scan here:\n\n{address}\n\nThe promise holds until "
            f"{last_day}. Call us if "
            "anything in it is unclear: nobody should sign what they have not understood.\n")
    return f"Ert avtal {number}: skriv under och skicka tillbaka", (
        f"Hej {name}!\n\nAvtalet {number} med {fund} ligger i det här brevet. Skriv ut det, låt era "
        f"firmatecknare skriva "
        f"under och ladda upp ett foto eller en skannad fil här:\n\n{address}\n\nLöftet gäller till "
        f"och med {last_day}. "
        "Ring oss om något i avtalet är oklart. Ingen ska skriva under det den inte har förstått.\n")


def sign_again(*, name: str, number: str, why: str, address: str, language: str) -> tuple[str, str]:
    """Return the letter that says what was missing in a signed paper."""
    if language == "en":
        return f"Agreement {number}: something is missing", (
            f"Hello {name},\n\nthank you for the signed agreement {number}. This is "
            f"missing:\n\n{why}\n\nUpload it again "
            f"here when it is mended:\n\n{address}\n")
    return f"Avtal {number}: något saknas", (
        f"Hej {name}!\n\nTack för det underskrivna avtalet {number}. Det här saknas:\n\n{why}\n\nLadda "
        f"upp det på nytt här "
        f"när det är rättat:\n\n{address}\n")


def signed(*, name: str, number: str, conditions: list[str], last_day: str, language: str) -> tuple[str, str]:
    """Return the letter that says that an agreement is signed, and what is left before the money."""
    left = "\n".join(f"• {text}" for text in conditions)
    if language == "en":
        rest = f"Before we pay, this must be in place by {last_day}:\n\n{left}\n" if conditions else (
            "Nothing more is needed from you. The money comes within a few bank days.\n")
        return f"Agreement {number} is signed", f"Hello {name},\n\nboth of us have now signed {number}. {rest}"
    rest = f"Innan vi betalar ut ska det här vara klart, senast {last_day}:\n\n{left}\n" if conditions else (
        "Vi behöver inget mer av er. Pengarna kommer inom några bankdagar.\n")
    return f"Avtal {number} är underskrivet", f"Hej {name}!\n\nNu har båda skrivit under {number}. {rest}"


def notice(*, name: str, number: str, amount: str, due: str, reference: str, account: str, language: str
           ) -> tuple[str, str]:
    """Return the letter that goes with a notice (avi)."""
    if language == "en":
        return f"{amount} due {due}, loan {number}", (
            f"Hello {name},\n\nthe next payment of loan {number} is {amount}, due {due}. Pay to {account} with the "
            f"reference {reference}.\n\nIf it will be hard to pay on time, call us before that day. We "
            f"then find a way "
            "together.\n")
    return f"{amount} att betala {due}, lån {number}", (
        f"Hej {name}!\n\nNästa betalning på lån {number} är {amount} och förfaller {due}. Betala till "
        f"{account} och ange "
        f"OCR-numret {reference}.\n\nBlir det svårt att betala i tid? Ring oss före den dagen, så "
        f"hittar vi en lösning "
        "tillsammans.\n")


def lapsed(*, name: str, number: str, last_day: str, language: str) -> tuple[str, str]:
    """Return the letter that says that a promise has run out, and that one may ask again."""
    if language == "en":
        return f"Agreement {number} no longer holds", (
            f"Hello {name},\n\nthe promise in {number} held until {last_day} and has run out. The money is "
            f"free for others "
            "again. You are welcome to apply anew: call us, and we use what you have already written.\n")
    return f"Avtal {number} gäller inte längre", (
        f"Hej {name}!\n\nLöftet i {number} gällde till och med {last_day} och har gått ut. Pengarna är "
        f"fria för andra igen. "
        "Ni är välkomna att söka på nytt. Ring oss, så använder vi det ni redan har skrivit.\n")
