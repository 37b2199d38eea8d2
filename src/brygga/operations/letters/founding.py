"""Letters to the two who start a fund."""


def to_founder(*, name: str, fund: str, other: str, address: str, confirms: bool) -> tuple[str, str]:
    """Return the letter to one of the founders; `confirms` for the one who has to vouch for the other."""
    asked = (f"När du har loggat in bekräftar du att du och {other} startar fonden. Innan dess kan fonden inte göra "
             "någonting.") if confirms else (
             f"Fonden börjar när {other} har bekräftat. Du får gärna välja lösenord redan nu.")
    return f"Starta {fund} i Brygga", (
        f"Hej {name}!\n\nDu och {other} står som administratörer för {fund}.\n\nÖppna länken och välj ett lösenord. "
        f"Sedan kopplar du en kodapp i telefonen. {asked}\n\nLänken fungerar en gång, inom tre dagar.\n\n{address}\n")
