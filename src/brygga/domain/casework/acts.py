"""The two tables of segregation: who is asked for an act, and which two acts clash.

Read them as a board would: one row, one sentence. docs/algorithms/segregation.md shows the same rows; a test compares.
A new act: one member of `Act`, one row in `WHO`, its clashes, its label in `labels`, its texts in `texts`.
"""

from dataclasses import dataclass
from enum import StrEnum

from brygga.domain.casework.roles import BOARD, Role


class Profile(StrEnum):
    """How many hands a fund has."""

    FULL = "full"
    SMALL_FUND = "small_fund"


class Act(StrEnum):
    """What a person does, or is, in a case, a payment, a period or a grant of a role."""

    ADVISE = "advise"
    PREPARE = "prepare"
    PROPOSE = "propose"
    VOTE = "vote"
    DECIDE_BY_DELEGATION = "decide_by_delegation"
    KEEP_MINUTES = "keep_minutes"
    ADJUST_MINUTES = "adjust_minutes"
    SIGN_AGREEMENT = "sign_agreement"
    UPLOAD_SIGNATURE = "upload_signature"
    CHECK_SIGNATURE = "check_signature"
    MAKE_PAYMENT = "make_payment"
    APPROVE_PAYMENT = "approve_payment"
    CONFIRM_PAYMENT = "confirm_payment"
    RECEIVE_PAYMENT = "receive_payment"
    RECONCILE = "reconcile"
    CLOSE_PERIOD = "close_period"
    REQUEST_REOPEN = "request_reopen"
    APPROVE_REOPEN = "approve_reopen"
    CHANGE_BANK_ACCOUNT = "change_bank_account"
    CONFIRM_BANK_ACCOUNT = "confirm_bank_account"
    GRANT_ROLE = "grant_role"
    CONFIRM_ROLE = "confirm_role"
    RECEIVE_ROLE = "receive_role"


@dataclass(frozen=True, slots=True)
class Asked:
    """The roles asked for an act, and those added where a small fund has no other hands."""

    roles: frozenset[Role]
    in_small_fund: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Clash:
    """Who has done `earlier` may not do `act`: hard in every fund, soft only in the profile full."""

    act: Act
    earlier: Act
    hard: bool
    code: str
    section: str = ""


R = Role
BOOKS = frozenset({R.TREASURER, R.BOOKKEEPER})
WHO: dict[Act, Asked] = {
    Act.ADVISE: Asked(frozenset({R.ADVISER})),
    Act.PREPARE: Asked(frozenset({R.OFFICER, R.ADVISER}), frozenset({R.TREASURER})),
    Act.PROPOSE: Asked(frozenset({R.OFFICER}), frozenset({R.TREASURER})),
    Act.VOTE: Asked(BOARD),
    Act.DECIDE_BY_DELEGATION: Asked(frozenset({R.CHAIR, R.DEPUTY}), frozenset({R.MEMBER})),
    Act.KEEP_MINUTES: Asked(frozenset({R.OFFICER, R.MEMBER, R.DEPUTY}), frozenset({R.CHAIR})),
    Act.ADJUST_MINUTES: Asked(BOARD),
    Act.SIGN_AGREEMENT: Asked(frozenset({R.APPLICANT, R.CHAIR, R.MEMBER, R.OFFICER})),
    Act.UPLOAD_SIGNATURE: Asked(frozenset({R.OFFICER, R.APPLICANT}), frozenset({R.TREASURER, R.CHAIR})),
    Act.CHECK_SIGNATURE: Asked(frozenset({R.OFFICER, R.CHAIR, R.TREASURER, R.APPROVER}), frozenset({R.MEMBER})),
    Act.MAKE_PAYMENT: Asked(BOOKS | {R.OFFICER}),
    Act.APPROVE_PAYMENT: Asked(frozenset({R.APPROVER, R.CHAIR, R.DEPUTY, R.TREASURER}), frozenset({R.MEMBER})),
    Act.CONFIRM_PAYMENT: Asked(BOOKS, frozenset({R.OFFICER})),
    Act.RECEIVE_PAYMENT: Asked(frozenset(Role)),
    Act.RECONCILE: Asked(BOOKS, frozenset({R.CHAIR, R.OFFICER, R.APPROVER})),
    Act.CLOSE_PERIOD: Asked(BOOKS | {R.CHAIR}, frozenset({R.OFFICER})),
    Act.REQUEST_REOPEN: Asked(BOOKS, frozenset({R.OFFICER})),
    Act.APPROVE_REOPEN: Asked(frozenset({R.CHAIR, R.APPROVER}), BOOKS),
    Act.CHANGE_BANK_ACCOUNT: Asked(BOOKS | {R.OFFICER}),
    Act.CONFIRM_BANK_ACCOUNT: Asked(BOOKS | {R.OFFICER, R.CHAIR, R.APPROVER}),
    Act.GRANT_ROLE: Asked(frozenset({R.ADMINISTRATOR}), frozenset({R.CHAIR, R.OFFICER})),
    Act.CONFIRM_ROLE: Asked(frozenset({R.ADMINISTRATOR, R.CHAIR}), frozenset({R.OFFICER, R.TREASURER})),
    Act.RECEIVE_ROLE: Asked(frozenset(Role)),
}

