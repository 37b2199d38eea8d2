"""Proves an export of Brygga's books and trail, with nothing but Python 3.9 or newer. Run: python3 THIS_FILE EXPORT.

Each link of the trail carries the SHA-256 of its text and of the link before, so a changed, removed, added or moved
link is found. Each entry's own digest stands in the trail and is worked out anew here from the entry's lines. What no
chain can find by itself is that its last links were taken away: for that, give the anchors that were kept elsewhere
(in minutes, on statements): --anchor CHAIN:NUMBER:DIGEST, as many as there are. Exit code 0: all holds; 1: it does not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any


def digest(*parts: str) -> str:
    """Return the SHA-256 of the parts, each with its length before it."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode()
        whole.update(f"{len(data)}:".encode() + data)
    return whole.hexdigest()


class Chain:
    """What has been read of one chain: its links by number, the entries it tells of, the entries themselves."""

    def __init__(self, name: str) -> None:
        """Begin an empty chain."""
        self.name = name
        self.links: list[str] = []
        self.told: dict[int, list[str]] = {}
        self.entries: dict[int, Any] = {}
        self.end: dict[str, Any] = {}
        self.faults: list[str] = []

    def fault(self, what: str) -> None:
        """Note something that does not hold."""
        self.faults.append(self.name + ": " + what)

    def add_link(self, row: dict[str, Any]) -> None:
        """Take the next link: right number, right link before, right digest."""
        number, before = len(self.links) + 1, self.links[-1] if self.links else ""
        body = json.loads(row["body"])
        if row["seq"] != number or body["seq"] != number or body["chain"] != self.name:
            self.fault(f"link {row['seq']} stands where link {number} should")
        if row["previous"] != before or row["digest"] != digest(before, row["body"]):
            self.fault(f"link {row['seq']} is not what was written after the one before")
        self.links.append(row["digest"])
        if body["code"] == "ledger.entry_sealed":
            self.told.setdefault(body["data"]["entry"], []).append(body["data"]["digest"])

    def add_entry(self, row: dict[str, Any]) -> None:
        """Take an entry: its digest, its balance per pot and currency."""
        if row["entry"] in self.entries:
            self.fault(f"entry {row['entry']} stands twice")
        content = json.loads(row["content"])
        self.entries[row["entry"]] = content
        if digest("entry", row["content"]) != row["digest"]:
            self.fault(f"entry {row['entry']} is not what was sealed")
        if self.told.get(row["entry"]) != [row["digest"]]:
            self.fault(f"entry {row['entry']} does not stand in the trail as it is, once")
        sums: dict[tuple[int, str], int] = {}
        for _, _, pot, _, _, currency, minor in content["postings"]:
            sums[pot, currency] = sums.get((pot, currency), 0) + minor
        if any(sums.values()) or len(content["postings"]) != content["lines"]:
            self.fault(f"entry {row['entry']} does not balance or is not whole")

    def finish(self, anchors: Iterable[tuple[int, str]]) -> None:
        """Prove what needs the whole: all told entries are there, numbers run, reversals mirror, anchors hold."""
        for key in sorted(set(self.told) - set(self.entries)):
            self.fault(f"the trail tells of entry {key}, which is not there")
        last: dict[tuple[str, int], int] = {}
        for content in sorted(self.entries.values(), key=lambda c: (c["series"], c["year"], c["number"])):
            series = (content["series"], content["year"])
            if content["number"] != last.get(series, 0) + 1:
                self.fault(f"a number is missing before {series[0]} {content['number']}/{series[1]}")
            last[series] = content["number"]
        for key, content in self.entries.items():
            other = self.entries.get(content["reverses_id"])
            if content["reverses_id"] and (other is None or content["postings"] != [
                    [*line[:-1], -line[-1]] for line in other["postings"]]):
                self.fault(f"entry {key} is no mirror of entry {content['reverses_id']}")
        if (self.end.get("links"), self.end.get("entries"), self.end.get("last")) != (
                len(self.links), len(self.entries), self.links[-1] if self.links else ""):
            self.fault("the end is not the end that was written")
        for number, value in anchors:
            if number > len(self.links) or number < 1 or self.links[number - 1] != value:
                self.fault(f"anchor {number} does not hold: the trail was cut or rewritten")


def verify(lines: Iterable[str], anchors: Sequence[str] = ()) -> tuple[list[str], dict[str, Chain]]:
    """Return (faults, chains by name) of the export's lines; `anchors` are "chain:number:digest" kept elsewhere."""
    chains: dict[str, Chain] = {}
    faults: list[str] = []
    for place, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            chain = chains.setdefault(row["chain"], Chain(row["chain"]))
            if chain.end:
                chain.fault(f"line {place} stands after the end")
            if row["kind"] == "link":
                chain.add_link(row)
            elif row["kind"] == "entry":
                chain.add_entry(row)
            else:
                chain.end = row
        except (ValueError, KeyError, TypeError) as fault:
            faults.append(f"line {place} cannot be read: {fault!r}")
    kept = [anchor.rsplit(":", 2) for anchor in anchors]
    faults += [f"no chain {name} for its anchor" for name, _, _ in kept if name not in chains]
    for chain in chains.values():
        chain.finish([(int(number), value) for name, number, value in kept if name == chain.name])
        faults += chain.faults
    return faults, chains


def main() -> int:
    """Read the arguments, verify, say what was found."""
    parser = argparse.ArgumentParser(description="Proves an export of Brygga's books and trail.")
    parser.add_argument("export")
    parser.add_argument("--anchor", action="append", default=[], metavar="CHAIN:NUMBER:DIGEST")
    given = parser.parse_args()
    with open(given.export, encoding="utf-8") as lines:
        faults, chains = verify(lines, given.anchor)
    for chain in chains.values():
        anchor = f"{chain.name}:{len(chain.links)}:{chain.links[-1] if chain.links else ''}"
        sys.stdout.write(f"{len(chain.links)} links, {len(chain.entries)} entries, anchor {anchor}\n")
    for fault in faults:
        sys.stdout.write(f"DOES NOT HOLD  {fault}\n")
    unseen = "" if given.anchor else "; no anchor given, so a removal of the last links cannot be seen"
    sys.stdout.write(f"{len(faults)} faults{unseen}\n")
    return 1 if faults or not chains else 0


if __name__ == "__main__":
    sys.exit(main())
