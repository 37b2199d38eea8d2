"""How a Swedish board decides where its statutes say nothing else (EFL 7:21–25), as dated parameters.

Numbers only: counting votes is `domain.casework`'s. All shares are "more than". The least support matters when the
board is not full: those for must then be more than a third of *all* members, the chair's casting vote or not.
"""

from __future__ import annotations

from datetime import date

from brygga.jurisdictions.contract import BoardRules, Rule, Words

_FROM = date(2018, 7, 1)

QUORUM = Rule(
    "se.quorum", "EFL 7:21", _FROM,
    Words(
        "Styrelsen är beslutför när mer än hälften av alla ledamöter är med.",
        "The board is quorate when more than half of all its members take part.",
    ),
)
MAJORITY = Rule(
    "se.majority", "EFL 7:22", _FROM,
    Words(
        "Beslutet är det som mer än hälften av de närvarande röstar för; vid lika röstetal avgör ordföranden.",
        "The decision is what more than half of those present vote for; with equal votes the chair decides.",
    ),
)
LEAST_SUPPORT = Rule(
    "se.third_of_all", "EFL 7:22", _FROM,
    Words(
        "Är styrelsen inte fulltalig måste de som röstar för vara mer än en tredjedel av alla ledamöter.",
        "When the board is not full, those in favour must be more than a third of all its members.",
    ),
)
CONFLICT = Rule(
    "se.conflict", "EFL 7:23", _FROM,
    Words(
        "En ledamot deltar inte i en fråga om avtal med sig själv, med någon annan där ledamoten har ett väsentligt "
        "eget intresse, eller med den som ledamoten får företräda.",
        "A member takes no part in a matter about an agreement with that member, with another in which the member "
        "has a substantial own interest, or with one whom the member may represent.",
    ),
)
MINUTES = Rule(
    "se.minutes", "EFL 7:24–25", _FROM,
    Words(
        "Protokollet skrivs under av den som fört det och justeras av ordföranden och en ledamot till. Den som har "
        "en annan mening får den antecknad.",
        "The minutes are signed by their keeper and adjusted by the chair and one more member. A member of another "
        "opinion may have it noted.",
    ),
)
RULES = (QUORUM, MAJORITY, LEAST_SUPPORT, CONFLICT, MINUTES)


def board_rules(on: date) -> BoardRules:
    """Return the law's default on a day, with the rules that are in force; ValueError before the act was."""
    if not QUORUM.in_force(on):
        raise ValueError(f"EFL 2018:672 is in force from {_FROM.isoformat()}; nothing is known of {on.isoformat()}")
    return BoardRules(
        quorum_over=(1, 2),
        majority_over=(1, 2),
        least_support_over=(1, 3),
        chair_has_casting_vote=True,
        minutes_adjusters=2,
        rules=tuple(rule for rule in RULES if rule.in_force(on)),
    )
