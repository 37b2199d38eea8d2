"""A wrong statement is withdrawn: the latest of its account, while no row of it is anything."""

from __future__ import annotations

import random
from typing import Any

from tests.model import people
from tests.model.acts import Act, Given, World, act, somebody, strange
from tests.model.plain import Model


@act("statement.withdraw")
class Withdraw(Act):
    """The statement and its rows stay and count no more; the account stands where it stood before it."""

    def pick(self, m: Model, r: random.Random) -> Given | None:
        latest = [name for account in m.banks if (name := last_of(m, account))]
        bare = [name for name in latest if all(m.rows[row].state == "open" for row in m.statements[name].rows)]
        pool = bare if bare and r.random() < .7 else latest if r.random() < .6 else list(m.statements)
        if not pool:
            return None
        name = r.choice(pool) if r.random() > .05 else r.choice(("x:statement", "none:statement"))
        return {"who": somebody(r, people.may("reconcile")), "statement": name,
                "reason": " " if r.random() < .08 else "Fel belopp på en rad"}

    def no(self, m: Model, p: Given) -> set[str]:
        if strange(p["statement"]):
            return {"not_seen"}
        found, one = people.why_not("reconcile", p["who"]), m.statements[p["statement"]]
        if one.withdrawn:
            return found | {"statement.withdrawn"}
        if not p["reason"].strip():
            found.add("statement.why")
        if last_of(m, one.account) != p["statement"]:
            found.add("statement.not_latest")
        matched = any(m.rows[row].state != "open" for row in one.rows)
        return found | ({"statement.rows_matched"} if matched else set())

    def do(self, m: Model, p: Given, answer: Any) -> None:
        one = m.statements[p["statement"]]
        one.withdrawn = True
        m.banks[one.account].to_on, m.banks[one.account].closing = one.before
        for row in one.rows:
            m.rows[row].counts = False

    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        from brygga.apps.payments.actions import withdraw_statement
        return withdraw_statement(cmd, statement_id=w.id(p["statement"]), reason=p["reason"])


def last_of(m: Model, account: str) -> str:
    """The latest statement of an account that counts, empty when there is none."""
    there = [(one.to_on, at, name) for at, (name, one) in enumerate(m.statements.items())
             if one.account == account and not one.withdrawn]
    return max(there)[2] if there else ""
