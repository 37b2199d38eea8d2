"""The plain model: what the fund is, as dictionaries and integers. Names are strings; money is minor units."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.model import loan, table
from tests.model.lots import Lots

FOREIGN, NOWHERE = "x:", "none:"


@dataclass
class Source:
    """A funding agreement and its pot, which has the same name."""

    accounting_class: str
    amount: int
    counties: list[str]
    instruments: list[str]
    cap: int | None


@dataclass
class Row:
    """A row of a bank statement: open, matched or suspense; what it is said to be; its entry; and why it was typed."""

    account: str
    on: date
    amount: int
    why: tuple[str, str] = ("", "")
    state: str = "open"
    kind: str = ""
    subject: str = ""
    entry: str = ""
    counts: bool = True


@dataclass
class Statement:
    """A typed statement: its account, where the account stood before it, its last day, its rows; withdrawn or not."""

    account: str
    before: tuple[date | None, int]
    to_on: date
    rows: list[str] = field(default_factory=list)
    withdrawn: bool = False


@dataclass
class Bank:
    """A bank account: its account in the chart, and where its statements have come to."""

    number: str
    opened_on: date
    to_on: date | None = None
    closing: int = 0


@dataclass
class Case:
    """A case on its way to a decision; `shut` is person → unanswered, conflicted or clear."""

    party: str
    path: str
    county: str = "18"
    state: str = "preparation"
    memo: int = 1
    by_law: list[str] = field(default_factory=list)
    shut: dict[str, str] = field(default_factory=dict)

    def is_shut(self, who: str) -> bool:
        """Whether the wall stands between a person and the case."""
        return self.shut.get(who, "clear") != "clear"


@dataclass
class Proposal:
    """What is asked for: pot → minor, and the terms of a loan."""

    case: str
    instrument: str
    amount: int
    shares: dict[str, int]
    terms: dict[str, Any]
    made_on: date
    state: str = "open"


@dataclass
class Meeting:
    """A board's meeting, or one person's decision by delegation."""

    kind: str
    on: date
    state: str = "planned"
    chair: str = ""
    adjuster: str = ""
    present: list[str] = field(default_factory=list)
    said: dict[str, list[list[str]]] = field(default_factory=dict)
    """Case → [who, answer] in order, at this meeting."""


@dataclass
class Item:
    """A paragraph; `frozen` is the memo's version that its pack was made from (0: no pack)."""

    meeting: str
    proposal: str
    case: str
    frozen: int = 0
    state: str = "waiting"


@dataclass
class Agreement:
    """An agreement with its instrument; `payments` are those that stand: [name, value date, parts, entry]."""

    case: str
    instrument: str
    party: str
    amount: int
    shares: dict[str, int]
    last_day: date
    terms: dict[str, Any]
    state: str = "draft"
    bound: str = "open"
    certificate: bool = True
    out_on: date | None = None
    first_due: date | None = None
    papers: int = 0
    handed_in: str = ""
    checked: list[str] = field(default_factory=list)
    payments: list[list[Any]] = field(default_factory=list)
    ever_over: bool = False
    notices: dict[str, date] = field(default_factory=dict)
    redeemed_on: date | None = None
    redeemed: int = 0
    dividends: dict[str, dict[str, Any]] = field(default_factory=dict)

    def said(self) -> str:
        """The loan's terms as `brygga calc loan` takes them, with the days of its pay-out."""
        assert self.out_on and self.first_due
        return json.dumps({**self.terms, "disbursed_on": self.out_on.isoformat(),
                           "first_due_on": self.first_due.isoformat()}, sort_keys=True)

    def stand(self, as_of: date) -> loan.Stand:
        """The loan on a day, by the payments that stand; what was sent back is off the latest over-payments."""
        rows = [[on, sum(parts.values()), parts.get("over", 0)] for _, on, parts, _ in self.received()]
        left = -sum(sum(parts.values()) for _, _, parts, _ in self.payments if sum(parts.values()) < 0)
        for row in reversed(rows):
            off = min(left, max(row[2], 0))
            row[1], left = row[1] - off, left - off
        return loan.stand(self.said(), tuple((on, minor) for on, minor, _ in rows), as_of)

    def received(self) -> list[list[Any]]:
        """The payments that came in, in the order they were booked; not what was sent back."""
        return [payment for payment in self.payments if sum(payment[2].values()) >= 0]


