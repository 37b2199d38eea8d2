"""The revolving krona a second time: lists of pieces, nothing clever.

A piece is [source, turn, last agreement or None, amount]. Cash is one list a source; out, reserved and
losses are one list an agreement. Ties and orders are those of the text.
"""

from fractions import Fraction
from typing import Any

from .money import minor, rounded, shares, show

FIELDS = {
    "pay_in": {"source", "amount"}, "income": {"source", "amount"}, "cost": {"source", "amount"},
    "return": {"source", "amount"}, "lend": {"agreement", "from"}, "reserve": {"agreement", "from"},
    "repay": {"agreement", "amount"}, "release": {"agreement", "amount"}, "call": {"agreement", "amount"},
    "write_off": {"agreement", "amount"}, "recover": {"agreement", "amount"},
}  # fmt: skip
MOVES = {
    "repay": ("out", "cash"), "release": ("reserved", "cash"), "recover": ("losses", "cash"),
    "write_off": ("out", "losses"), "call": ("reserved", "out"),
}  # fmt: skip


class Refused(Exception):
    """Bad input; the argument is the code, or 'error' where the text leaves the code open."""


def take(pieces: list[list[Any]], amount: int) -> list[list[Any]]:
    """First-in first-out from a list of pieces; what was taken, in order."""
    if sum(piece[3] for piece in pieces) < amount:
        raise Refused("insufficient")
    taken = []
    while amount > 0:
        part = min(amount, pieces[0][3])
        taken.append([*pieces[0][:3], part])
        pieces[0][3] -= part
        amount -= part
        if pieces[0][3] == 0:
            pieces.pop(0)
    return taken


def take_shared(pieces: list[list[Any]], amount: int, order: list[str]) -> list[list[Any]]:
    """Pro rata to what each source has in the list, and first-in first-out within a source."""
    held = [sum(piece[3] for piece in pieces if piece[0] == source) for source in order]
    if sum(held) < amount:
        raise Refused("insufficient")
    taken = []
    for source, part in zip(order, shares(amount, held), strict=True):
        own = [piece for piece in pieces if piece[0] == source]
        taken += take(own, part)
    pieces[:] = [piece for piece in pieces if piece[3] > 0]
    return taken


def check(value: Any) -> None:
    """The mistakes whose code the text makes certain."""
    if set(value) - {"currency", "events"}:
        raise Refused("unknown_field")
    if {"currency", "events"} - set(value):
        raise Refused("missing")
    for event in value["events"]:
        if event.get("kind") not in FIELDS:
            raise Refused("error")
        allowed = FIELDS[event["kind"]] | {"on", "kind"}
        if set(event) - allowed:
            raise Refused("unknown_field")
        if allowed - set(event):
            raise Refused("missing")
        for text in event["from"].values() if "from" in event else [event["amount"]]:
            if minor(text) <= 0:
                raise Refused("error")


