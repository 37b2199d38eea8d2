"""Rows of cases."""

from brygga.apps.cases.models.application import Answer, PlanLine, ReadinessAnswer
from brygga.apps.cases.models.case import Case, CaseStep
from brygga.apps.cases.models.dialogue import Completion, Message
from brygga.apps.cases.models.preparation import Memo, Proposal, ProposalShare

__all__ = ["Answer", "Case", "CaseStep", "Completion", "Memo", "Message", "PlanLine", "Proposal", "ProposalShare",
           "ReadinessAnswer"]
