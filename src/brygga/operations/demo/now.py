"""The year that is, and a today with something for everybody: one case at each stage, one loan late, a row to match.

The places are real; people, amounts, dates and terms are invented.
"""

from datetime import date, timedelta

from brygga.apps.ledger import queries as ledger
from brygga.apps.ledger.actions import close_period, soft_close_period
from brygga.apps.payments import queries as payments
from brygga.foundation.refusals import Refusals, Refused
from brygga.operations import case_flow as flow
from brygga.operations.demo import board, casework, money
from brygga.operations.demo import now_applicants as who
from brygga.operations.demo.applicants import PDF
from brygga.operations.demo.sources import VASTMANLAND
from brygga.operations.demo.stage import KR, Stage
from brygga.operations.matching import match_line, undo_match
from brygga.operations.signing import check, hand_in, send_back

MEETING = date(2026, 10, 27)


def fill_the_year(stage: Stage, late: int) -> None:
    """Tell the summer of 2026: old books closed, new money in, a row matched wrongly and put right, two new yeses."""
    stage.tell("Böckerna för 2024 stängs, regionen betalar in sin andra miljon")
    _close_old_books(stage)
    money.pass_days(stage, date(2026, 5, 18))
    money.pay_in(stage, "region", 1_000_000)
    money.pass_days(stage, date(2026, 6, 1))
    money.open_source(stage, VASTMANLAND)
    money.pay_in(stage, "vastmanland", 400_000)
    _wrong_match(stage, late)
    money.pass_days(stage, date(2026, 8, 24))
    stage.tell("Gyttorps matbod och Hjulsjö skola söker lån")
    begun = {one.name: casework.enquire(stage, one) for one in (who.GYTTORP, who.HJULSJO)}
    for one in (who.GYTTORP, who.HJULSJO):
        casework.invite(stage, begun[one.name], one)
        casework.apply(stage, begun[one.name], one)
        casework.assess(stage, begun[one.name], comes_back="Ja, av försäljning och hyror.", worth_it="Ja.",
                        wrong="Att hantverkarna blir dyrare än offerten.")
    store = casework.propose_loan(
        stage, begun[who.GYTTORP.name], 180_000, purpose="Kyl, kassa och första varulagret", out_on=date(2026, 10, 22),
        first_on=date(2027, 1, 29), term=12, pots={"region": 180_000})
    school = casework.propose_loan(
        stage, begun[who.HJULSJO.name], 260_000, purpose="Ny värme i skolan", out_on=date(2026, 10, 22),
        first_on=date(2027, 1, 29), term=20, pots={"region": 200_000, "sparbank": 60_000},
        conditions=(("lease", "Hyresavtal med kommunen, undertecknat"),))
    money.pass_days(stage, date(2026, 9, 21))
    stage.tell("Styrelsen beviljar båda lånen")
    stage.kept = board.decide(stage, [store, school])


def leave_something_for_everybody(stage: Stage, house: int, today: date) -> None:
    """Tell the autumn up to `today` and leave work on every desk."""
    money.pass_days(stage, date(2026, 9, 28))
    _sign_by_hand(stage)
    money.pass_days(stage, date(2026, 10, 2))
    stage.tell("Sala återbruk, Pålsboda, Zinkgruvan och Kilsmo hör av sig")
    sala, cafe, village, hall = (casework.enquire(stage, one) for one in (who.SALA, who.PALSBODA, who.ZINKGRUVAN,
                                                                          who.KILSMO))
    for begun, one in ((sala, who.SALA), (cafe, who.PALSBODA), (village, who.ZINKGRUVAN), (hall, who.KILSMO)):
        casework.invite(stage, begun, one)
    money.pass_days(stage, date(2026, 10, 7))
    stage.running = [house]
    for begun, one in ((sala, who.SALA), (cafe, who.PALSBODA), (hall, who.KILSMO)):
        casework.apply(stage, begun, one)
    casework.fill_in(stage, village, who.ZINKGRUVAN, half=True)
    money.pass_days(stage, date(2026, 10, 12))
    _sala(stage, sala)
    flow.ask_completion(stage.by("hanna"), case_id=cafe.id, asked_for="Offert på ventilationen",
                        question="Utan den vet vi inte vad köket kostar.", answer_by=today + timedelta(days=9))
    _to_the_meeting(stage, hall)
    money.pass_days(stage, date(2026, 10, 16))
    casework.enquire(stage, who.GULDSMEDSHYTTAN)
    money.pass_days(stage, date(2026, 10, 19))
    stage.tell("Gyttorps lån väntar på attest, ett kontoutdrag väntar på att paras ihop")
    money.propose(stage, stage.kept[0])
    _open_rows(stage)
    money.pass_days(stage, today)


