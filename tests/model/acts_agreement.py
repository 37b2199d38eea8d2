"""An agreement's life beside its money: signed by paper, checked by two, certificate, notice, dividend, redemption."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from tests.builders import KR, PDF
from tests.model import people
from tests.model.acts import Act, Given, World, act, somebody, something, strange
from tests.model.acts_pay import booking_day
from tests.model.lots import shared
from tests.model.plain import Agreement, Model
from tests.oracles.days import months_on

WRITES = {"agreement.write": ("officer",), "condition.meet": ("officer", "treasurer"),
          "signing.check": ("officer", "chair", "treasurer", "approver", "member")}


def may_not(permission: str, who: str) -> set[str]:
    """Why somebody's role does not reach: from the table of rights that the settings page shows."""
    return set() if people.role(who) in WRITES[permission] else {"access.role"}


class OnAgreement(Act):
    """What is done to an agreement that is there."""

    instrument = ""
    states: tuple[str, ...] = ()
    permission = "agreement.write"

    def fits(self, m: Model, one: Agreement) -> bool:
        """Whether it is the right moment."""
        return one.state in self.states and self.instrument in ("", one.instrument)

    def pick(self, m: Model, r: random.Random) -> Given | None:
        ready = [name for name, one in m.agreements.items() if self.fits(m, one)]
        if not ready and r.random() < .85:
            return None
        pool = ready if ready and r.random() < .9 else [n for n, a in m.agreements.items()
                                                         if self.instrument in ("", a.instrument)]
        name = something(r, pool, "agreement")
        if name is None:
            return None
        return {"who": self.anybody(m, r, name), "agreement": name, **self.more(m, r, m.agreements.get(name))}

    def anybody(self, m: Model, r: random.Random, name: str) -> str:
        """Who does it."""
        return somebody(r, WRITES[self.permission])

    def more(self, m: Model, r: random.Random, one: Agreement | None) -> Given:
        """What else the command says."""
        return {}

    def no(self, m: Model, p: Given) -> set[str]:
        if strange(p["agreement"]):
            return {"not_seen"}
        one = m.agreements[p["agreement"]]
        found = m.wall(one.case, p["who"])
        if self.permission:
            found |= may_not(self.permission, p["who"])
        return found | self.no_more(m, p, one)

    def no_more(self, m: Model, p: Given, one: Agreement) -> set[str]:
        """What else may refuse."""
        return set()


@act("signing.hand_in")
class HandIn(OnAgreement):
    """The signed paper comes in."""

    states, permission = ("draft",), ""

    def anybody(self, m: Model, r: random.Random, name: str) -> str:
        return somebody(r, people.may("upload_signature"))

    def no_more(self, m: Model, p: Given, one: Agreement) -> set[str]:
        reaches = p["who"] in m.cases[one.case].by_law
        found = set() if reaches else people.why_not("upload_signature", p["who"])
        if one.state != "draft":
            found.add("signing.not_draft")
        if m.on > one.last_day:
            found.add("signing.last_day")
        return found | ({"signing.waiting"} if one.handed_in else set())

    def do(self, m: Model, p: Given, answer: Any) -> None:
        m.agreements[p["agreement"]].handed_in = p["who"]

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.signing import hand_in
        return hand_in(cmd, agreement_id=w.id(p["agreement"]), content=PDF, filename="avtal.pdf")


@act("signing.check")
class Check(OnAgreement):
    """One of the two checks; the second of two different persons signs."""

    states, permission = ("draft",), ""

    def fits(self, m: Model, one: Agreement) -> bool:
        return one.state == "draft" and bool(one.handed_in)

    def anybody(self, m: Model, r: random.Random, name: str) -> str:
        before = m.agreements[name].checked if name in m.agreements else []
        return r.choice(before) if before and r.random() < .15 else somebody(r, people.may("check_signature"))

    def no_more(self, m: Model, p: Given, one: Agreement) -> set[str]:
        if one.handed_in and one.state == "lapsed":
            return {"signing.lapsed"}
        if not one.handed_in or one.state != "draft":
            return {"signing.none"}
        return people.why_not("check_signature", p["who"], [("check_signature", who) for who in one.checked])

    def do(self, m: Model, p: Given, answer: Any) -> None:
        one = m.agreements[p["agreement"]]
        one.checked.append(p["who"])
        if len(one.checked) == 2:
            one.state = "signed"

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.signing import check
        return check(cmd, agreement_id=w.id(p["agreement"]))


