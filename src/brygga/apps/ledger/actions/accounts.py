"""What an entry stands on: an open period and the next number in it, accounts of the chart, pots of the right kind.

One plain statement fetches all of it, since every act that moves money asks; what is wrong is told in words. The number
is read from the entries themselves: the act is alone in its tenant, and the fence refuses any number but the next.
The row's id comes along, so that the entry, its lines and its link in the trail can be sent in one journey.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from django.db import connections

from brygga.apps.ledger.mapping import LedgerLine
from brygga.foundation.plain_sql import ask
from brygga.foundation.refusals import Refused, text

GROUND = """
SELECT 'entry', {entry_id}, '', '', '', 0
UNION ALL SELECT 'period', id, CAST(year AS text),
       CAST(1 + coalesce((SELECT number FROM ledger_journalentry e
         WHERE e.tenant_id = p.tenant_id AND e.series = %s AND e.year = p.year
         ORDER BY number DESC LIMIT 1), 0) AS text),
       '', CASE WHEN coalesce(closed_at, soft_closed_at) IS NULL THEN 0 ELSE 1 END
  FROM ledger_period p WHERE tenant_id = %s AND first_on <= %s AND last_on >= %s
UNION ALL SELECT 'account', id, number, role, pot_kind, CASE WHEN is_memo THEN 1 ELSE 0 END
  FROM ledger_account WHERE tenant_id = %s AND (role IN ({accounts}) OR number IN ({accounts}))
UNION ALL SELECT 'pot', id, kind, name, '', 0 FROM ledger_pot WHERE tenant_id = %s AND id IN ({pots})"""

# On SQLite an act is alone in the file and an entry is never deleted, so the id after the last is free.
ENTRY_ID = {"sqlite": "(SELECT coalesce(max(id), 0) + 1 FROM ledger_journalentry)",
            "postgresql": "nextval('ledger_journalentry_id_seq')"}


class Account(NamedTuple):
    """An account as it is found by role or number."""

    id: int
    number: str
    pot_kind: str
    is_memo: bool


@dataclass(slots=True)
class Ground:
    """What was found: the entry's id, the period with its next number, accounts by number and role, pots by id."""

    entry_id: int = 0
    period_id: int = 0
    year: int = 0
    number: int = 0
    is_closed: bool = False
    accounts: dict[str, Account] = field(default_factory=dict)
    pots: dict[int, tuple[str, str]] = field(default_factory=dict)  # (kind, name)


def ground_of(tenant_id: int, on: date, lines: Sequence[LedgerLine], series: str) -> Ground:
    """Return the ground of an entry on `on`; refused when anything is closed, missing or of the wrong kind."""
    ground = _fetched(tenant_id, on, series, sorted({x.account for x in lines}), sorted({x.pot_id for x in lines}))
    _open_period(ground)
    _known_accounts(ground.accounts, lines, series)
    _unmixed(ground, lines)
    return ground


@cache
def _statement(vendor: str, accounts: int, pots: int) -> str:
    return GROUND.format(entry_id=ENTRY_ID[vendor], accounts=",".join(["%s"] * accounts), pots=",".join(["%s"] * pots))


def _fetched(tenant_id: int, on: date, series: str, accounts: list[str], pots: list[int]) -> Ground:
    ground, day = Ground(), on.isoformat()
    for what, key, one, two, three, flag in ask(
            _statement(connections["default"].vendor, len(accounts), len(pots)),
            (series, tenant_id, day, day, tenant_id, *accounts, *accounts, tenant_id, *pots)):
        if what == "period":
            ground.period_id, ground.year, ground.number, ground.is_closed = key, int(one), int(two), bool(flag)
        elif what == "entry":
            ground.entry_id = key
        elif what == "pot":
            ground.pots[key] = (one, two)
        else:
            ground.accounts[one] = ground.accounts[two or one] = Account(key, one, three, bool(flag))
    return ground


def _open_period(ground: Ground) -> None:
    if not ground.period_id:
        raise Refused("period.none", text("Det finns ingen period som rymmer dagen."), field="on",
                      way_on=text("Öppna räkenskapsåret under Bokföring, eller välj en annan dag."))
    if ground.is_closed:
        raise Refused("period.is_closed", text("Perioden är stängd."), field="on",
                      way_on=text("Välj en dag i en öppen period. En preliminär stängning kan två personer häva."))


def _known_accounts(known: Mapping[str, Account], lines: Sequence[LedgerLine], series: str) -> None:
    absent = sorted({x.account for x in lines if x.account not in known})
    if absent:
        raise Refused("account.none", text("Kontoplanen saknar: %s") % ", ".join(absent),
                      way_on=text("Lägg upp kontot under Bokföring."))
    if any(known[x.account].is_memo is not (series == "M") for x in lines):
        raise Refused("account.memo", text("Minneskonton bokförs i serie M, inga andra konton."))


def _unmixed(ground: Ground, lines: Sequence[LedgerLine]) -> None:
    """Refuse an account that demands another kind of pot (placements: capital, costs: operating)."""
    for line in lines:
        if line.pot_id not in ground.pots:
            raise Refused("pot.none", text("Potten finns inte."), field="pot")
        kind, name = ground.pots[line.pot_id]
        account = ground.accounts[line.account]
        if account.pot_kind not in ("", kind):
            mixed = text("Kapital och drift blandas inte: konto %(account)s hör inte hemma i %(pot)s.")
            raise Refused("pot.mixed", mixed % {"account": account.number, "pot": name}, field="pot",
                          way_on=text("Välj en pott av rätt slag, eller bokför som skuld mellan potterna."))
