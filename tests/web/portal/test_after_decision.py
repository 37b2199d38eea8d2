"""The applicant's side from the decision on: what may be seen of it, signing on paper, and what is owed next.

Canaries: show the proposal before it is decided (the amount is then in the page); hand the reasons of a no only to
staff; take what is overdue for nothing (the card then names the next instalment instead).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import builders, builders_agreements, builders_decisions
from tests.builders import KR, Begun, Fund
from tests.builders_founding import applicant_client
from tests.worlds import World

PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\ntrailer<<>>\n%%EOF"
LISA = "ramsbergs@exempel.se"


@pytest.fixture
def fund(fresh_world: World) -> Fund:
    cache.clear()
    return builders_decisions.board_fund()


def page_of(fund: Fund, case: Begun) -> tuple[Client, str]:
    return applicant_client(LISA), f"/f/{fund.slug}/mitt/{case.number}/"


def shown(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_what_the_fund_writes_for_its_board_is_not_there_before_the_decision(fund: Fund) -> None:
    case = builders.case_in(fund, "proposed")
    meeting = builders_decisions.meeting(fund, on=date(2026, 3, 19))
    builders_decisions.put_up(fund, meeting, case)
    client, home = page_of(fund, case)
    page = shown(client, home)
    assert "Styrelsen tar upp ert ärende torsdag 19 mars" in page
    for secret in ("200 000", "Ja, av försäljningen", "Vi har räknat om budgeten"):
        assert secret not in page, secret


def test_a_no_comes_with_reasons_the_way_to_yes_and_one_reconsideration(fund: Fund) -> None:
    from brygga.operations.case_flow import propose_decline
    case = builders.case_in(fund, "preparation")
    propose_decline(fund.command("officer"), case_id=case.id, reasons=["Kunderna är för få."],
                    way_to_yes="Visa hundra som lovat handla.")
    _, items = builders_decisions.ready(fund, case)
    builders_decisions.decided(fund, items[0])
    client, home = page_of(fund, case)
    page = shown(client, home)
    assert "Beslutet blev nej" in page and "Kunderna är för få." in page and "Visa hundra" in page
    assert "Skriv vad som är nytt" in client.post(f"{home}omprovning/", {"new_facts": ""}).content.decode()
    again = client.post(f"{home}omprovning/", {"new_facts": "Nu har 130 skrivit på."}, follow=True)
    assert again.request["PATH_INFO"] not in (home, f"{home}omprovning/")
    assert "Ni väntar på oss" in again.content.decode()
    twice = client.post(f"{home}omprovning/", {"new_facts": "Ännu fler."})
    assert twice.status_code == 200, "once, and no more"


def test_signing_on_paper_by_page(fund: Fund) -> None:
    _, item, case = builders_decisions.granted(fund)
    agreement: Any = builders_decisions.agreement_of(fund, item)
    client, home = page_of(fund, case)
    assert f"Skriv under avtalet {agreement.number}" in shown(client, home)
    page = f"{home}avtal/{agreement.number}/"
    lying = client.post(page, {"file": SimpleUploadedFile("avtal.pdf", b"MZ\x90")})
    assert "inte vad namnet säger" in lying.content.decode()
    assert client.post(page, {"file": SimpleUploadedFile("avtal.pdf", PDF)}).status_code == 302
    assert "Vi kontrollerar underskrifterna" in shown(client, page)
    assert f"Skriv under avtalet {agreement.number}" not in shown(client, home)
    assert client.get(f"{home}avtal/L-2026-999/").status_code == 404


def test_what_is_owed_next_and_what_is_late(fresh_world: World) -> None:
    cache.clear()
    fund = builders_agreements.fund_with_two_sources()
    loan = builders_agreements.loan(fund)
    client = applicant_client(LISA)
    home = client.get(f"/f/{fund.slug}/mitt/")["Location"]
    assert "senast tisdag 28 april" in shown(client, home) and loan.reference in shown(client, home)
    builders_agreements.day(fund, date(2026, 5, 4))
    late = shown(applicant_client(LISA), f"{home}avtal/{loan.number}/")
    assert "Betalningen är försenad" in late and "Skriv till fonden" in late and "tisdag 28 april" in late
    assert builders_agreements.loan_of(fund, loan.id, date(2026, 5, 4)).state.overdue.minor > 10_000 * KR
