"""Carries one command out in the model and in the product, and compares; keeps what is needed to tell it again."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.model import picture
from tests.model.acts import ACTS, Given, Missing, World
from tests.model.plain import Model

Told = dict[str, Any]
"""A command as it was told: its number, name and what was given."""


REFUSED = 3
"""A refusal counts as three acceptances where the rarest is sought: about a third of all commands are refused."""


class Differs(AssertionError):
    """Model and product do not say the same; with what was told until then, and in which world it began."""

    told: list[Told]
    begun_in: str


@dataclass
class Tally:
    """How often each command was accepted and refused, and why; over all sequences of a run."""

    accepted: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    why: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)

    def operations(self) -> int:
        """How many commands in all."""
        return sum(self.accepted.values()) + sum(self.refused.values())


class Driver:
    """One sequence: a model and a world that begin equal."""

    def __init__(self, world: World, model: Model, tally: Tally | None = None) -> None:
        self.w, self.m, self.tally = world, model, tally or Tally()
        self.told: list[Told] = []
        self.w.ids, self.w.done = self.m.ids, self.m.done
        self.last_entry = self._last_entry()
        self.ends = picture.ends(world)

    def tell(self, name: str, p: Given, *, number: int = 0) -> bool:
        """Carry a command out in both; returns whether it was accepted. Raises Differs."""
        self.m.number = number or self.m.number + 1
        self.m.made, self.m.fresh = 0, []
        self.told.append({"number": self.m.number, "name": name, "p": p})
        act = ACTS[name]
        try:
            reasons = act.no(self.m, p)
        except (KeyError, StopIteration) as absent:
            raise Missing(str(absent)) from absent
        key = f"k{self.m.number}"
        code, answer = self._ask(act, self.w.command(self.m, p["who"], key, act.fund), p)
        if code:
            self._refused(name, p, code, reasons)
            return False
        if reasons:
            raise Differs(f"accepted, and the model refuses: {sorted(reasons)}")
        before, on = self.m.met.copy(), self.m.on
        act.do(self.m, p, answer)
        act.made(self.w, self.m, p, answer)
        if name != "again":
            self.m.done.append({"number": self.m.number, "name": name, "p": p, "answer": answer, "key": key,
                                "on": on})
        self._compare(name == "again")
        self.tally.accepted[name] += 1
        self.tally.events += self.m.met - before
        return True

    def _ask(self, act: Any, cmd: Any, p: Given) -> tuple[set[str], Any]:
        from brygga.foundation.refusals import NotSeen, Refusals, Refused
        try:
            return set(), act.ask(self.w, cmd, p)
        except NotSeen:
            return {"not_seen"}, None
        except Refused as no:
            return {no.code}, None
        except Refusals as no:
            return {one.code for one in no.refusals}, None
        except (Missing, StopIteration) as absent:
            raise Missing(str(absent)) from absent
        except Exception as broken:
            raise Differs(f"broke: {type(broken).__name__}: {broken}") from broken

    def _refused(self, name: str, p: Given, codes: set[str], reasons: set[str]) -> None:
        if not codes <= reasons:
            raise Differs(f"refused by {sorted(codes)}, the model says {sorted(reasons) or 'accepted'}")
        if picture.ends(self.w) != self.ends:
            raise Differs(f"refused by {sorted(codes)}, and something was kept")
        self._compare(nothing=True)
        self.tally.refused[name] += 1
        self.tally.why.update(codes)

    def _compare(self, nothing: bool) -> None:
        """Everything that the rows say; `nothing`: no act has been added."""
        ends = picture.ends(self.w)
        if nothing and ends != self.ends:
            raise Differs("nothing should have been done, and the chain has moved")
        if [end for end in ends if end[0] == self._strangers()] != [e for e in self.ends if e[0] == self._strangers()]:
            raise Differs("another fund was touched")
        self.ends = ends
        try:
            self._compare_entries()
            found = picture.differences(picture.expected(self.w, self.m), picture.seen(self.w))
        except KeyError as name:  # The model has something by this name that the product never made.
            raise Differs(f"{name} is not there") from name
        if found:
            raise Differs("; ".join(found))

    def _compare_entries(self) -> None:
        pk = {"": 0, **self.m.ids}
        said = [(e.event, e.on.isoformat(), e.value_on.isoformat(), sorted(
            (account, pk[pot], pk[whose], minor) for account, pot, whose, minor in e.lines))
            for e in (self.m.entries[name] for name in self.m.fresh)]
        there = picture.new_entries(self.w, self.last_entry)
        if said != [entry[1:] for entry in there]:
            raise Differs(f"entries: model {said}, rows {[entry[1:] for entry in there]}")
        self.last_entry = max([self.last_entry, *(entry[0] for entry in there)])

    def _strangers(self) -> str:
        return f"tenant-{self.w.stranger.tenant_id}"

    def _last_entry(self) -> int:
        from brygga.foundation.plain_sql import ask
        return int(ask("SELECT coalesce(max(id), 0) FROM ledger_journalentry", ())[0][0])

    def proven(self) -> None:
        """The whole of `brygga verify`, on every fund. Books by hand have no bank to agree with."""
        from brygga.operations.verify import everything
        faults = [f"{where}: {check.name}: {fault}" for where, check in everything() for fault in check.faults
                  if not (where == self.w.ledger.slug and check.name == "books.bank_equals_pots")]
        if faults:
            raise Differs(f"verify: {faults[:5]}")


def choose(m: Model, r: random.Random, tally: Tally, weights: dict[str, float]) -> tuple[str, Given]:
    """What to try next: by weight alone every other time, else of four the one that leads to what is rarest so far.

    Nothing here may look at ids, sets or the clock: the same seed chooses the same in every process and database.
    """
    names, found = list(weights), list[tuple[str, Given]]()
    wanted = 1 if r.random() < .45 else 4
    for _ in range(200):
        name = r.choices(names, list(weights.values()))[0]
        given = ACTS[name].pick(m, r)
        if given is not None:
            found.append((name, given))
            if len(found) == wanted:
                return min(found, key=lambda one: rarity(m, tally, *one, weights[one[0]]))
    raise AssertionError("nothing can be tried")


def rarity(m: Model, tally: Tally, name: str, given: Given, weight: float) -> float:
    """How often it has been met: the rarest event that it leads to, else the command or its refusal by its weight."""
    act = ACTS[name]
    reasons = act.no(m, given)
    if reasons:  # a rule is shown to hold where nothing else would refuse
        rules = {code.partition("_")[0] if code.startswith("quorum") else code for code in reasons}
        alone = max(tally.why[code] for code in reasons) if len(rules) == 1 else tally.refused[name]
        return REFUSED * min(float(alone), tally.refused[name] / weight)
    return min((float(m.met[event]) for event in act.leads(m, given)), default=tally.accepted[name] / weight)
