"""What pages and other apps get of cases: values, never rows. Amounts are minor units with their currency."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from brygga.apps.documents.views import DocumentView
from brygga.apps.parties.views import PartyView
from brygga.domain.casework.answers import Finding
from brygga.domain.casework.plan import FinancingPlan


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as it stands. `expected_on` is the fund's promise, moved by the `days_waited` that it waited for answers.

    `waits_for_applicant` says that a komplettering is open: the fund's clock stands still. `step` is 1–5.
    """

    id: int
    matter_id: int
    number: str
    state: str
    step: int
    situation: str
    template: str
    path: str
    name: str
    party_id: int | None
    party: str
    contact_name: str
    contact_email: str
    contact_phone: str
    municipality: str
    county: str
    summary: str
    need_minor: int | None
    currency: str
    opened_on: date
    submitted_on: date | None
    submitted_by_id: int | None
    handled_by_id: int | None
    handled_by: str
    expected_on: date | None
    days_waited: int
    waits_for_applicant: bool
    reclaims_vat: bool
    reconsideration_of: str
    new_facts: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its answer. `value` is stored text (amounts in minor units, dates in ISO), `shown` for people."""

    code: str
    kind: str
    label: str
    hint: str
    required: bool
    choices: tuple[tuple[str, str], ...]
    value: str
    shown: str
    missing: bool

    @property
    def answered(self) -> bool:
        """Tell whether there is an answer, "we do not have it yet" included."""
        return bool(self.value) or self.missing


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper that is asked for, and the one that came; `key` is its address, empty while it has not come."""

    code: str
    label: str
    hint: str
    required: bool
    key: str
    title: str
    missing: bool


@dataclass(frozen=True, slots=True)
class PlanLineView:
    """A line of the plan. `side` is cost, source or both (volunteer work); `code` names it in the domain's plan."""

    id: int
    code: str
    side: str
    kind: str
    label: str
    amount_minor: int
    vat_minor: int
    currency: str
    month: date | None
    hours: int
    status: str
    on_requisition: bool
    start_rule: str
    asked_on: date | None
    decided_on: date | None
    valid_to: date | None
    conditions: str
    paper_key: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """One of the eight statements with what was answered (yes, partly, no or nothing) and the action of a gap."""

    area: str
    text: str
    action: str
    answer: str
    note: str
    first: bool


@dataclass(frozen=True, slots=True)
class LeftView:
    """Something left before the application can be sent; `where` is party, questions, papers, plan or readiness."""

    code: str
    where: str
    label: str
    required: bool


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message; `mine` for the side that looks."""

    text: str
    who: str
    at: datetime
    from_fund: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class CompletionView:
    """A komplettering: what was asked, by whom, until when, and the answer when it has come."""

    id: int
    asked_for: str
    question: str
    asked_by: str
    asked_on: date
    answer_by: date
    answered_on: date | None
    answer: str
    paper_key: str

    @property
    def is_open(self) -> bool:
        """Tell whether it waits for an answer."""
        return self.answered_on is None


@dataclass(frozen=True, slots=True)
class MemoView:
    """The latest version of the assessment."""

    version: int
    comes_back: str
    worth_it: str
    what_can_go_wrong: str
    text: str
    written_by: str
    written_by_id: int
    written_at: datetime


@dataclass(frozen=True, slots=True)
class ShareView:
    """What one pot would pay."""

    pot_id: int
    amount_minor: int


@dataclass(frozen=True, slots=True)
class ProposalView:
    """What the board is asked. `outcome` grant or decline; `state` open, granted, declined or withdrawn.

    `terms` and `conditions` are the plain data that was proposed, `digest` the fingerprint of all that is voted on.
    """

    id: int
    case_id: int
    matter_id: int
    party_id: int | None
    instrument: str
    outcome: str
    amount_minor: int
    currency: str
    purpose: str
    terms: Mapping[str, Any]
    conditions: tuple[Mapping[str, Any], ...]
    reasons: tuple[str, ...]
    way_to_yes: str
    shares: tuple[ShareView, ...]
    state: str
    made_by_id: int
    made_by: str
    made_at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class LoanFigures:
    """What a proposed loan costs: sums of the whole plan, the first and the largest instalment, the last day."""

    interest_minor: int
    fees_minor: int
    paid_minor: int
    currency: str
    instalments: int
    first_due_on: date
    first_minor: int
    largest_minor: int
    last_due_on: date
    apr: str


@dataclass(frozen=True, slots=True)
class StepView:
    """A step taken: what happened, when, by whom, and a note."""

    event: str
    to_state: str
    on: date
    who: str
    note: str


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """All of one case for a page. On the applicant's side `memo` is None and proposals are those decided."""

    case: CaseView
    party: PartyView | None
    questions: tuple[QuestionView, ...]
    papers: tuple[PaperView, ...]
    plan: FinancingPlan
    plan_lines: tuple[PlanLineView, ...]
    findings: tuple[Finding, ...]
    readiness: tuple[StatementView, ...]
    left: tuple[LeftView, ...]
    messages: tuple[MessageView, ...]
    completions: tuple[CompletionView, ...]
    memo: MemoView | None
    proposals: tuple[ProposalView, ...]
    steps: tuple[StepView, ...]
    documents: tuple[DocumentView, ...] = ()
    may_write: bool = field(default=False)
