"""A signed paper is handed in by one, checked by two others, and each step asks the next person."""

from __future__ import annotations

import pytest

from tests import builders_agreements as world
from tests import builders_money
from tests.builders import KR, ON, PDF, Fund
from tests.worlds import World


@pytest.fixture
def fund(fresh_world: World) -> Fund:
    return world.fund_with_two_sources()


def drafted(fund: Fund, instrument: str = "loan") -> int:
    from brygga.operations.papers import agreement_papers
    agreement = builders_money.agreement(fund, instrument=instrument, amount_minor=100_000 * KR, signed=False)
    agreement_papers(fund.command("chair"), agreement_id=agreement.id)
    return int(agreement.id)


def contact(fund: Fund, agreement_id: int) -> int:
    from brygga.apps.access.queries import reaching
    return int(reaching(world.agreement_of(fund, agreement_id).matter_id)[0][0])


def test_the_applicant_gets_the_paper_and_is_asked_to_sign(fund: Fund) -> None:
    from brygga.apps.documents.queries import attachment
    from brygga.foundation.models import OutboxItem
    agreement = world.agreement_of(fund, drafted(fund))
    letter = OutboxItem.objects.get(subject__startswith=f"Ert avtal {agreement.number}")
    name, content, kind = attachment(letter.attachments[0])
    assert (kind, content[:5]) == ("application/pdf", b"%PDF-") and name.startswith("Låneavtal")
    assert "1 mars 2027" in letter.body and "/mitt/" in letter.body
    assert world.duties(fund)["agreement.sign"] == [f"person:{contact(fund, agreement.id)}"]


