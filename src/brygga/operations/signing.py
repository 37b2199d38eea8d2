"""From a signed paper to an agreement that may be paid: handed in, checked by two, its conditions met one by one.

Each step opens the next one's duty and closes its own. The rule that a paper is checked by two persons is asked by the
agreement itself; here are the paper, the letters and who is asked next.
"""

from datetime import timedelta

from brygga.apps.access import queries as people
from brygga.apps.access import segregation
from brygga.apps.access.doorways import persons_with_role
from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.actions import check_signing, hand_in_signed, meet_condition, refuse_signing
from brygga.apps.agreements.views import AgreementView
from brygga.apps.documents import queries as documents
from brygga.apps.documents.actions import store_document
from brygga.apps.duties.actions import close_duty, open_duty
from brygga.domain.casework.acts import Act
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refused, text
from brygga.foundation.words import kept
from brygga.operations.letters import agreements as letters
from brygga.operations.preconditions import open_agreement
from brygga.operations.writing import Reader, agreement_path, case_address, in_words, write_to

CHECKERS = ("chair", "officer", "treasurer", "approver")
DAYS_TO_CHECK = 7


@action("signing.hand_in")
def hand_in(cmd: Command, *, agreement_id: int, content: bytes, filename: str) -> int:
    """Hand in the signed paper, from the fund or from the applicant's side; returns the signing's id."""
    agreement = open_agreement(cmd, agreement_id)
    if cmd.actor_id not in {row[0] for row in people.reaching(agreement.matter_id)}:
        segregation.require(cmd, Act.UPLOAD_SIGNATURE, deeds=[], subject=f"agreement/{agreement_id}",
                            matter_id=agreement.matter_id)
    assert cmd.tenant_id is not None
    key = store_document(cmd, content=content, filename=filename, kind="signed", matter_id=agreement.matter_id,
                         title=kept(text("Underskrivet avtal %s")) % agreement.number)
    signing = hand_in_signed(cmd, agreement_id=agreement_id, document_id=documents.id_of(cmd.tenant_id, key))
    close_duty(cmd, code="agreement.sign", subject=f"agreement/{agreement_id}")
    _ask_to_check(cmd, agreement, 2, without={cmd.actor_id})
    return signing


@action("signing.check")
def check(cmd: Command, *, agreement_id: int) -> bool:
    """Check the signed paper that waits; returns whether the agreement is signed now (the second of two persons)."""
    agreement = open_agreement(cmd, agreement_id)
    signing = _waiting(agreement_id)
    is_signed = check_signing(cmd, signing_id=signing)
    close_duty(cmd, code="signing.check", subject=f"agreement/{agreement_id}")
    if is_signed:
        _after_signing(cmd, agreement)
    else:
        _ask_to_check(cmd, agreement, 1, without={cmd.actor_id})
    return is_signed


@action("signing.send_back")
def send_back(cmd: Command, *, agreement_id: int, why: str) -> None:
    """Send a signed paper back, saying what is missing; the applicant is asked again."""
    agreement = open_agreement(cmd, agreement_id, "signing.check")
    signing = _waiting(agreement_id)
    refuse_signing(cmd, signing_id=signing, why=why)
    close_duty(cmd, code="signing.check", subject=f"agreement/{agreement_id}")

    def letter(reader: Reader) -> tuple[str, str]:
        return letters.sign_again(name=reader.name, number=agreement.number, why=why.strip(),
                                  address=case_address(cmd.tenant), language=reader.language)
    write_to(cmd, agreement, f"sign_again/{signing}", letter, duty="agreement.sign")


@action("signing.meet_condition")
def meet(cmd: Command, *, agreement_id: int, condition_id: int, content: bytes | None = None,
         filename: str = "") -> None:
    """Say that a condition is met, with the paper that shows it where there is one."""
    agreement = open_agreement(cmd, agreement_id, "condition.meet")
    condition = next((c for c in agreements.conditions(agreement_id) if c.id == condition_id), None)
    if condition is None:
        raise NotSeen
    if condition.code == "certificate":
        raise Refused("condition.certificate", text("Beviset tas emot med sitt nummer."),
                      way_on=text("Använd rutan Ta emot beviset."))
    document_id = None
    if content is not None:
        assert cmd.tenant_id is not None
        key = store_document(cmd, content=content, filename=filename, kind="condition", title=condition.text,
                             matter_id=agreement.matter_id)
        document_id = documents.id_of(cmd.tenant_id, key)
    meet_condition(cmd, condition_id=condition_id, document_id=document_id)
    after_condition(cmd, agreement_id=agreement_id, condition_id=condition_id)


def after_condition(cmd: Command, *, agreement_id: int, condition_id: int) -> None:
    """Close the duty of a condition that has been met, and ask for the pay-out when it was the last. Part of an act."""
    assert cmd.tenant_id is not None
    close_duty(cmd, code="condition.meet", subject=f"condition/{condition_id}")
    agreement = agreements.agreement(cmd.tenant_id, agreement_id)
    if agreement.state == "signed" and not agreements.unmet_conditions(agreement_id):
        _ask_to_pay(cmd, agreement)


def _waiting(agreement_id: int) -> int:
    for signing in agreements.signings(agreement_id):
        if signing.checked_on is None and not signing.refused_reason:
            return signing.id
    raise Refused("signing.none", text("Det finns inget underskrivet papper som väntar på kontroll."),
                  way_on=text("Ladda upp det underskrivna avtalet först."))


def _ask_to_check(cmd: Command, agreement: AgreementView, how_many: int, *, without: set[int | None]) -> None:
    """Ask as many roles as there are checks left, among those that hold somebody else who may see the case."""
    assert cmd.tenant_id is not None
    shut = {person for person, state in people.shut_for(agreement.matter_id).items() if state != "clear"}
    checked = set(agreements.checkers(agreement.id)) | without
    holders = {role: {person for person, _, _ in persons_with_role(cmd.tenant_id, frozenset({role}), cmd.on)}
               for role in CHECKERS}
    could = [role for role in CHECKERS if holders[role] - shut - checked]
    for role in could[:how_many]:
        open_duty(cmd, code="signing.check", subject=f"agreement/{agreement.id}", for_role=role,
                  path=agreement_path(cmd.tenant_id, agreement.number), matter_id=agreement.matter_id,
                  due_on=cmd.on + timedelta(days=DAYS_TO_CHECK), details={"number": agreement.number})


def _after_signing(cmd: Command, agreement: AgreementView) -> None:
    path = agreement_path(cmd.tenant, agreement.number)
    unmet = [c for c in agreements.conditions(agreement.id) if c.met_on is None]
    for condition in unmet:
        open_duty(cmd, code="condition.meet", subject=f"condition/{condition.id}", for_role="officer", path=path,
                  matter_id=agreement.matter_id, due_on=agreement.last_day_on, details={"text": condition.text})

    def letter(reader: Reader) -> tuple[str, str]:
        return letters.signed(name=reader.name, number=agreement.number, conditions=[c.text for c in unmet],
                              last_day=in_words(agreement.last_day_on, reader.language), language=reader.language)
    write_to(cmd, agreement, "signed", letter)
    if not unmet:
        _ask_to_pay(cmd, agreement)


def _ask_to_pay(cmd: Command, agreement: AgreementView) -> None:
    open_duty(cmd, code="payment.propose", subject=f"agreement/{agreement.id}", for_role="treasurer",
              path=agreement_path(cmd.tenant, agreement.number), matter_id=agreement.matter_id,
              due_on=agreement.last_day_on, details={"number": agreement.number})
