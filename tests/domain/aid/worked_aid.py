"""Reads the tables of gross-grant-equivalent.md and de-minimis.md as what is put to the calculators."""

from __future__ import annotations

import json
from typing import Any

from tests.domain.funding.worked import Row

GGE_PAGE, DEMINIMIS_PAGE = "gross-grant-equivalent.md", "de-minimis.md"
EMPTY = "–"
LOAN: dict[str, Any] = {"kind": "loan", "amount": "50000", "years": "5", "collateral_share": "0.5", "charged": "1.00",
                        "profile": "bullet", "reference": {"base": "2.00", "margin": "4.00"}}
GUARANTEE: dict[str, Any] = {"kind": "guarantee", "amount": "40000", "years": "5", "cover": "0.8", "profile": "bullet",
                             "reference": {"base": "2.00"}, "premium": {"safe_harbour": "3.80", "paid": "1.00"}}
EQUITY: dict[str, Any] = {"kind": "equity", "amount": "80000"}


def simplified(row: Row) -> dict[str, Any]:
    """A row of "The simplified methods"."""
    number, unit = row["term"].split(" ")
    term = {"months": int(number)} if unit == "months" else {"years": number}
    limit = {"ceiling": row["ceiling"]} if row["ceiling"].isdigit() else {"regime": row["ceiling"]}
    share = "collateral_share" if row["kind"] == "loan" else "cover"
    asked = {"kind": row["kind"], "method": "safe_harbour", "amount": row["amount"], share: row["share"]}
    return {**asked, **term, **limit}


def price_gap(row: Row) -> dict[str, Any]:
    """A row of "Price gaps"."""
    asked: dict[str, Any] = {"kind": row["kind"], "periods_per_year": int(row["a year"]), "reference": {
        "base": row["base"], **({"margin": row["margin"]} if row["margin"] != EMPTY else {})}}
    if row["kind"] == "loan":
        asked |= {"method": "reference_rate", "charged": row["price"]}
    else:
        asked |= {"method": "premium", "cover": row["cover"],
                  "premium": {"safe_harbour": row["safe premium"], "paid": row["price"]}}
    if row["amount"] == EMPTY:
        return asked | {"profile": "list", "balances": row["profile"].split(" ")}
    months = int(row["periods"]) * 12 // int(row["a year"])
    return asked | {"profile": row["profile"], "amount": row["amount"], "months": months}


def plain(row: Row) -> dict[str, Any]:
    """A row of "Grants, subsidies, capital"."""
    asked: dict[str, Any] = {"kind": row["kind"]}
    if row["amount"] != EMPTY:
        asked["amount"] = row["amount"]
    if row["instalments"] != EMPTY:
        asked |= {"instalments": instalments(row["instalments"]), "reference": {"base": "2.00"}}
    return asked


def instalments(cell: str) -> list[dict[str, str]]:
    """"10000 at 0, 10000 at 1" → instalments."""
    pairs = [part.split(" at ") for part in cell.split(", ")]
    return [{"amount": amount, "t": years} for amount, years in pairs]


def with_fact(row: Row) -> dict[str, Any]:
    """A row of "Facts and what follows"."""
    base = {"loan": LOAN, "guarantee": GUARANTEE, "equity": EQUITY}[row["kind"]]
    method = {"method": row["method"]} if row["method"] != EMPTY else {}
    return base | method | facts(row["fact"])


def facts(cell: str) -> dict[str, Any]:
    """"large_undertaking: true, rating: \"B-\"" → keys."""
    if cell == EMPTY:
        return {}
    pairs = [part.split(": ") for part in cell.split(", ")]
    return {name: json.loads(value) for name, value in pairs}


def window(row: Row) -> dict[str, Any]:
    """A row of the three rolling years."""
    asked: dict[str, Any] = {"regime": row["regime"], "on": row["on"], "grants": grants(row["granted"])}
    amount, *rate = row["new"].split(" at ")
    asked["new_gge"] = amount
    if rate:
        asked["fx"] = rate[0]
    return asked


def grants(cell: str) -> list[dict[str, str]]:
    """"B 200000 on 2023-06-15 sgei, B 100 on 2024-01-01 NO" → grants; "at 11.25" is the rate of exchange."""
    if cell == EMPTY:
        return []
    return [_grant(part.split(" ")) for part in cell.split(", ")]


def _grant(words: list[str]) -> dict[str, str]:
    name, amount, _, on, *more = words
    grant = {"undertaking": name, "gge": amount, "on": on}
    while more:
        word = more.pop(0)
        if word == "at":
            grant["fx"] = more.pop(0)
        else:
            grant["member_state" if word.isupper() else "regime"] = word
    return grant


def group(row: Row) -> dict[str, Any]:
    """A row of "One undertaking"."""
    return {"on": row["on"], "new_gge": "0", "undertakings": row["asked"].split(" "), "links": links(row["links"]),
            "nodes": {name: {"type": kind} for name, kind in pairs(row["not enterprises"])}}


def links(cell: str) -> list[dict[str, str]]:
    """"A>B votes 0.60 from 2024-01-01 to 2025-01-01" → links."""
    if cell == EMPTY:
        return []
    return [_link(part.split(" ")) for part in cell.split(", ")]


def _link(words: list[str]) -> dict[str, str]:
    (ends, kind), more = words[:2], words[2:]
    controls, controlled = ends.split(">")
    link = {"from": controls, "to": controlled, "kind": kind}
    while more:
        word = more.pop(0)
        if word in ("from", "to"):
            link[f"{word}_date"] = more.pop(0)
        else:
            link["share"] = word
    return link


def pairs(cell: str) -> list[list[str]]:
    """"D person, R public_body" → pairs."""
    return [] if cell == EMPTY else [part.split(" ") for part in cell.split(", ")]
