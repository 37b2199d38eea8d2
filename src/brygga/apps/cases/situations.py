"""The five doors by situation: what somebody comes with, before any kind of money is named."""

from brygga.domain.casework.answers import Words

SITUATIONS: dict[str, Words] = {
    "start": Words("Starta", "Start"),
    "premises": Words("Lokal eller hus", "Premises or a house"),
    "grow": Words("Växa", "Grow"),
    "bridge": Words("Vänta på ett beviljat bidrag", "Wait for a decided grant"),
    "crisis": Words("Det har kört ihop sig", "In trouble"),
}