@act("signing.send_back")
class SendBack(OnAgreement):
    """The paper goes back, saying what is missing."""

    states, permission = ("draft",), "signing.check"
    fits = Check.fits

    def more(self, m: Model, r: random.Random, one: Agreement | None) -> Given:
        return {"why": " " if r.random() < .2 else "Namnteckningen saknas"}

    def no_more(self, m: Model, p: Given, one: Agreement) -> set[str]:
        if one.handed_in and one.state == "lapsed":
            return {"signing.lapsed"} | (set() if p["why"].strip() else {"signing.why"})
        if not one.handed_in or one.state != "draft":
            return {"signing.none"}
        return set() if p["why"].strip() else {"signing.why"}

    def do(self, m: Model, p: Given, answer: Any) -> None:
        one = m.agreements[p["agreement"]]
        one.handed_in, one.checked = "", []

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.signing import send_back
        return send_back(cmd, agreement_id=w.id(p["agreement"]), why=p["why"])


@act("certificate.take")
class Certificate(OnAgreement):
    """The association's certificate has come; before it nothing is paid in."""

    instrument, states, permission = "contribution", ("draft", "signed"), "condition.meet"

    def fits(self, m: Model, one: Agreement) -> bool:
        return super().fits(m, one) and not one.certificate

    def more(self, m: Model, r: random.Random, one: Agreement | None) -> Given:
        return {"number": " " if r.random() < .1 else str(m.number)}

    def no_more(self, m: Model, p: Given, one: Agreement) -> set[str]:
        if one.instrument != "contribution":
            return {"not_seen"}
        return set() if p["number"].strip() else {"capital.certificate_number"}

    def do(self, m: Model, p: Given, answer: Any) -> None:
        m.agreements[p["agreement"]].certificate = True

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.contribution_life import take_certificate
        return take_certificate(cmd, agreement_id=w.id(p["agreement"]), number=p["number"], content=PDF,
                                filename="bevis.pdf")


@act("notice.give")
class Notice(OnAgreement):
    """The fund gives notice, or notes the association's: the clock of EFL 11:4 begins."""

    instrument, states = "contribution", ("active",)

    def fits(self, m: Model, one: Agreement) -> bool:
        return super().fits(m, one) and not one.notices

    def more(self, m: Model, r: random.Random, one: Agreement | None) -> Given:
        return {"by": r.choice(("holder", "association")), "on": m.on + timedelta(r.choice((0, 0, -5, 1, -3000)))}

    def no_more(self, m: Model, p: Given, one: Agreement) -> set[str]:
        if one.instrument != "contribution":
            return {"not_seen"}
        found = {"capital.notice_future"} if p["on"] > m.on else set()
        if one.out_on is None or p["on"] < one.out_on:
            found.add("capital.notice_day")
        return found | ({"capital.notice_given"} if p["by"] in one.notices or one.redeemed_on else set())

    def do(self, m: Model, p: Given, answer: Any) -> None:
        one = m.agreements[p["agreement"]]
        one.notices[p["by"]] = p["on"]
        assert answer == redeemable_from(one), f"earliest day {answer}, by EFL 11:4 {redeemable_from(one)}"

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.contribution_life import give_notice
        return give_notice(cmd, agreement_id=w.id(p["agreement"]), by=p["by"], on=p["on"])


def redeemable_from(one: Agreement) -> date | None:
    """The earliest day: five years from the pay-in, two from the holder's notice, six months from the association's."""
    if one.out_on is None or not one.notices:
        return None
    ways = {"holder": 24, "association": 6}
    return min(max(months_on(one.out_on, 60), months_on(on, ways[by])) for by, on in one.notices.items())