HARD, SOFT = True, False
CLASHES: tuple[Clash, ...] = (
    Clash(Act.VOTE, Act.ADVISE, HARD, "adviser_votes"),
    Clash(Act.VOTE, Act.PREPARE, HARD, "preparer_votes"),
    Clash(Act.VOTE, Act.PROPOSE, HARD, "preparer_votes"),
    Clash(Act.DECIDE_BY_DELEGATION, Act.ADVISE, HARD, "adviser_votes"),
    Clash(Act.DECIDE_BY_DELEGATION, Act.PREPARE, HARD, "preparer_votes"),
    Clash(Act.DECIDE_BY_DELEGATION, Act.PROPOSE, HARD, "preparer_votes"),
    Clash(Act.PREPARE, Act.VOTE, HARD, "voter_prepares"),
    Clash(Act.PROPOSE, Act.VOTE, HARD, "voter_prepares"),
    Clash(Act.PREPARE, Act.DECIDE_BY_DELEGATION, HARD, "voter_prepares"),
    Clash(Act.PROPOSE, Act.DECIDE_BY_DELEGATION, HARD, "voter_prepares"),
    Clash(Act.ADVISE, Act.VOTE, HARD, "voter_advises"),
    Clash(Act.ADVISE, Act.DECIDE_BY_DELEGATION, HARD, "voter_advises"),
    Clash(Act.ADJUST_MINUTES, Act.KEEP_MINUTES, HARD, "keeper_adjusts", "EFL 7:24–25"),
    Clash(Act.ADJUST_MINUTES, Act.ADJUST_MINUTES, HARD, "adjusts_twice", "EFL 7:24–25"),
    Clash(Act.CHECK_SIGNATURE, Act.SIGN_AGREEMENT, HARD, "signer_checks"),
    Clash(Act.CHECK_SIGNATURE, Act.CHECK_SIGNATURE, HARD, "checks_twice"),
    Clash(Act.CHECK_SIGNATURE, Act.UPLOAD_SIGNATURE, SOFT, "uploader_checks"),
    Clash(Act.APPROVE_PAYMENT, Act.MAKE_PAYMENT, HARD, "payer_approves"),
    Clash(Act.APPROVE_PAYMENT, Act.RECEIVE_PAYMENT, HARD, "receiver_approves"),
    Clash(Act.APPROVE_PAYMENT, Act.PREPARE, SOFT, "preparer_approves"),
    Clash(Act.APPROVE_PAYMENT, Act.PROPOSE, SOFT, "preparer_approves"),
    Clash(Act.MAKE_PAYMENT, Act.APPROVE_PAYMENT, HARD, "payer_approves"),
    Clash(Act.MAKE_PAYMENT, Act.RECEIVE_PAYMENT, HARD, "receiver_pays"),
    Clash(Act.MAKE_PAYMENT, Act.CHANGE_BANK_ACCOUNT, HARD, "changer_pays"),
    Clash(Act.MAKE_PAYMENT, Act.PREPARE, SOFT, "preparer_pays"),
    Clash(Act.MAKE_PAYMENT, Act.PROPOSE, SOFT, "preparer_pays"),
    Clash(Act.MAKE_PAYMENT, Act.VOTE, SOFT, "voter_pays"),
    Clash(Act.MAKE_PAYMENT, Act.DECIDE_BY_DELEGATION, SOFT, "voter_pays"),
    Clash(Act.MAKE_PAYMENT, Act.RECONCILE, HARD, "payer_reconciles"),
    Clash(Act.CONFIRM_PAYMENT, Act.RECEIVE_PAYMENT, HARD, "receiver_pays"),
    Clash(Act.CONFIRM_PAYMENT, Act.APPROVE_PAYMENT, SOFT, "approver_confirms"),
    Clash(Act.RECONCILE, Act.MAKE_PAYMENT, HARD, "payer_reconciles"),
    Clash(Act.RECONCILE, Act.CONFIRM_PAYMENT, SOFT, "confirmer_reconciles"),
    Clash(Act.RECONCILE, Act.APPROVE_PAYMENT, SOFT, "approver_reconciles"),
    Clash(Act.CLOSE_PERIOD, Act.MAKE_PAYMENT, SOFT, "payer_closes"),
    Clash(Act.APPROVE_REOPEN, Act.REQUEST_REOPEN, HARD, "reopens_alone"),
    Clash(Act.CONFIRM_BANK_ACCOUNT, Act.CHANGE_BANK_ACCOUNT, HARD, "changes_account_alone"),
    Clash(Act.CONFIRM_ROLE, Act.GRANT_ROLE, HARD, "role_by_one"),
    Clash(Act.CONFIRM_ROLE, Act.RECEIVE_ROLE, HARD, "role_to_self"),
    Clash(Act.GRANT_ROLE, Act.RECEIVE_ROLE, HARD, "role_to_self"),
)


@dataclass(frozen=True, slots=True)
class RoleClash:
    """Two roles that one person does not hold at once in the profile full; noted in small_fund; hard where said."""

    first: Role
    second: Role
    hard: bool


ROLE_CLASHES: tuple[RoleClash, ...] = (
    RoleClash(R.ADMINISTRATOR, R.TREASURER, SOFT),
    RoleClash(R.ADMINISTRATOR, R.BOOKKEEPER, SOFT),
    RoleClash(R.ADMINISTRATOR, R.CHAIR, SOFT),
    RoleClash(R.TREASURER, R.BOOKKEEPER, SOFT),
    RoleClash(R.TREASURER, R.CHAIR, SOFT),
    RoleClash(R.TREASURER, R.APPROVER, SOFT),
    RoleClash(R.AUDITOR, R.TREASURER, HARD),
    RoleClash(R.AUDITOR, R.BOOKKEEPER, HARD),
    RoleClash(R.AUDITOR, R.APPROVER, HARD),
    RoleClash(R.AUDITOR, R.OFFICER, HARD),
    RoleClash(R.AUDITOR, R.CHAIR, HARD),
    RoleClash(R.AUDITOR, R.MEMBER, HARD),
    RoleClash(R.AUDITOR, R.DEPUTY, HARD),
    RoleClash(R.AUDITOR, R.ADMINISTRATOR, HARD),
)
