"""The worlds that sequences begin in, told once by the same commands: model and product in step from day one.

`model`: 2026: eight sources, three förlagsinsatser paid in. 2030: four loans go out, and one is repaid with too much.
March 2031: agreements in every stage, a meeting open and one planned, cases prepared; walls stand where law or a tie
put them. Beside it a stranger's fund, and one that has books and nothing else.

`model_later`: six weeks on. Loans are late or paid too far ahead, what associations owe has been claimed and not
come, a payment that the bank has made is on no statement, the operating pot has money of its own, and so many have
left the open meeting that it decides nothing.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from unittest import mock

from tests import builders, builders_money
from tests.builders import KR, Fund
from tests.model import (  # noqa: F401 - acts register
    acts_agreement,
    acts_board,
    acts_delegation,
    acts_match,
    acts_money,
    acts_time,
    acts_withdraw,
    people,
    picture,
)
from tests.model.acts import World
from tests.model.acts_case import TERMS
from tests.model.booked import RUNNING
from tests.model.driver import Driver, Tally
from tests.model.plain import Bank, Case, Model
from tests.worlds import World as Place
from tests.worlds import Worlds, in_use

D0, D1, D2, D3 = date(2026, 3, 2), date(2030, 12, 1), date(2031, 2, 28), date(2031, 3, 3)
SOURCES = (("R", "revolving_grant", 3_000_000, 1_400_000, [], None), ("V", "conditional_capital", 1_500_000, 700_000,
           [], 400_000), ("L", "loan", 1_000_000, 500_000, [], None), ("G", "grant", 800_000, 300_000, [], None),
           ("D", "donation", 500_000, 100_000, [], None), ("M", "member_capital", 500_000, 150_000, [], None),
           ("K", "managed_money", 600_000, 200_000, [], None), ("S", "revolving_grant", 300_000, 100_000, ["19"], None))
ROOMS = ("packs", "decision_letter", "minutes", "source_paper", "payment_list")


@contextmanager
def plain_papers() -> Iterator[None]:
    """Every paper is one line of its own words; typst is tested elsewhere and would take nine tenths of the time."""
    def plain(value: Any, at: Any) -> bytes:
        return b"%PDF-1.4 " + repr(value).encode()[:400]
    patches = [mock.patch(f"brygga.operations.{room}.render", plain) for room in ROOMS]
    patches.append(mock.patch("brygga.formats.documents.render", plain))
    for patch in patches:
        patch.start()
    try:
        yield
    finally:
        for patch in patches:
            patch.stop()


@contextmanager
def sequence(worlds: Worlds, tally: Tally | None = None, begun_in: str = "model") -> Iterator[Driver]:
    """A driver in a copy of one of the told worlds, this sequence's own."""
    with plain_papers():
        place = worlds.fresh(template(worlds, begun_in))
        try:
            with in_use(place):
                yield _driver(place, tally)
        finally:
            place.drop()


def template(worlds: Worlds, name: str) -> Place:
    """A told world, told the first time that it is asked for."""
    with plain_papers():
        first = worlds.like("model", lambda place: _tell(place, _begin(), _until_march))
        if name == "model":
            return first
        return worlds.like(name, lambda place: _tell(place, _driver(place), TOLD[name]), on=first)


def _driver(place: Place, tally: Tally | None = None) -> Driver:
    world, model = pickle.loads((place.data / "model.pickle").read_bytes())
    return Driver(world, model, tally)


def _begin() -> Driver:
    fund, model = _fund()
    return Driver(World(fund, _stranger(model), _books(model)), model)


def _tell(place: Place, driver: Driver, tell: Callable[[Driver], None]) -> None:
    tell(driver)
    driver.m.done.clear()
    driver.m.met.clear()
    driver.proven()
    driver.w.ids, driver.w.done = {}, []
    (place.data / "model.pickle").write_bytes(pickle.dumps((driver.w, driver.m)))


def _until_march(d: Driver) -> None:
    _money(d)
    _placed(d)
    _lent(d)
    _waiting(d)