class Book:
    """Everything that is anywhere."""

    def __init__(self) -> None:
        """An empty book."""
        self.cash: dict[str, list[list[Any]]] = {}
        self.held: dict[str, dict[str, list[list[Any]]]] = {}
        self.order: dict[str, list[str]] = {}
        self.sums: dict[str, dict[str, int]] = {}
        self.flows: dict[tuple[str, str, int], int] = {}
        self.top: dict[str, int] = {}

    def source(self, name: str) -> dict[str, int]:
        """The counters of a source, made when it is first named."""
        if name not in self.sums:
            self.cash[name] = []
            self.top[name] = 0
            keys = ("paid_in", "income", "costs", "returned", "lent_total", "reserved_total")
            self.sums[name] = dict.fromkeys(keys, 0)
        return self.sums[name]

    def agreement(self, name: str) -> dict[str, list[list[Any]]]:
        """The three places of an agreement."""
        self.order.setdefault(name, [])
        return self.held.setdefault(name, {"out": [], "reserved": [], "losses": []})

    def place(self, event: dict[str, Any]) -> None:
        """`lend` and `reserve`."""
        lend = event["kind"] == "lend"
        where = self.agreement(event["agreement"])["out" if lend else "reserved"]
        for name, text in event["from"].items():
            if name not in self.sums:
                raise Refused("insufficient")
            if name not in self.order[event["agreement"]]:
                self.order[event["agreement"]].append(name)
            taken = take(self.cash[name], minor(text))
            self.sums[name]["lent_total" if lend else "reserved_total"] += minor(text)
            for piece in taken:
                key = (piece[2] or name, event["agreement"], piece[1])
                self.flows[key] = self.flows.get(key, 0) + piece[3]
            where += taken

    def move(self, event: dict[str, Any]) -> None:
        """`repay`, `release`, `recover`, `write_off` and `call`."""
        name = event["agreement"]
        if name not in self.held:
            raise Refused("insufficient")
        start, goal = MOVES[event["kind"]]
        taken = take_shared(self.held[name][start], minor(event["amount"]), self.order[name])
        if goal != "cash":
            self.held[name][goal] += taken
            return
        for piece in taken:
            self.cash[piece[0]].append([piece[0], piece[1] + 1, name, piece[3]])
            self.top[piece[0]] = max(self.top[piece[0]], piece[1] + 1)

    def run(self, event: dict[str, Any]) -> None:
        """One event."""
        kind = event["kind"]
        if kind in ("lend", "reserve"):
            return self.place(event)
        if kind in MOVES:
            return self.move(event)
        if kind in ("pay_in", "income"):
            self.source(event["source"])["paid_in" if kind == "pay_in" else "income"] += minor(event["amount"])
            self.cash[event["source"]].append([event["source"], 0, None, minor(event["amount"])])
            return None
        if event["source"] not in self.sums:
            raise Refused("insufficient")
        take(self.cash[event["source"]], minor(event["amount"]))
        self.sums[event["source"]]["costs" if kind == "cost" else "returned"] += minor(event["amount"])
        return None

    def pieces(self, source: str, place: str) -> list[list[Any]]:
        """What a source has in one place."""
        if place == "cash":
            return self.cash[source]
        return [piece for held in self.held.values() for piece in held[place] if piece[0] == source]


def factor(part: int, whole: int) -> str | None:
    """Two decimals half-up; nothing paid in has no factor."""
    return show(rounded(Fraction(100 * part, whole), "half_up")) if whole else None


def source_answer(book: Book, name: str) -> dict[str, Any]:
    """The block of one source."""
    sums = book.sums[name]
    places = {where: book.pieces(name, where) for where in ("cash", "out", "reserved", "losses")}
    total = {where: sum(piece[3] for piece in pieces) for where, pieces in places.items()}
    answer: dict[str, Any] = {key: show(amount) for key, amount in (sums | total).items()}
    answer["revolve_factor"] = factor(sums["lent_total"], sums["paid_in"])
    answer["use_factor"] = factor(sums["lent_total"] + sums["reserved_total"], sums["paid_in"])
    answer["turns"] = []
    for turn in range(book.top[name] + 1):
        row: dict[str, Any] = {"turn": turn}
        for where, pieces in places.items():
            row["lost" if where == "losses" else where] = show(sum(p[3] for p in pieces if p[1] == turn))
        if any(row[where] != "0.00" for where in ("cash", "out", "reserved", "lost")):
            answer["turns"].append(row)
    return answer


def lots(value: Any) -> Any:
    """The whole answer but `explain`, or ('error', code)."""
    book = Book()
    try:
        check(value)
        for event in sorted(value["events"], key=lambda event: event["on"]):
            book.run(event)
    except Refused as refusal:
        return "error", refusal.args[0]
    flows = [
        {"from": start, "to": goal, "turn": turn, "amount": show(amount)}
        for (start, goal, turn), amount in book.flows.items()
    ]
    return {"sources": {name: source_answer(book, name) for name in book.sums}, "flows": flows}
