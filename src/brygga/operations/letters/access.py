"""Letters about getting in: the applicant's link, the invitation to staff, and how staff log in."""


def log_in_link(*, name: str, address: str, language: str) -> tuple[str, str]:
    """Return the letter that carries an applicant's one-time link."""
    if language == "en":
        return "Log in to Brygga", (
            f"Hello {name},\n\nopen the link and press the button to log in. It works once, within 24 hours.\n\n"
            f"{address}\n\nIf you did not ask for it you need do nothing: nobody gets in without the link.\n")
    return "Logga in i Brygga", (
        f"Hej {name}!\n\nÖppna länken och tryck på knappen så är du inloggad. Länken fungerar en gång, inom 24 timmar."
        f"\n\n{address}\n\nHar du inte bett om den behöver du inte göra något: ingen kommer in utan länken.\n")


def use_password(*, name: str, address: str, language: str) -> tuple[str, str]:
    """Return the letter to staff who asked for an applicant's link: they log in by password and code."""
    if language == "en":
        return "How you log in to Brygga", (
            f"Hello {name},\n\nsomebody asked for a log-in link to this address. You work for the fund and log in with "
            f"password and code here:\n\n{address}\n\nHave you forgotten the password? An administrator of the fund "
            "can send you a new link to choose one.\n")
    return "Så loggar du in i Brygga", (
        f"Hej {name}!\n\nNågon bad om en inloggningslänk till den här adressen. Du arbetar för fonden och loggar in "
        f"med lösenord och kod här:\n\n{address}\n\nHar du glömt lösenordet? En av fondens administratörer kan skicka "
        "en länk där du väljer ett nytt.\n")


def invitation(*, name: str, fund: str, roles: str, address: str, language: str) -> tuple[str, str]:
    """Return the letter that lets a person choose a password for their work in a fund."""
    if language == "en":
        return f"Your log-in at {fund}", (
            f"Hello {name},\n\n{fund} has proposed you for: {roles}.\n\nOpen the link and choose a password. Then you "
            "set up a code app on your phone. The link works once, within three days. The role begins when a second "
            f"person has confirmed it.\n\n{address}\n")
    return f"Din inloggning hos {fund}", (
        f"Hej {name}!\n\n{fund} har föreslagit dig som {roles}.\n\nÖppna länken och välj ett lösenord. Sedan kopplar "
        "du en kodapp i telefonen. Länken fungerar en gång, inom tre dagar. Rollen börjar gälla när en andra person "
        f"har bekräftat den.\n\n{address}\n")


def to_colleague(*, name: str, by: str, case: str, fund: str, address: str, language: str) -> tuple[str, str]:
    """Return the letter to somebody whom an applicant asks into the case."""
    if language == "en":
        return f"Join the case of {case}", (
            f"Hello {name},\n\n{by} has asked you to read and write in {case}'s case at {fund}.\n\n{address}\n\n"
            "The link works once, within 24 hours. After that you get a new one on the log-in page.\n")
    return f"Var med i ärendet {case}", (
        f"Hej {name}!\n\n{by} har bett dig läsa och skriva i ärendet {case} hos {fund}.\n\n{address}\n\n"
        "Länken fungerar en gång, inom 24 timmar. Sedan får du en ny på sidan Logga in.\n")