def _close_old_books(stage: Stage) -> None:
    assert stage.tenant_id is not None
    periods = sorted(ledger.periods(stage.tenant_id), key=lambda p: p.first_on)
    for period in periods:
        if period.last_on < date(2026, 1, 1):
            soft_close_period(stage.by("pia"), period_id=period.period_id)
        if period.last_on < date(2025, 1, 1):
            close_period(stage.by("pia"), period_id=period.period_id)


def _wrong_match(stage: Stage, late: int) -> None:
    """A payment is said to be another loan's, and put right the next day: the books keep both."""
    assert stage.tenant_id is not None
    house = next(pk for pk in stage.running if pk != late)
    day, minor = money.due(stage, house, stage.day)
    stage.running.remove(house)
    money.pass_days(stage, day)
    money.bank(stage, [money.loan_row(stage, house, minor, kind="")])
    line = max(payments.lines(stage.tenant_id), key=lambda row: row.id)
    match_line(stage.by("pia"), line_id=line.id, kind="loan_payment", subject=f"agreement/{late}")
    stage.until(day + timedelta(days=1))
    undo_match(stage.by("pia"), line_id=line.id)
    match_line(stage.by("pia"), line_id=line.id, kind="loan_payment", subject=f"agreement/{house}")
    stage.running.append(house)


def _sign_by_hand(stage: Stage) -> None:
    """One paper is sent back for a missing name; one is handed in by the officer, who also checks it: an exception."""
    store, school = stage.kept
    hand_in(stage.by("hanna"), agreement_id=store, content=PDF, filename="avtal-gyttorp.pdf")
    check(stage.by("hanna"), agreement_id=store)
    check(stage.by("birgitta"), agreement_id=store)
    hand_in(stage.by("hanna"), agreement_id=school, content=PDF, filename="avtal-hjulsjo.pdf")
    send_back(stage.by("birgitta"), agreement_id=school, why="En av de två firmatecknarna har inte skrivit under.")
    board.sign(stage, school)
    board.meet_conditions(stage, school)


def _sala(stage: Stage, sala: casework.Begun) -> None:
    """Money for Örebro län cannot go to Sala: the refusal is told, and the pot that fits is there for the reader."""
    casework.assess(stage, sala, comes_back="Ja, av försäljningen.", worth_it="Ja. Kommunen slänger mindre.",
                    wrong="Att lokalen blir dyrare att värma än vi tror.")
    try:
        casework.propose_loan(stage, sala, 150_000, purpose="Hyllor, bil och första hyran", out_on=date(2026, 11, 9),
                              first_on=date(2027, 2, 8), term=12, pots={"region": 150_000})
    except (Refused, Refusals) as refusal:
        said = refusal.refusals[0] if isinstance(refusal, Refusals) else refusal
        stage.tell(f"Nej till Sala ur regionens pott: {said.message}")
    else:
        raise AssertionError("the region's money went to another county")


def _to_the_meeting(stage: Stage, hall: casework.Begun) -> None:
    from brygga.operations.agenda import plan_meeting, put_on_agenda
    casework.assess(stage, hall, comes_back="Ja, av uthyrningarna.", worth_it="Ja.", wrong="Att taket läcker.")
    proposal = casework.propose_loan(
        stage, hall, 140_000, purpose="Nytt tak på bygdegården", out_on=date(2026, 11, 16), first_on=date(2027, 2, 15),
        term=16, pots={"region": 140_000})
    meeting_id = plan_meeting(stage.by("hanna"), on=MEETING, pack_freezes_on=date(2026, 10, 22))
    put_on_agenda(stage.by("hanna"), meeting_id=meeting_id, proposal_id=proposal)
    board.answer(stage, meeting_id, hall.matter_id, who=("mats", "yusuf"))


def _open_rows(stage: Stage) -> None:
    """A part of what Fellingsbro owes waits to be matched; one row nobody knows; the bank took a fee weeks ago."""
    bikes = money.loan_row(stage, stage.late, 6_000 * KR, kind="")
    money.bank(stage, [money.Row(-95 * KR, "Bergslagens Sparbank", "bank_fee", on=date(2026, 9, 1)),
                       money.Row(1_250 * KR, "SWISH 070-000 00 00", "suspense"), bikes])
