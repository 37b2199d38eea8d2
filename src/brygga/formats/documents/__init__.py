"""Documents as tagged PDF/A: a value in, PDF bytes out.

`render(value, stamp)` is the one call; the values are frozen dataclasses, one a kind of paper, re-exported
here. The rules behind them (plan, earliest redemption, allocation) are computed elsewhere and passed in.
"""

from brygga.formats.documents.agreements import ContributionAgreement, Fee, LoanAgreement, PlanRow
from brygga.formats.documents.certificates import Certificate, ContributionEntry, RegisterRow
from brygga.formats.documents.contract import (
    Clause,
    Condition,
    Contact,
    Document,
    DocumentError,
    Fact,
    Party,
    Picture,
    Signer,
)
from brygga.formats.documents.decisions import (
    Answer,
    Attendee,
    Conflict,
    CostLine,
    DecisionLetter,
    DecisionPack,
    Dissent,
    DocumentEntry,
    MinuteItem,
    Minutes,
    PotShare,
    ReadinessLine,
    SourceLine,
    VoteCount,
)
from brygga.formats.documents.payments import Notice, PaymentList, PaymentRow
from brygga.formats.documents.render import render
from brygga.formats.documents.statements import Leverage, SourceStatement, UseRow

__all__ = [
    "Answer",
    "Attendee",
    "Certificate",
    "Clause",
    "Condition",
    "Conflict",
    "Contact",
    "ContributionAgreement",
    "ContributionEntry",
    "CostLine",
    "DecisionLetter",
    "DecisionPack",
    "Dissent",
    "Document",
    "DocumentEntry",
    "DocumentError",
    "Fact",
    "Fee",
    "Leverage",
    "LoanAgreement",
    "MinuteItem",
    "Minutes",
    "Notice",
    "Party",
    "PaymentList",
    "PaymentRow",
    "Picture",
    "PlanRow",
    "PotShare",
    "ReadinessLine",
    "RegisterRow",
    "Signer",
    "SourceLine",
    "SourceStatement",
    "UseRow",
    "VoteCount",
    "render",
]
