"""Days that pass, months that close; books by hand in a fund of its own; and the same command twice."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any

from tests.builders import KR
from tests.model import people, table
from tests.model.acts import ACTS, Act, Given, World, act, something, strange
from tests.model.acts_pay import move_case
from tests.model.booked import RUNNING, follow, use_credit
from tests.model.lots import shared
from tests.model.plain import Agreement, Model
from tests.oracles.days import last_of_month, months_on


@act("day.advance")
class Advance(Act):
    """A day happens by itself: promises lapse, late loans are seen, what waits is used, and a month's end accrues."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        if m.on > date(2031, 11, 20):
            return None
        end = m.on.replace(day=last_of_month(m.on.year, m.on.month))
        days = [m.on + timedelta(r.choice((1, 2, 5, 9))), end, end, end, m.on]
        running = [one for one in m.agreements.values() if one.state in RUNNING and one.instrument == "loan"]
        days += [next_due(one, m.on) for one in running][:2]
        waiting = [next_due(one, m.on) for one in running if one.stand(m.on).over]
        if waiting and r.random() < .7:
            return {"who": "", "on": r.choice(waiting)}
        if m.on == end and paid_back_in_time(m) and r.random() < .7:
            return {"who": "", "on": m.on}
        return {"who": "", "on": max(m.on, r.choice(days))}

    def leads(self, m: Model, p: Given) -> list[str]:
        used = any(next_due(one, m.on) <= p["on"] for one in m.agreements.values()
                   if one.state in RUNNING and one.instrument == "loan" and one.stand(m.on).over)
        lower = p["on"] == m.on and paid_back_in_time(m)
        return ["loan.prepaid_used"] * used + ["loan.interest_given_up"] * lower

    def no(self, m: Model, p: Given) -> set[str]:
        books = m.periods.get(f"{p['on']:%Y-%m}", ("none", ""))[0]
        if books == "open" or not self._books(m, p["on"]):
            return set()
        return {"period.none" if books == "none" else "period.is_closed"}

    def _books(self, m: Model, on: date) -> bool:
        """Whether the day would post anything."""
        from copy import deepcopy
        trial = deepcopy(m)
        before = len(trial.entries)
        self.do(trial, {"on": on}, None)
        return len(trial.entries) > before

    def do(self, m: Model, p: Given, answer: Any) -> None:
        m.on = p["on"]
        for name, one in m.agreements.items():
            under_way = any(o.agreement == name and o.state in ("approved", "listed") for o in m.orders.values())
            if one.state in ("draft", "signed") and m.on > one.last_day and not under_way:
                lapse(m, name)
        for name in [n for n, a in m.agreements.items() if a.instrument == "loan" and a.state in RUNNING]:
            if m.agreements[name].ever_over:
                use_credit(m, name, m.on)
            if bool(m.agreements[name].stand(m.on).days_late) != (m.agreements[name].state == "in_arrears"):
                follow(m, name, m.on)
        if m.on.day == last_of_month(m.on.year, m.on.month):
            accrue(m)

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from dataclasses import replace

        from django.db import transaction

        from brygga.foundation import clock
        from brygga.operations.advance_day import advance_day
        answer = advance_day(replace(cmd, on=p["on"]), on=p["on"])
        if p["on"] > clock.today():
            with transaction.atomic():
                clock.advance(p["on"])
        return answer


def paid_back_in_time(m: Model) -> bool:
    """Whether a loan was paid today on an earlier day: interest that the month's end has accrued was never earned."""
    return any(e.on == m.on > e.value_on and e.event == "loan.paid" and not e.reversed_by for e in m.entries.values())


def next_due(one: Agreement, on: date) -> date:
    """The next due day of a loan's rhythm after a day."""
    assert one.first_due
    return next(day for day in (months_on(one.first_due, n) for n in range(99)) if day > on)


def lapse(m: Model, name: str) -> None:
    """A promise past its last day: its money is free, its proposed payment withdrawn."""
    one = m.agreements[name]
    one.state, one.bound = "lapsed", "lapsed"
    for order in m.orders.values():
        if order.agreement == name and order.state == "proposed":
            order.state = "withdrawn"
    move_case(m, one.case)


