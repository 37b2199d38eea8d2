"""The source's page: figures on any day, names only where they may be seen, and a public picture that names nobody.

Canaries: hand `naming` of the seat to public_world, or count a put-right loan among the average, and these fail.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal

from tests.builders import KR, ON
from tests.formats.documents.reading import words
from tests.money_fixtures import Money, proven, refused


def page(money: Money, who: str = "treasurer", as_of: date = ON):
    from brygga.operations.source_page import source_page
    return source_page(money.fund.seat(who), money.source, as_of)


def repay(money: Money, minor: int) -> int:
    from tests import builders_money as build
    return build.matched(money.fund, build.Row(ON, minor, "Ramsbergs Handel"), "loan_payment",
                         f"agreement/{money.loan}").id


def test_the_second_time_the_same_kronor_are_lent(lent: Money) -> None:
    from tests import builders_money as build
    repay(lent, 200_000 * KR)
    build.paid_out(lent.fund, lent.waiting)
    big = build.agreement(lent.fund, "Nora Tryckeri", amount_minor=1_600_000 * KR)
    build.paid_out(lent.fund, big.id)
    shown = page(lent)
    assert [(t.turn, t.out.minor) for t in shown.statement.turns] == [(0, 1_800_000 * KR), (1, 200_000 * KR)]
    assert shown.back_minor == 200_000 * KR and shown.agreements_out == 3
    assert [(f.origin, f.to, f.turn) for f in shown.flows][-2:] == [("", "Nora Tryckeri", 0),
                                                                    ("Ramsbergs Handel", "Nora Tryckeri", 1)]
    assert shown.statement.revolve_factor() == Decimal("1.10")
    assert {arc.label: arc.shares for arc in shown.world.arcs}["Nora Tryckeri"] == (
        (0, 1_400_000 * KR), (1, 200_000 * KR))
    proven(lent)


def test_any_day_shows_that_day(lent: Money) -> None:
    before = page(lent, as_of=ON - timedelta(days=1))
    assert not before.statement.paid_in.minor and not before.world.arcs and not before.promises
    assert page(lent).committed_minor == 300_000 * KR
    later = page(lent, as_of=ON + timedelta(days=30))
    assert later.average_days == 30


def test_what_was_put_right_counts_as_if_it_had_never_been(lent: Money) -> None:
    from brygga.operations.matching import undo_match
    from tests.money_fixtures import where_all_is
    before, books = page(lent), where_all_is(lent)["books"]
    line = repay(lent, 6_000 * KR)
    assert page(lent).back_minor > 0
    undo_match(lent.fund.command("treasurer"), line_id=line)
    assert where_all_is(lent)["books"] == books
    after = page(lent)
    assert (after.back_minor, after.average_days, after.statement) == (
        before.back_minor, before.average_days, before.statement)
    assert after.world == before.world


def test_a_shut_case_has_no_name_on_the_page(lent: Money) -> None:
    from brygga.apps.access.actions import set_wall
    for agreement in (lent.loan, lent.waiting):
        set_wall(lent.fund.command("chair"), matter_id=lent.agreement(agreement).matter_id,
                 person_id=lent.fund["treasurer"], state="conflicted", ground="declared")
    told = repr(page(lent))
    assert "Odlarna i Viker" in told
    for hidden in ("Ramsbergs Handel", "Hantverkshuset", "L-2026-001", "L-2026-002"):
        assert hidden not in told and hidden in repr(page(lent, "bookkeeper")), hidden
    assert page(lent).statement == page(lent, "bookkeeper").statement


def test_the_member_reads_and_the_applicant_does_not(lent: Money) -> None:
    assert all(not arc.href for arc in page(lent, "member").world.arcs)
    assert all(arc.href for arc in page(lent, "auditor").world.arcs)
    with refused("access.role"):
        page(lent, "administrator")


def test_the_public_picture_names_nobody(lent: Money) -> None:
    from brygga.operations.source_page import public_world
    from brygga.web.shell.pictures import arches_view
    repay(lent, 6_000 * KR)
    found = public_world(lent.tenant, ON)
    assert found is not None
    sentence, world = found
    assert (sentence.paid_in_minor, sentence.out_count, sentence.has_second_turn) == (2_000_000 * KR, 2, False)
    view = arches_view(world, names=False)
    whole = f"{asdict(sentence)} {view.svg} {view.rows}"
    hidden = ["Ramsberg", "Odlarna", "Viker", "Region", "L-2026", "F-2026", lent.agreement(lent.loan).reference,
              "/f/", "<a "]
    assert len(world.arcs) == 2
    for name in hidden:
        assert name not in whole, name
    assert not any(row.href for row in view.rows)
    assert public_world(lent.tenant, ON - timedelta(days=1)) is None


def test_the_statement_is_a_paper_kept_on_its_source(lent: Money) -> None:
    from brygga.apps.access.actions import set_wall
    from brygga.apps.documents.doorways import content_for
    from brygga.apps.funding import queries
    from brygga.operations.source_paper import write_statement
    set_wall(lent.fund.command("chair"), matter_id=lent.agreement(lent.placed).matter_id,
             person_id=lent.fund["approver"], state="conflicted", ground="declared")
    key = write_statement(lent.fund.command("treasurer"), source_id=lent.source, as_of=ON)
    view, content = content_for(lent.fund.seat("member"), key)
    assert view.media_type == "application/pdf" and view.kind == "source_statement"
    text = words(content)
    assert "Så har era pengar arbetat" in text and "2 000 000 kr" in text
    for name in ("Ramsbergs Handel", "Odlarna i Viker"):
        assert name not in text
    assert text.count("Ramsberg") >= 1, "the place stands where no name may"
    [paper] = queries.papers(lent.source)
    assert (paper.key, paper.as_of, paper.made_by) == (key, ON, "Kajsa Kassör")
    with refused("statement.future"):
        write_statement(lent.fund.command("treasurer"), source_id=lent.source, as_of=ON + timedelta(days=1))
    with refused("statement.nothing"):
        write_statement(lent.fund.command("treasurer"), source_id=lent.source, as_of=ON - timedelta(days=1))