@act("dividend.record")
class Dividend(OnAgreement):
    """The association's meeting has decided a dividend: a claim of each pot by what it has out there."""

    instrument, states = "contribution", ("active",)

    def more(self, m: Model, r: random.Random, one: Agreement | None) -> Given:
        taken = {said["year"] for said in one.dividends.values()} if one else set()
        free = [year for year in range(2026, 2041) if year not in taken]
        year = r.choice(free) if r.random() > .1 else r.choice(sorted(taken) or free)
        return {"year": year, "amount": r.choice((0, -1)) if r.random() < .06 else r.randrange(100, 4_000 * KR),
                "on": m.on + timedelta(r.choice((0, 0, 0, -3, 1)))}

    def leads(self, m: Model, p: Given) -> list[str]:
        return ["contribution.dividend_decided"]

    def no_more(self, m: Model, p: Given, one: Agreement) -> set[str]:
        found = {"dividend.state"} if one.state != "active" else set()
        if p["amount"] <= 0:
            found.add("dividend.amount")
        if p["on"] > m.on:
            found.add("dividend.future")
        if one.instrument != "contribution":
            found.add("not_seen")
        if p["year"] in {said["year"] for said in one.dividends.values()}:
            found.add("capital.dividend_once")
        return found | m.closed()

    def do(self, m: Model, p: Given, answer: Any) -> None:
        one, out = m.agreements[p["agreement"]], m.out(p["agreement"])
        by_pot = dict(zip(out, shared(p["amount"], list(out.values())), strict=True))
        m.post("contribution.dividend_decided", [
            ("contribution.dividend_decided", {"dividend": minor}, pot, "", p["agreement"])
            for pot, minor in by_pot.items()], p["on"])
        name = m.name()
        one.dividends[name] = {"year": p["year"], "amount": p["amount"], "by_pot": by_pot, "entry": ""}
        m.ids[name] = answer

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.contribution_life import record_dividend
        return record_dividend(cmd, agreement_id=w.id(p["agreement"]), year=p["year"], decided_on=p["on"],
                               amount_minor=p["amount"])


@act("contribution.redeem")
class Redeem(OnAgreement):
    """The day of redemption: a claim, and the loss where equity does not cover all; each pot bears its part."""

    instrument, states = "contribution", ("active",)

    def fits(self, m: Model, one: Agreement) -> bool:
        day = redeemable_from(one)
        return super().fits(m, one) and not one.redeemed_on and day is not None and day <= m.on

    def more(self, m: Model, r: random.Random, one: Agreement | None) -> Given:
        whole = one.amount if one else KR
        minor = r.choice((whole, whole, whole, whole * 2 // 3 + 1, 0)) if r.random() > .08 else whole + 1
        return {"amount": minor, "on": m.on + timedelta(r.choice((0, 0, 0, 0, 0, -2, 1)))}

    def leads(self, m: Model, p: Given) -> list[str]:
        return ["contribution.redemption_due"]

    def no_more(self, m: Model, p: Given, one: Agreement) -> set[str]:
        if one.instrument != "contribution":
            return {"not_seen"}
        found, day = set(), redeemable_from(one)
        if one.redeemed_on:
            found.add("capital.redeemed")
        if day is None:
            found.add("capital.no_way")
        elif p["on"] < day:
            found.add("capital.too_early")
        if not 0 <= p["amount"] <= one.amount:
            found.add("capital.amount")
        return found | ({"capital.redeem_future"} if p["on"] > m.on else set()) | booking_day(m, m.on)

    def do(self, m: Model, p: Given, answer: Any) -> None:
        name, one, out = p["agreement"], m.agreements[p["agreement"]], m.out(p["agreement"])
        loss = dict(zip(out, shared(one.amount - p["amount"], list(out.values())), strict=True))
        entry = m.post("contribution.redemption_due", [
            ("contribution.redemption_due", {"cost": minor, "loss": loss[pot]}, pot, "", name)
            for pot, minor in out.items()], p["on"])
        for pot, minor in loss.items():
            if minor:
                m.lots.lose(pot, name, minor, entry)
        one.redeemed_on, one.redeemed = p["on"], p["amount"]
        if not p["amount"]:
            one.state = "ended"

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.operations.contribution_life import redeem
        return redeem(cmd, agreement_id=w.id(p["agreement"]), on=p["on"], amount_minor=p["amount"])
