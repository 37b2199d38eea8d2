"""Role and instrument codes that the rules of a case speak of; labels stand in `labels`.

A role says what a person may be asked to do, segregation says which two things the same person may not do.
Do not test for a role anywhere but in the tables of this package and in the doorways of an app.
"""

from enum import StrEnum


class Role(StrEnum):
    """What a person is in a tenant or in a case; `member` is a member of the board."""

    VISITOR = "visitor"
    APPLICANT = "applicant"
    ADVISER = "adviser"
    MENTOR = "mentor"
    PARTNER = "partner"
    OFFICER = "officer"
    CHAIR = "chair"
    MEMBER = "member"
    DEPUTY = "deputy"
    TREASURER = "treasurer"
    BOOKKEEPER = "bookkeeper"
    APPROVER = "approver"
    CO_FINANCIER = "co_financier"
    FUNDER = "funder"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"


class Instrument(StrEnum):
    """What a case may end in."""

    LOAN = "loan"
    BRIDGE_LOAN = "bridge_loan"
    GUARANTEE = "guarantee"
    RENT_GUARANTEE = "rent_guarantee"
    CONTRIBUTION = "contribution"
    SHARE = "share"


class Path(StrEnum):
    """How much a case is asked for [C0]."""

    SHORT = "short"
    FULL = "full"


LOANS = frozenset({Instrument.LOAN, Instrument.BRIDGE_LOAN})
GUARANTEES = frozenset({Instrument.GUARANTEE, Instrument.RENT_GUARANTEE})
RISK_CAPITAL = frozenset({Instrument.CONTRIBUTION, Instrument.SHARE})
STAFF = frozenset({Role.OFFICER})
BOARD = frozenset({Role.CHAIR, Role.MEMBER, Role.DEPUTY})