def _fund() -> tuple[Fund, Model]:
    from brygga.apps.agreements.actions import register_body
    from brygga.apps.ledger.actions import open_year
    from brygga.apps.ledger.sums import operating_pot
    from brygga.foundation.plain_sql import ask
    from brygga.operations.bank_accounts import open_account
    fund = _people(0)
    register_body(fund.command("administrator"), register="FI:1996:1006", number="FI-1", activity="loan",
                  from_on=date(2024, 1, 1))
    for year in range(2027, 2032):
        open_year(fund.command("treasurer"), year=year, first_on=date(year, 1, 1), last_on=date(year, 12, 31))
    model = Model(D0, pots=["drift"], banks={"main": Bank("1930", D0), "client": Bank("1990", D0)})
    model.ids |= {"drift": operating_pot(fund.tenant_id), "main": builders.bank_account(fund), "client": open_account(
        fund.command("treasurer"), name="Klientmedel", kind="account", number="8327-9,123", ledger_number="1990",
        opened_on=D0)}
    for pk, first_on in ask("SELECT id, first_on FROM ledger_period WHERE tenant_id = %s", (fund.tenant_id,)):
        month = str(first_on)[:7]
        model.periods[month], model.ids[f"period:{month}"] = ("open", ""), pk
    return fund, model


def _people(number: int) -> Fund:
    fund = builders.fund("Mikrofond Örebro län" if not number else f"Fond {number}", number=number, on=D0)
    for role, name in (("member3", "Nils Nyvald"), ("member4", "Petra Plikt"), ("bookkeeper", "Bodil Bokförare")):
        fund.people[role] = builders.add_person(fund, role.rstrip("34"), name, f"{role}@f{number}.exempel.se", on=D0)
    return fund


def _stranger(model: Model) -> Fund:
    """Another fund with one of everything: what is asked for by its ids from the first is not there."""
    from brygga.apps.payments import queries
    from tests import builders_decisions as board
    fund = _people(1)
    pot = builders.source(fund, paid_in=False, on=D0)
    source = next(iter(fund.sources.values()))
    builders_money.typed(fund, builders_money.Row(D0, 2_000_000 * KR))
    row = queries.lines(fund.tenant_id)[0]
    entry = builders_money.match(fund, row.id, "source_pay_in", f"source/{source}", on=D0)
    meeting, item, case = board.granted(fund, on=D0)
    agreement = board.agreement_of(fund, item).id
    builders_money.typed(fund, builders_money.Row(D0, 1_000 * KR))
    last = builders_money.latest_line(fund).id
    model.ids["x:statement"] = queries.lines(fund.tenant_id, line_id=last)[0].statement_id
    model.ids |= {"x:pot": pot, "x:source": source, "source:x:source": source, "x:row": last, "x:case": case.id,
                  "x:account": builders.bank_account(fund), "x:agreement": agreement, "x:meeting": meeting,
                  "x:item": item, "x:entry": entry, "x:order": 999_998}
    builders_money.match(fund, last, "suspense", on=D0)
    return fund


def _books(model: Model) -> Fund:
    from brygga.apps.ledger.actions import open_pot, open_year
    from brygga.apps.ledger.sums import operating_pot
    fund = _people(2)
    for year in range(2027, 2032):
        open_year(fund.command("treasurer"), year=year, first_on=date(year, 1, 1), last_on=date(year, 12, 31))
    model.ids |= {"b:drift": operating_pot(fund.tenant_id), "b:capital": open_pot(
        fund.command("treasurer"), name="Kapital", kind="capital")}
    return fund


def must(d: Driver, name: str, **p: Any) -> str:
    """Tell a command that is accepted; returns the name of the last thing it made."""
    assert d.tell(name, {"who": "treasurer", **p}), f"{name} {p}"
    return f"{d.m.number}.{d.m.made}"


def _money(d: Driver) -> None:
    for name, kind, size, paid, counties, cap in SOURCES:
        must(d, "source.register", **{
            "source": name, "class": kind, "amount": size * KR, "cap": cap and cap * KR, "counties": counties,
            "person": False, "instruments": []})
        must(d, "pay_in.type", source=name, account="client" if name == "K" else "main", on=D0, amount=paid * KR)


def a_case(d: Driver, name: str, *, need: int = 400_000, by_law: tuple[str, ...] = ()) -> str:
    """A case prepared, with a party of its own; `by_law` will represent the applicant (see `put_up`)."""
    number = f"769600{len(d.m.cases) + 10:03d}"
    sums = [sum(divmod(int(digit) * (2 if place % 2 == 0 else 1), 10)) for place, digit in enumerate(number)]
    begun = builders.case_in(d.w.fund, "preparation", name=name, on=d.m.on, need_minor=need * KR,
                             orgnr=f"{number[:6]}-{number[6:]}{-sum(sums) % 10}")
    d.m.cases[name] = Case(name, "short" if need <= 100_000 else "full", by_law=list(by_law))
    d.m.ids |= {name: begun.id, f"matter:{name}": begun.matter_id}
    d.ends = picture.ends(d.w)
    return name