def accrue(m: Model) -> None:
    """Interest earned by the end of the day, pot by pot, less what is accrued: one entry an event and pot."""
    lines: dict[tuple[str, str], list[tuple]] = {}
    for name, one in m.agreements.items():
        if one.instrument != "loan" or one.out_on is None:
            continue
        before = {pot: m.booked("1760", pot, name) for pot in m.pots if m.booked("1760", pot, name)}
        earned = one.stand(m.on + timedelta(1)).earned
        if not earned and not before:
            continue
        out = m.out(name)
        if not any(out.values()) and before:
            out = before
        wanted = dict(zip(out, shared(earned, list(out.values())), strict=True))
        for pot in {**wanted, **before}:
            missing = wanted.get(pot, 0) - before.get(pot, 0)
            if missing:
                event = "loan.interest_accrued" if missing > 0 else "loan.interest_given_up"
                lines.setdefault((event, pot), []).append((event, {"interest": abs(missing)}, pot, "", name))
    for event, pot in sorted(lines, key=lambda key: (key[0], m.pots.index(key[1]))):
        m.post(event, lines[event, pot], m.on)


class OnPeriod(Act):
    """What is done to a month of the books."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        oldest = next((month for month, (state, _) in m.periods.items() if state != "closed"), m.month())
        month = m.month() if r.random() < .3 else oldest if r.random() < .7 else r.choice(list(m.periods))
        wrong = [month for month, (state, _) in m.periods.items() if not self.fits(state)]
        if wrong and r.random() < .2:
            month = r.choice(wrong)
        elif not self.fits(m.periods[month][0]):
            return None
        return {"who": r.choice(people.may("request_reopen")), "month": month}

    def fits(self, state: str) -> bool:
        """Whether it is the right moment."""
        return True

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.apps.ledger import actions
        done = {"period.soft_close": actions.soft_close_period, "period.reopen": actions.reopen_period,
                "period.close": actions.close_period}[self.name]
        return done(cmd, period_id=w.id(f"period:{p['month']}"))


@act("period.soft_close")
class SoftClose(OnPeriod):
    """A month is closed softly: nothing is booked in it until two people open it."""

    def fits(self, state: str) -> bool:
        return state == "open"

    def no(self, m: Model, p: Given) -> set[str]:
        return set() if m.periods[p["month"]][0] == "open" else {"period.is_closed"}

    def do(self, m: Model, p: Given, answer: Any) -> None:
        m.periods[p["month"]] = ("soft", "")


@act("period.reopen")
class Reopen(OnPeriod):
    """One asks, another confirms."""

    def fits(self, state: str) -> bool:
        return state == "soft"

    def no(self, m: Model, p: Given) -> set[str]:
        state, asked = m.periods[p["month"]]
        if state != "soft":
            return {"period.closed_for_ever" if state == "closed" else "period.is_open"}
        return {"period.two_persons"} if asked == p["who"] else set()

    def do(self, m: Model, p: Given, answer: Any) -> None:
        m.periods[p["month"]] = ("open", "") if m.periods[p["month"]][1] else ("soft", p["who"])


@act("period.close")
class Close(OnPeriod):
    """Closed for ever: softly first, and every earlier month before it."""

    def fits(self, state: str) -> bool:
        return state == "soft"

    def pick(self, m: Model, r: random.Random) -> Given | None:
        month = next((month for month, (state, _) in m.periods.items() if state != "closed"), "")
        if not month or r.random() < .15:
            month = r.choice(list(m.periods))
        if month == m.month() or (m.periods[month][0] != "soft" and r.random() < .85):
            return None
        return {"who": "treasurer", "month": month}

    def no(self, m: Model, p: Given) -> set[str]:
        state = m.periods[p["month"]][0]
        if state != "soft":
            return {"period.is_closed" if state == "closed" else "period.soft_first"}
        earlier = any(s != "closed" for month, (s, _) in m.periods.items() if month < p["month"])
        return {"period.earlier_open"} if earlier else set()

    def do(self, m: Model, p: Given, answer: Any) -> None:
        m.periods[p["month"]] = ("closed", "")


@act("books.post")
class PostByHand(Act):
    """An event of the table posted by the ledger's own act, in the fund that has books and nothing else."""

    fund = "ledger"

    def pick(self, m: Model, r: random.Random) -> Given | None:
        counts: Counter[str] = m.met
        without = [e for e in table.events() if not counts[e]]
        event = min(without, key=lambda e: (counts[f"by hand: {e}"], r.random())) if without and r.random() < .85 \
            else r.choice(list(table.events()))
        names = table.events()[event].amounts
        kinds = _kinds(event)
        pot, other = ("b:capital", "b:drift") if kinds[0] != "operating" else ("b:drift", "b:capital")
        if r.random() < .1:
            pot, other = other, pot
        if r.random() < .04:
            pot = "x:pot"
        size = {name: r.randrange(1, 900 * KR) for name in names}
        for name in ("fee", "loss"):
            if name in size and len(size) > 1:
                size[name] = min(size[name], *(v for k, v in size.items() if k != name))
        return {"who": "treasurer", "event": event, "amounts": size, "pot": pot, "other": other}

    def no(self, m: Model, p: Given) -> set[str]:
        if strange(p["pot"]):
            return {"pot.none"}
        wrong = any(table.pot_kinds()[account] not in ("", pot.removeprefix("b:").replace("drift", "operating"))
                    for account, pot, _ in table.booked(p["event"], p["amounts"], p["pot"], p["other"]))
        return {"pot.mixed"} if wrong else set()

    def do(self, m: Model, p: Given, answer: Any) -> None:
        name = m.post(p["event"], [(p["event"], p["amounts"], p["pot"], p["other"], "")], m.on, fund="ledger")
        m.ids[f"entry:{name}"] = answer.entry_id

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.apps.ledger.actions import post_event
        pots = {"pot": w.id(p["pot"])}
        if _two_pots(p["event"]):
            pots["other_pot"] = w.id(p["other"])
        return post_event(cmd, event=p["event"], amounts=p["amounts"], pots=pots, subject="hand/1", text="För hand",
                          on=cmd.on)


