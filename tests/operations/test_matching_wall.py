"""What a conflicted treasurer meets on the statement: jäv in place of the name, and no way to read or act.

Canaries: take require_open out of match_line, or masked out of the line's page, and the name comes through.
"""

from __future__ import annotations

import pytest

from tests.builders import KR, ON
from tests.money_fixtures import Money, client_of

NAME = "Ramsbergs Handel"


@pytest.fixture
def shut(lent: Money) -> Money:
    """The treasurer is conflicted in the loan's case; a payment on it is matched, another has just come."""
    from brygga.apps.access.actions import set_wall
    from tests import builders_money as build
    loan = lent.agreement(lent.loan)
    build.matched(lent.fund, build.Row(ON, 6_000 * KR, NAME, loan.reference), "loan_payment", f"agreement/{loan.id}")
    set_wall(lent.fund.command("chair"), matter_id=loan.matter_id, person_id=lent.fund["treasurer"],
             state="conflicted", ground="declared")
    build.typed(lent.fund, build.Row(ON, 5_000 * KR, NAME, loan.reference), who="bookkeeper")
    build.typed(lent.fund, build.Row(ON, 4_000 * KR, NAME), who="bookkeeper")
    return lent


def rows_of(money: Money) -> list[int]:
    from brygga.apps.payments import queries
    return [row.id for row in queries.lines(money.tenant) if row.counterparty == NAME]


def test_no_page_of_money_says_the_name(shut: Money) -> None:
    from brygga.apps.payments import queries
    treasurer, deputy = client_of(shut.fund, "treasurer"), client_of(shut.fund, "bookkeeper")
    pages = ["", "utdrag/", "lista/", *(f"utdrag/{s.id}/" for s in queries.statements(shut.tenant))]
    told = {page: treasurer.get(f"/f/{shut.fund.slug}/pengar/{page}") for page in pages}
    reference = shut.agreement(shut.loan).reference
    for page, answer in told.items():
        assert answer.status_code == 200
        assert NAME not in answer.content.decode() and reference not in answer.content.decode(), page
    assert "jäv" in told[""].content.decode()
    assert NAME in deputy.get(f"/f/{shut.fund.slug}/pengar/").content.decode()


def test_typed_addresses_of_a_shut_row_lead_nowhere(shut: Money) -> None:
    from tests.money_fixtures import where_all_is
    treasurer, before = client_of(shut.fund, "treasurer"), where_all_is(shut)
    rows = rows_of(shut)
    assert len(rows) == 4  # the paid-out order's row, the matched payment, the two that have just come
    for row in rows:
        for way in ("", "para-ihop/", "angra/"):
            where = f"/f/{shut.fund.slug}/pengar/rad/{row}/{way}"
            answer = treasurer.get(where) if not way else treasurer.post(where, {"what": "suspense|"})
            assert answer.status_code == 404, where
            assert NAME not in answer.content.decode()
    assert where_all_is(shut) == before


def test_the_acts_themselves_keep_the_wall(shut: Money) -> None:
    from brygga.foundation.refusals import NotSeen
    from brygga.operations.matching import undo_match
    from tests import builders_money as build
    order_row, matched, *opened = rows_of(shut)
    for row in (order_row, matched):
        with pytest.raises(NotSeen):
            undo_match(shut.fund.command("treasurer"), line_id=row)
    with pytest.raises(NotSeen):
        build.match(shut.fund, opened[0], "loan_payment", f"agreement/{shut.loan}")
    undo_match(shut.fund.command("bookkeeper"), line_id=matched)
    assert build.match(shut.fund, opened[0], "loan_payment", f"agreement/{shut.loan}", who="bookkeeper")


def test_a_payment_of_a_shut_case_is_not_there(shut: Money) -> None:
    from brygga.apps.access.actions import set_wall
    from tests import builders_money as build
    order_id = build.proposed(shut.fund, shut.waiting, who="bookkeeper")
    set_wall(shut.fund.command("chair"), matter_id=shut.agreement(shut.waiting).matter_id,
             person_id=shut.fund["treasurer"], state="conflicted", ground="declared")
    treasurer, number = client_of(shut.fund, "treasurer"), shut.agreement(shut.waiting).number
    home = f"/f/{shut.fund.slug}/pengar"
    for where in (f"betalning/{order_id}/", f"betalning/{order_id}/bekrafta/", f"betala/{number}/"):
        assert treasurer.get(f"{home}/{where}").status_code == 404, where
    for where in ("attestera", "bekrafta", "dra-tillbaka"):
        answer = treasurer.post(f"{home}/betalning/{order_id}/{where}/", {
            "seen_digest": "x", "on": "2026-03-02", "bank_reference": "SB"})
        assert answer.status_code == 404, where
    assert "Hantverkshuset" not in treasurer.get(f"{home}/").content.decode()
    build.approved(shut.fund, order_id)
    assert "Hantverkshuset" not in treasurer.get(f"{home}/").content.decode()
    assert "Hantverkshuset" not in treasurer.get(f"{home}/lista/").content.decode()
    assert treasurer.get(f"{home}/lista/1/").status_code == 404
    paper = client_of(shut.fund, "bookkeeper").get(f"{home}/lista/1/")
    assert paper.status_code == 200 and paper.content.startswith(b"%PDF")