def put_up(d: Driver, meeting: str, proposal: str) -> str:
    """A proposal on an agenda; those whom law shuts out come to act for the applicant just before. Returns the item."""
    from brygga.apps.access.actions import give_reach
    case = d.m.proposals[proposal].case
    for who in d.m.cases[case].by_law:
        give_reach(d.w.fund.command("officer", on=d.m.on), matter_id=d.m.ids[f"matter:{case}"],
                   person_id=d.w.fund[who])
    d.ends = picture.ends(d.w)
    return must(d, "agenda.put", who="officer", meeting=meeting, proposal=proposal)


def proposed(d: Driver, case: str, instrument: str, shares: dict[str, int], terms: int = 0) -> str:
    """An officer's proposal; returns its name."""
    return must(d, "case.propose", who="officer", case=case, instrument=instrument, terms=dict(TERMS[terms]),
                amount=sum(shares.values()) * KR, shares={pot: kr * KR for pot, kr in shares.items()})


def on_agenda(d: Driver, proposals: list[str], ties: dict[tuple[str, str], str] | None = None) -> tuple[str, list[str]]:
    """A meeting of the day with these proposals, frozen, everybody asked and answering; returns it and its items."""
    meeting = must(d, "meeting.plan", who="officer", on=d.m.on, pack=d.m.on)
    items = [put_up(d, meeting, one) for one in proposals]
    must(d, "packs.freeze", who="officer", meeting=meeting)
    for one in proposals:
        case = d.m.proposals[one].case
        for who in people.BOARD:
            if who not in d.m.cases[case].by_law:
                must(d, "tie.declare", who=who, meeting=meeting, case=case, text="",
                     answer=(ties or {}).get((case, who), "none"))
    return meeting, items


def opened(d: Driver, meeting: str) -> None:
    """The meeting opens with all five."""
    must(d, "meeting.open", who="chair", meeting=meeting, chair="chair", adjuster="member", keeper="officer",
         present=list(people.BOARD[:5]))


def granted(d: Driver, proposals: list[str], ties: dict[tuple[str, str], str] | None = None) -> list[str]:
    """Granted by the leader's press, one by one; returns the agreements."""
    meeting, items = on_agenda(d, proposals, ties)
    opened(d, meeting)
    made = []
    for item in items:
        must(d, "decide.press", who=acts_board.leader(d.m, d.m.items[item]), item=item, dissents=[])
        made.append(list(d.m.agreements)[-1])
    return made


def signed(d: Driver, name: str, *, certified: bool = True) -> None:
    """Handed in, checked by two to whom the case is open, the certificate received unless said."""
    shut = d.m.cases[d.m.agreements[name].case]
    must(d, "signing.hand_in", who="officer", agreement=name)
    for who in [one for one in ("chair", "approver", "member", "member3") if not shut.is_shut(one)][:2]:
        must(d, "signing.check", who=who, agreement=name)
    if certified and d.m.agreements[name].instrument == "contribution":
        must(d, "certificate.take", who="officer", agreement=name, number="1")


def paid_out(d: Driver, name: str) -> None:
    """Proposed, approved, confirmed, and found on the statement."""
    order = must(d, "payment.propose", agreement=name, pay_on=d.m.on)
    shut = d.m.cases[d.m.agreements[name].case]
    approver = next(one for one in ("approver", "member3") if not shut.is_shut(one))
    must(d, "payment.approve", who=approver, order=order, seen=True)
    must(d, "payment.confirm", order=order, on=d.m.on, reference="SB1")
    typed(d, -d.m.orders[order].amount, "order", order)
    must(d, "row.match", row=list(d.m.rows)[-1], kind="order", what=order)


def came_in(d: Driver, agreement: str, minor: int) -> None:
    """A borrower's payment, found on the statement."""
    typed(d, minor, "loan_payment", agreement)
    must(d, "row.match", row=list(d.m.rows)[-1], kind="loan_payment", what=agreement)


def typed(d: Driver, minor: int, kind: str, what: str = "") -> None:
    """One row typed from the bank's statement."""
    bank = d.m.banks["main"]
    must(d, "statement.enter", **{"account": "main", "from": bank.to_on, "to": d.m.on, "opening": bank.closing,
                                  "closing": bank.closing + minor, "rows": [[d.m.on, minor, [kind, what]]]})


def _placed(d: Driver) -> None:
    asked = [proposed(d, a_case(d, "Odlarna"), "contribution", {"R": 60_000, "V": 40_001}),
             proposed(d, a_case(d, "Bageriet"), "contribution", {"R": 50_000}),
             proposed(d, a_case(d, "Mejeriet", by_law=("bookkeeper",)), "contribution", {"L": 30_000, "G": 20_000})]
    for name in granted(d, asked):
        signed(d, name)
        paid_out(d, name)
    first, second, _ = d.m.agreements
    _day(d, date(2029, 2, 1))
    must(d, "notice.give", who="officer", agreement=first, by="holder", on=d.m.on)
    must(d, "notice.give", who="officer", agreement=second, by="association", on=d.m.on)