def _kinds(event: str) -> list[str]:
    return [kind for line in table.events()[event].lines if not line.other_pot
            if (kind := table.pot_kinds()[line.account])] or [""]


def _two_pots(event: str) -> bool:
    return any(line.other_pot for line in table.events()[event].lines)


@act("books.reverse")
class ReverseByHand(Act):
    """An entry mirrored: once, never a mirror, never without a reason."""

    fund = "ledger"

    def pick(self, m: Model, r: random.Random) -> Given | None:
        names = [name for name, e in m.entries.items() if e.fund == "ledger"]
        if not names:
            return None
        fresh = [name for name in names if not m.entries[name].reversed_by and not m.entries[name].reverses]
        pool = fresh if fresh and r.random() < .7 else names
        return {"who": "treasurer", "entry": something(r, pool, "entry", wrong=.05),
                "why": " " if r.random() < .08 else "Fel belopp"}

    def no(self, m: Model, p: Given) -> set[str]:
        if strange(p["entry"]):
            return {"not_seen"}
        one, found = m.entries[p["entry"]], set()
        if not p["why"].strip():
            found.add("entry.reason")
        if one.reverses:
            found.add("entry.is_reversal")
        if one.reversed_by:
            found.add("entry.reversed")
        return found

    def do(self, m: Model, p: Given, answer: Any) -> None:
        m.ids[f"entry:{m.mirror(p['entry'])}"] = answer.entry_id

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.apps.ledger.actions import reverse
        name = p["entry"] if strange(p["entry"]) else f"entry:{p['entry']}"
        return reverse(cmd, entry_id=w.id(name), reason=p["why"], on=cmd.on)


@act("again")
class Again(Act):
    """The same command sent twice (a press and its double, on the day of the first) gives the same answer and does
    nothing; under its key nothing else is taken.
    """

    def pick(self, m: Model, r: random.Random) -> Given | None:
        if not m.done:
            return None
        first = r.choice(m.done[-12:])
        if r.random() < .65:
            return {"who": first["p"]["who"], "of": first["number"], "as": first["number"]}
        others = [one["number"] for one in m.done if one["name"] == first["name"] and one["p"] != first["p"]
                  and one["p"]["who"] == first["p"]["who"]]
        return {"who": first["p"]["who"], "of": first["number"], "as": r.choice(others)} if others else None

    def no(self, m: Model, p: Given) -> set[str]:
        return set() if p["of"] == p["as"] else {"command.key_reused"}

    def do(self, m: Model, p: Given, answer: Any) -> None:
        first = next(one for one in m.done if one["number"] == p["of"])
        assert answer == first["answer"], f"the first time {first['answer']}, now {answer}"

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        first, other = (next(one for one in w.done if one["number"] == p[which]) for which in ("of", "as"))
        from dataclasses import replace
        kind = ACTS[first["name"]]
        tenant = w.ledger.tenant_id if kind.fund == "ledger" else w.fund.tenant_id
        return kind.ask(w, replace(cmd, key=first["key"], tenant_id=tenant, on=first["on"]), other["p"])