@dataclass
class Order:
    """A payment on its way: who made and approved it; of an agreement, or of what came in beyond a repaid loan."""

    agreement: str
    amount: int
    pay_on: date
    made_by: str
    is_return: bool = False
    state: str = "proposed"
    approved_by: str = ""
    approved_on: date | None = None
    confirmed_by: str = ""


@dataclass
class Entry:
    """A sealed entry: its event, its lines (account, pot, agreement, minor) and its value date."""

    event: str
    lines: list[tuple[str, str, str, int]]
    on: date
    value_on: date
    fund: str = "main"
    reverses: str = ""
    reversed_by: str = ""


@dataclass
class Model:
    """The whole. `number` is the command that is being carried out; what it makes is named after it."""

    on: date
    number: int = 0
    made: int = 0
    sources: dict[str, Source] = field(default_factory=dict)
    pots: list[str] = field(default_factory=list)
    banks: dict[str, Bank] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    ties: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    ruled: dict[str, dict[str, tuple[str, bool]]] = field(default_factory=dict)
    votes: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    periods: dict[str, tuple[str, str]] = field(default_factory=dict)
    lots: Lots = field(default_factory=Lots)
    books: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    fresh: list[str] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)
    done: list[dict[str, Any]] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)

    def name(self) -> str:
        """A name for the next thing that this command makes."""
        self.made += 1
        return f"{self.number}.{self.made}"

    def month(self) -> str:
        """The period of the day."""
        return f"{self.on:%Y-%m}"

    def closed(self) -> set[str]:
        """Why nothing is booked today, if so."""
        return {"period.is_closed"} if self.periods.get(self.month(), ("open", ""))[0] != "open" else set()

    def post(self, event: str, parts: list[tuple[str, dict[str, int], str, str, str]], value_on: date,
             bank: str = "1930", fund: str = "main") -> str:
        """Seal an entry of several parts (rule, amounts, pot, other pot, agreement); returns its name."""
        lines = []
        for rule, amounts, pot, other, agreement in parts:
            booked = table.booked(rule, amounts, pot, other, bank=bank)
            lines += [(account, where, agreement, minor) for account, where, minor in booked]
            if booked:
                self.met[rule if fund == "main" else f"by hand: {rule}"] += 1
        return self._seal(Entry(event, lines, self.on, value_on, fund))

    def mirror(self, entry: str) -> str:
        """Seal the mirror of an entry; returns the mirror's name."""
        old = self.entries[entry]
        lines = [(account, pot, agreement, -minor) for account, pot, agreement, minor in old.lines]
        made = self._seal(Entry(old.event, lines, self.on, self.on, old.fund, reverses=entry))
        old.reversed_by = made
        return made

    def _seal(self, entry: Entry) -> str:
        name = self.name()
        self.entries[name] = entry
        self.fresh.append(name)
        for account, pot, agreement, minor in entry.lines:
            self.books[account, pot, agreement] += minor
            if not self.books[account, pot, agreement]:
                del self.books[account, pot, agreement]
        return name

    def booked(self, account: str, pot: str = "", agreement: str | None = None) -> int:
        """A balance: of an account, in one pot or all, of one agreement or all."""
        return sum(minor for (number, where, whose), minor in self.books.items()
                   if number == account and pot in ("", where) and agreement in (None, whose))

    def cash(self, pot: str) -> int:
        """What a pot has as cash, by its lots."""
        return self.lots.pot(pot).held("cash")

    def free(self, pot: str) -> int:
        """Cash less what is promised."""
        return self.cash(pot) - sum(a.shares.get(pot, 0) for a in self.agreements.values() if a.bound == "open")

    def out(self, agreement: str) -> dict[str, int]:
        """Pot → what an agreement has out there, in the order in which the pots first gave."""
        gave = self.agreements[agreement]
        return {pot: self.lots.pot(pot).held("out", agreement) for pot in self.pots if pot in gave.shares}

    def wall(self, case: str, who: str) -> set[str]:
        """The refusal of a shut case, which is that of a thing that is not there."""
        return {"not_seen"} if self.cases[case].is_shut(who) else set()