def test_a_forlagsinsats_has_three_papers_and_two_are_the_associations_drafts(fund: Fund) -> None:
    from brygga.apps.documents.models import Document
    agreement = world.agreement_of(fund, drafted(fund, "contribution"))
    kinds = list(Document.objects.filter(matter_id=agreement.matter_id).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["agreement", "certificate", "register_row"]


def test_making_the_papers_anew_replaces_them_and_writes_no_second_letter(fund: Fund) -> None:
    from brygga.apps.documents.queries import hashes_of
    from brygga.operations.papers import agreement_papers
    agreement_id = drafted(fund)
    before = world.letters(fund)
    agreement_papers(fund.command("officer"), agreement_id=agreement_id)
    assert world.letters(fund) == before
    assert len(hashes_of(world.agreement_of(fund, agreement_id).matter_id)) == 1


def test_two_persons_check_and_the_duties_lead_from_one_to_the_next(fund: Fund) -> None:
    agreement_id = drafted(fund)
    world.handed_in(fund, agreement_id, who=contact(fund, agreement_id))
    assert "agreement.sign" not in world.duties(fund)
    assert world.duties(fund)["signing.check"] == ["role:chair", "role:officer"]
    assert world.checked(fund, agreement_id, "chair") is False
    assert world.duties(fund)["signing.check"] == ["role:officer"]
    assert world.checked(fund, agreement_id, "officer") is True
    assert world.agreement_of(fund, agreement_id).state == "signed"
    assert world.duties(fund)["payment.propose"] == ["role:treasurer"]
    assert world.letters(fund)[-1].endswith("är underskrivet")
    assert world.verified(fund) == []


def test_one_person_does_not_check_twice(fund: Fund) -> None:
    agreement_id = drafted(fund)
    world.handed_in(fund, agreement_id)
    world.checked(fund, agreement_id, "chair")
    with world.refused("checks_twice") as caught:
        world.checked(fund, agreement_id, "chair")
    assert "Arne Attestant" in caught.value.who_could
    assert world.agreement_of(fund, agreement_id).state == "draft"


def test_in_a_full_fund_whoever_handed_it_in_does_not_check(fresh_world: World) -> None:
    fund = world.fund_with_two_sources(profile="full")
    agreement_id = drafted(fund)
    world.handed_in(fund, agreement_id)
    with world.refused("uploader_checks"):
        world.checked(fund, agreement_id, "officer")


def test_a_small_fund_may_and_the_auditor_sees_it(fund: Fund) -> None:
    from brygga.foundation.models import AuditEvent
    agreement_id = drafted(fund)
    world.handed_in(fund, agreement_id)
    world.checked(fund, agreement_id, "officer")
    assert AuditEvent.objects.filter(code="access.exception", subject=f"agreement/{agreement_id}").count() == 1


def test_whoever_is_shut_out_of_the_case_finds_nothing_to_check(fund: Fund) -> None:
    """Canary: a check that goes by role alone lets the conflicted chair in."""
    from brygga.apps.access.actions import set_wall
    from brygga.foundation.refusals import NotSeen
    agreement_id = drafted(fund)
    matter = world.agreement_of(fund, agreement_id).matter_id
    set_wall(fund.command("officer"), matter_id=matter, person_id=fund["chair"], state="conflicted", ground="own")
    world.handed_in(fund, agreement_id, who=contact(fund, agreement_id))
    assert world.duties(fund)["signing.check"] == ["role:officer", "role:treasurer"]
    with pytest.raises(NotSeen):
        world.checked(fund, agreement_id, "chair")


def test_a_paper_sent_back_says_why_and_a_new_one_may_come(fund: Fund) -> None:
    from brygga.operations.signing import send_back
    agreement_id = drafted(fund)
    world.handed_in(fund, agreement_id)
    with world.refused("signing.waiting"):
        world.handed_in(fund, agreement_id)
    with world.refused("signing.why"):
        send_back(fund.command("chair"), agreement_id=agreement_id, why="  ")
    send_back(fund.command("chair"), agreement_id=agreement_id, why="En underskrift saknas.")
    assert world.letters(fund)[-1].endswith("något saknas")
    assert world.duties(fund)["agreement.sign"] == [f"person:{contact(fund, agreement_id)}"]
    with world.refused("signing.none"):
        world.checked(fund, agreement_id, "chair")
    world.handed_in(fund, agreement_id)
    assert world.checked(fund, agreement_id, "chair") is False


@pytest.mark.parametrize("checks", [0, 1])
def test_a_paper_on_an_agreement_that_has_lapsed_is_neither_checked_nor_sent_back(fund: Fund, checks: int) -> None:
    """Canary: ask for the state at the second check alone, and the first goes through on what cannot be signed."""
    from brygga.apps.agreements.queries import signings
    from brygga.operations.advance_day import lapse_agreement
    from brygga.operations.signing import send_back
    agreement_id = drafted(fund)
    world.handed_in(fund, agreement_id)
    for who in ("chair", "officer")[:checks]:
        world.checked(fund, agreement_id, who)
    lapse_agreement(fund.command("officer"), agreement_id=agreement_id)
    before, told, letters = signings(agreement_id), world.duties(fund), world.letters(fund)
    with world.refused("signing.lapsed") as no:
        world.checked(fund, agreement_id, "approver")
    assert "gällde till och med 2027-03-01" in str(no.value.message) and "besluta på nytt" in str(no.value.way_on)
    with world.refused("signing.lapsed"):
        send_back(fund.command("chair"), agreement_id=agreement_id, why="En underskrift saknas.")
    assert (signings(agreement_id), world.duties(fund), world.letters(fund)) == (before, told, letters)
    assert world.verified(fund) == []


def test_a_file_that_is_no_paper_is_not_taken(fund: Fund) -> None:
    from brygga.operations.signing import hand_in
    agreement_id = drafted(fund)
    with world.refused("document.kind"):
        hand_in(fund.command("officer"), agreement_id=agreement_id, content=b"MZ\x00\x01", filename="avtal.pdf")


def test_conditions_are_asked_for_after_signing_and_the_last_one_leads_to_the_money(fund: Fund) -> None:
    from brygga.apps.agreements.queries import conditions
    from brygga.apps.documents.actions import store_document
    from brygga.operations.contribution_life import receive_certificate
    from brygga.operations.signing import meet
    agreement_id = drafted(fund, "contribution")
    world.handed_in(fund, agreement_id)
    for who in ("chair", "approver"):
        world.checked(fund, agreement_id, who)
    assert world.duties(fund)["condition.meet"] == ["role:officer"] and "payment.propose" not in world.duties(fund)
    condition = conditions(agreement_id)[0]
    with world.refused("condition.certificate"):
        meet(fund.command("officer"), agreement_id=agreement_id, condition_id=condition.id)
    matter = world.agreement_of(fund, agreement_id).matter_id
    key = store_document(fund.command("officer"), content=PDF, filename="bevis.pdf", kind="certificate",
                         title="Förlagsandelsbevis 3", matter_id=matter)
    with world.refused("access.role"):
        receive_certificate(fund.command("member"), agreement_id=agreement_id, number="3", document_key=key)
    receive_certificate(fund.command("officer"), agreement_id=agreement_id, number="3", document_key=key)
    assert world.duties(fund) == {"payment.propose": ["role:treasurer"], **{
        code: who for code, who in world.duties(fund).items() if code != "payment.propose"}}
    assert "condition.meet" not in world.duties(fund) and ON
