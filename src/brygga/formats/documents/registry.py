"""Which template makes which value into a paper: the only place that names a template.

A new document is a value dataclass, a template, a table of texts in Swedish and English, and one line here.
"""

from __future__ import annotations

from brygga.formats.documents.agreements import ContributionAgreement, LoanAgreement
from brygga.formats.documents.certificates import Certificate, RegisterRow
from brygga.formats.documents.contract import Document
from brygga.formats.documents.decisions import DecisionLetter, DecisionPack, Minutes
from brygga.formats.documents.payments import Notice, PaymentList
from brygga.formats.documents.statements import SourceStatement

TEMPLATES: dict[type[Document], str] = {
    LoanAgreement: "loan_agreement",
    ContributionAgreement: "contribution_agreement",
    Certificate: "certificate",
    RegisterRow: "register_row",
    Notice: "notice",
    PaymentList: "payment_list",
    DecisionPack: "decision_pack",
    DecisionLetter: "decision_letter",
    Minutes: "minutes",
    SourceStatement: "source_statement",
}


def template_for(document: Document) -> str:
    """The template's name, without folder and ending. KeyError for a value that is not a document."""
    return TEMPLATES[type(document)]