def _day(d: Driver, on: date) -> None:
    must(d, "day.advance", who="", on=on)


def _lent(d: Driver) -> None:
    _day(d, D1)
    asked = [proposed(d, a_case(d, "Handeln"), "loan", {"R": 120_000}, 0),
             proposed(d, a_case(d, "Hantverkshuset"), "loan", {"R": 50_000, "V": 33_333, "L": 40_000}, 1),
             proposed(d, a_case(d, "Skafferiet"), "loan", {"V": 60_000, "G": 30_000}, 3)]
    asked.append(proposed(d, a_case(d, "Magasinet"), "loan", {"R": 14_000, "V": 7_000}, 4))
    for name in granted(d, asked, {("Handeln", "member2"): "family"}):
        signed(d, name)
        paid_out(d, name)
    _day(d, D2)
    came_in(d, name, 22_000 * KR)


def _waiting(d: Driver) -> None:
    _day(d, D3)
    asked = [proposed(d, a_case(d, "Kvarnen"), "loan", {"R": 90_000}, 2),
             proposed(d, a_case(d, "Smedjan", by_law=("approver",)), "loan", {"V": 45_000, "R": 45_000}, 0),
             proposed(d, a_case(d, "Garveriet"), "contribution", {"R": 33_333, "L": 33_333}),
             proposed(d, a_case(d, "Vallen"), "contribution", {"V": 20_000}),
             proposed(d, a_case(d, "Torpet"), "loan", {"M": 40_000}, 4)]
    *made, last = granted(d, asked, {("Kvarnen", "chair"): "family"})
    for name in made:
        signed(d, name, certified=name != made[3])
    orders = [must(d, "payment.propose", agreement=one, pay_on=d.m.on) for one in (made[0], made[2])]
    for one in orders[1:]:
        must(d, "payment.approve", who="member3", order=one, seen=True)
    must(d, "signing.hand_in", who="officer", agreement=last)
    must(d, "signing.check", who="chair", agreement=last)
    ready = [proposed(d, a_case(d, "Bryggan"), "loan", {"R": 60_000}, 3),
             proposed(d, a_case(d, "Logen"), "contribution", {"R": 50_000, "G": 25_000})]
    meeting, _ = on_agenda(d, ready, {("Logen", "member"): "family", ("Bryggan", "member4"): "adviser"})
    opened(d, meeting)
    later = must(d, "meeting.plan", who="officer", on=d.m.on, pack=d.m.on)
    put_up(d, later, proposed(d, a_case(d, "Kiosken", by_law=("member3",)), "loan", {"V": 80_000}, 1))
    small = proposed(d, a_case(d, "Vävstugan", need=60_000), "loan", {"R": 40_000}, 2)
    must(d, "delegation.take_up", who="chair", proposal=small)
    for name, need in (("Ladan", 400_000), ("Bion", 400_000), ("Caféet", 90_000)):
        a_case(d, name, need=need)


def _later(d: Driver) -> None:
    first, second, third, *_ = d.m.agreements
    loans = [name for name, one in d.m.agreements.items() if one.instrument == "loan" and one.state in RUNNING]
    typed(d, 9_000 * KR, "bank_interest")
    must(d, "row.match", row=list(d.m.rows)[-1], kind="bank_interest", what="")
    must(d, "pots.settle", pot=next(pot for pot in d.m.sources if acts_money.owed(d.m, pot)))
    for name, year in ((first, 2030), (second, 2029), (third, 2030)):
        must(d, "dividend.record", who="officer", agreement=name, year=year, on=d.m.on, amount=1_700 * KR)
    must(d, "contribution.redeem", who="officer", agreement=first, on=d.m.on, amount=d.m.agreements[first].amount)
    meeting = next(one.meeting for one in d.m.items.values() if one.state == "waiting")
    for who in ("member2", "member3"):
        must(d, "meeting.presence", who="officer", meeting=meeting, person=who, there=False)
    _day(d, date(2031, 3, 31))
    order = next(name for name, one in d.m.orders.items() if one.state == "approved")
    must(d, "payment.confirm", order=order, on=d.m.on, reference="SB2")
    _day(d, date(2031, 4, 15))
    stand = d.m.agreements[loans[0]].stand(d.m.on)
    came_in(d, loans[0], stand.outstanding + stand.earned + 1_500 * KR)


TOLD: dict[str, Callable[[Driver], None]] = {"model_later": _later}


__all__ = ["plain_papers", "sequence"]
