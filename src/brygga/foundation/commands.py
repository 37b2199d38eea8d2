"""The one way to change anything: a command, carried out once.

`Command` says who acts, when, on which business date, under which key and for what reason. `@action` makes a
function an act: outermost, it opens the transaction, finds or stores (scope, command, key) → fingerprint and answer
in that same transaction, and tries again when the database asks for it; called from within another act it simply
runs, so that one act may be made of several. Refusals roll everything back and are not stored.
"""

import functools
import json
import random
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import IntegrityError, OperationalError, transaction

from brygga.foundation import locks
from brygga.foundation.canonical import canonical, digest
from brygga.foundation.models import CommandRecord
from brygga.foundation.refusals import Busy, Refused, text

TRIES = 6
P = ParamSpec("P")
R = TypeVar("R")
ACTIONS: dict[str, Callable[..., Any]] = {}
_running: ContextVar["Command | None"] = ContextVar("running", default=None)


@dataclass(frozen=True, slots=True)
class Command:
    """Who (person id, None for the machine), in which tenant, when, on which business date, under which key."""

    actor_id: int | None
    tenant_id: int | None
    at: datetime
    on: date
    key: str
    reason: str = ""

    def scope(self) -> str:
        """Return the space in which the key is unique: tenant and actor."""
        return f"{self.tenant_id or 'house'}/{self.actor_id or 'machine'}"


def action(code: str) -> Callable[[Callable[Concatenate[Command, P], R]], Callable[Concatenate[Command, P], R]]:
    """Make a keyword-only function an act named `code`; its answer must have a canonical JSON form."""
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
        token = _running.set(cmd)
        try:
            with transaction.atomic(durable=True), locks.fresh_order():
                known = _answer_of(code, cmd, fingerprint)
                if known is not None:
                    return json.loads(known)  # type: ignore[no-any-return]
                answer = act(cmd, **given)
                CommandRecord.objects.create(tenant_id=cmd.tenant_id, scope=cmd.scope(), command=code, key=cmd.key,
                                             fingerprint=fingerprint, answer=canonical(answer), at=cmd.at)
            return answer
        except (IntegrityError, OperationalError) as fault:
            if not _worth_another_try(fault, attempt):
                raise Busy(str(fault)) if isinstance(fault, OperationalError) else fault from fault
        finally:
            _running.reset(token)
        time.sleep(0.02 * 2**attempt * (1 + random.random()))
    raise Busy(code)


def _answer_of(code: str, cmd: Command, fingerprint: str) -> str | None:
    known = CommandRecord.objects.filter(scope=cmd.scope(), command=code, key=cmd.key).first()
    if known is None:
        return None
    if known.fingerprint != fingerprint:
        raise Refused("command.key_reused", text("Sidan hade redan skickats med andra uppgifter."),
                      way_on=text("Ladda om sidan. Då ser ni vad som sparades."))
    return known.answer


def _worth_another_try(fault: Exception, attempt: int) -> bool:
    if attempt + 1 >= TRIES:
        return False
    state = getattr(fault.__cause__, "sqlstate", None) or ""
    if isinstance(fault, IntegrityError):
        return "command_once" in str(fault) or "foundation_commandrecord" in str(fault)
    return state in {"40001", "40P01", "55P03"} or "database is locked" in str(fault)
