"""The one way to change anything: a command, carried out once.

`Command` says who acts, when, on which business date, under which key and for what reason. `@action` makes a
function an act: outermost, it opens the transaction, finds or stores (scope, command, key) → fingerprint and answer
in that same transaction, and tries again when the database asks for it; called from within another act it simply
runs, so that one act may be made of several. Refusals roll everything back and are not stored.

Of two equal commands at once the second may stumble on what the first has just done (a unique key, "already paid"):
whatever stops it, the stored answer is looked for once more before the fault is told. What the database refused is
tried once again: if another act came between, the act itself now refuses, with words.
"""

import functools
import random
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import IntegrityError, OperationalError, connections, transaction

from brygga.foundation import answers, locks
from brygga.foundation.canonical import canonical, digest
from brygga.foundation.models import CommandRecord
from brygga.foundation.plain_sql import ask, end_with
from brygga.foundation.raw_rows import inserting
from brygga.foundation.refusals import Busy, Refusals, Refused, text

TRIES = 6
ANSWER = "SELECT fingerprint, answer FROM foundation_commandrecord WHERE scope = %s AND command = %s AND key = %s"
P = ParamSpec("P")
R = TypeVar("R")
ACTIONS: dict[str, Callable[..., Any]] = {}


@dataclass(slots=True)
class ChainEnd:
    """The end of an audit chain, as the running act has it: the number of its last link, and that link's digest."""

    chain: str
    seq: int
    digest: str


_running: ContextVar[ChainEnd | None] = ContextVar("running", default=None)


@dataclass(frozen=True, slots=True)
class Command:
    """Who (person id, None for the machine), in which tenant, when, on which business date, under which key."""

    actor_id: int | None
    tenant_id: int | None
    at: datetime
    on: date
    key: str
    reason: str = ""

    @property
    def tenant(self) -> int:
        """The tenant's id; an act of the house that asks for it is a programming error."""
        assert self.tenant_id is not None
        return self.tenant_id

    @property
    def actor(self) -> int:
        """The acting person's id; a machine that needs to be a person is a programming error."""
        assert self.actor_id is not None
        return self.actor_id

    def scope(self) -> str:
        """Return the space in which the key is unique: tenant and actor."""
        return f"{self.tenant_id or 'house'}/{self.actor_id or 'machine'}"


def chain_of(tenant_id: int | None) -> str:
    """Return the name of a tenant's chain; acts of the house itself have their own."""
    return f"tenant-{tenant_id}" if tenant_id else "house"


def chain_end(cmd: Command) -> ChainEnd:
    """Return the end of the command's chain: the running act's, or read and held when no act of that chain runs."""
    running = _running.get()
    if running is not None and running.chain == chain_of(cmd.tenant_id):
        return running
    seq, end, _ = locks.act_alone(chain_of(cmd.tenant_id))
    return ChainEnd(chain_of(cmd.tenant_id), seq, end)


def action(code: str) -> Callable[[Callable[Concatenate[Command, P], R]], Callable[Concatenate[Command, P], R]]:
    """Make a keyword-only function an act named `code`; it answers a value that `answers` can store and give again."""
    def wrap(act: Callable[Concatenate[Command, P], R]) -> Callable[Concatenate[Command, P], R]:
        @functools.wraps(act)
        def run(cmd: Command, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if args:
                raise TypeError(f"{code} takes keyword arguments only")
            if _running.get() is not None:
                return act(cmd, **kwargs)  # type: ignore[call-arg]
            return _carry_out(code, cmd, act, kwargs)
        ACTIONS[code] = run
        return run
    return wrap


def _carry_out(code: str, cmd: Command, act: Callable[..., R], given: dict[str, Any]) -> R:
    fingerprint = digest(code, canonical(given))
    for attempt in range(TRIES):
        try:
            return _once(code, cmd, act, given, fingerprint)
        except (Refused, Refusals, IntegrityError) as fault:
            known = _answer_of(code, cmd, fingerprint)
            if known is None and (isinstance(fault, IntegrityError) and attempt == 0):
                continue
            if known is None:
                raise fault from fault.__cause__
            return answers.from_text(act, known)
        except OperationalError as fault:
            if attempt + 1 == TRIES or not _passing(fault):
                raise Busy(str(fault)) from fault
        time.sleep(0.02 * 2**attempt * (1 + random.random()))
    raise Busy(code)


def _once(code: str, cmd: Command, act: Callable[..., R], given: dict[str, Any], fingerprint: str) -> R:
    chain = chain_of(cmd.tenant_id)
    with transaction.atomic(durable=True):
        seq, end, (found,) = locks.act_alone(chain, (ANSWER, (cmd.scope(), code, cmd.key)))
        known = _known(found, fingerprint)
        if known is not None:
            return answers.from_text(act, known)
        token = _running.set(ChainEnd(chain, seq, end))
        try:
            answer = act(cmd, **given)
            end_with(*inserting(CommandRecord, {
                "tenant_id": cmd.tenant_id, "scope": cmd.scope(), "command": code, "key": cmd.key,
                "fingerprint": fingerprint, "answer": answers.to_text(answer), "at": cmd.at}))
        finally:
            _running.reset(token)
    return answer


def _answer_of(code: str, cmd: Command, fingerprint: str) -> str | None:
    try:
        return _known(ask(ANSWER, (cmd.scope(), code, cmd.key)), fingerprint)
    except OperationalError as lost:
        raise Busy(str(lost)) from lost


def _known(found: list[tuple[Any, ...]], fingerprint: str) -> str | None:
    if not found:
        return None
    if found[0][0] != fingerprint:
        raise Refused("command.key_reused", text("Sidan hade redan skickats med andra uppgifter."),
                      way_on=text("Ladda om sidan. Då ser ni vad som sparades."))
    return str(found[0][1])


def _passing(fault: OperationalError) -> bool:
    """Tell whether the same act may well succeed in a moment: a lock, a lost connection; not a full disk."""
    state = getattr(fault.__cause__, "sqlstate", None) or ""
    lost = connections["default"].vendor == "postgresql" and (not state or state[:2] == "08")
    return lost or state in {"40001", "40P01", "55P03", "57P01", "57P02", "57P03"} or "database is locked" in str(fault)
