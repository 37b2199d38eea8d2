"""What stands in the addresses, who looks, and which words each may never meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.access import story
from tests.access.addresses import Address

RUNNING = ("avvikande", "rosta", "skjut-upp", "utga", "besluta", "<int:person_id>")
HOUSE = {"situation": "start", "secret": "finns-inte", "person_id": "1", "called": "loan", "topic": "lan", "nr": "1"}


@dataclass(frozen=True, slots=True)
class Who:
    """One who looks: person id (None: nobody logged in), fund of the seat, roles, own case, whether shut out.

    `way_in` is how staff should not have come in: "letter" (the applicant's way) or "no code"; they see nothing.
    """

    name: str
    person_id: int | None
    fund: str = ""
    roles: frozenset[str] = frozenset()
    case: str = ""
    tied: bool = False
    way_in: str = ""

    @property
    def never(self) -> tuple[str, ...]:
        """The words that may stand in no byte that this one is given."""
        if self.fund == "other":
            return (story.SHUT,)
        sees_shut = self.case == "shut" or (self.roles and not (self.tied or self.case or self.way_in))
        return (story.FOREIGN,) if sees_shut else (story.FOREIGN, story.SHUT)

    def may(self, access: Any) -> bool:
        """Whether the roles carry what the address asks for, in the fund of the seat."""
        from brygga.apps.access.permissions import PERMISSIONS
        if access.kind == "public":
            return True
        if access.kind == "person":
            return self.person_id is not None
        return bool(PERMISSIONS_AS_WRITTEN.get(access.permission, PERMISSIONS[access.permission]) & self.roles)


PERMISSIONS_AS_WRITTEN: dict[str, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class Places:
    """The table of objects by case (`open`, `shut`, `foreign`), the slugs of both funds, and everybody who looks."""

    slugs: dict[str, str]
    objects: dict[str, dict[str, Any]]
    cast: tuple[Who, ...]

    @classmethod
    def of(cls, told: dict[str, story.Told]) -> Places:
        """Read what the told funds have made; the table of permissions is remembered as it is written today."""
        from brygga.apps.access.permissions import PERMISSIONS
        PERMISSIONS_AS_WRITTEN.update(PERMISSIONS)
        own, other = told["own"], told["other"]
        objects = {key: _objects(fund, case) for fund in (own, other) for key, case in fund.cases.items()}
        return cls({"own": own.stage.slug, "other": other.stage.slug}, objects, tuple(_cast(own, other)))

    def of_case(self, key: str, address: Address) -> dict[str, Any]:
        """The objects of one case for one address: the same name means different rows in different rooms."""
        found = {**HOUSE, **self.objects[key]}
        room = address.route.removeprefix("f/<slug:slug>/").split("/")[0]
        if room in ("avtal", "pengar") and "number" in address.parts:
            found["number"] = found["paid"] if "/bevis/" in address.route else found["agreement"]
        if room == "bocker":
            found["number"] = found["account"]
        if room == "mitt":
            found["line_id"], found["code"] = found["plan_line"], "statutes"
        found["pk"] = found[{"kallor": "source", "avtal": "condition"}.get(
            room, "completion" if "komplettering" in address.route else "proposal_id")]
        is_running = any(part in address.route for part in RUNNING)
        found["label"], found["paragraph"] = found["running" if is_running else "planned"]
        if "protokoll" in address.route:
            found["label"] = story.DECIDED
        if room == "installningar":
            found["person_id"] = found["staff"]
        return found

    def who(self, name: str) -> Who:
        """One of the cast by name."""
        return next(w for w in self.cast if w.name == name)


def _cast(own: story.Told, other: story.Told) -> Iterator[Who]:
    yield Who("nobody", None)
    people = own.stage.people
    for role, short in story.STAFF.items():
        yield Who(role, people[short], "own", frozenset({role}))
    yield Who("tied member", people["lena"], "own", frozenset({"member"}), tied=True)
    yield Who("tied many", people["tea"], "own", frozenset(story.MANY), tied=True)
    yield Who("tied auditor", people["rut"], "own", frozenset({"auditor"}), tied=True)
    for way_in in ("letter", "no code"):
        yield Who(f"officer by {way_in}", people["hanna"], "own", frozenset({"officer"}), way_in=way_in)
    for key in ("open", "shut"):
        yield Who(f"applicant {key}", own.cases[key]["contact"], "own", frozenset({"applicant"}), key)
    for role in ("officer", "treasurer", "auditor"):
        yield Who(f"other {role}", other.stage.people[story.STAFF[role]], "other", frozenset({role}))
    yield Who("other applicant", other.cases["foreign"]["contact"], "other", frozenset({"applicant"}), "foreign")


def _numbers(case: dict[str, Any]) -> tuple[str, ...]:
    """What stands for the case in books and bank as its name does elsewhere: numbers and references of agreements."""
    from brygga.apps.agreements.models import Agreement
    rows = Agreement.objects.filter(matter_id=case["matter"]).values_list("number", "reference")
    return tuple(sorted({text for row in rows for text in row if text}))


def _objects(told: story.Told, case: dict[str, Any]) -> dict[str, Any]:
    from brygga.apps.access.models import Membership
    from brygga.apps.cases.models import Case, Completion, PlanLine
    from brygga.apps.decisions.models import AgendaItem
    from brygga.apps.ledger.models import Account, Posting
    from brygga.apps.payments.models import StatementLine
    from brygga.foundation.models import AuditEvent
    tenant, matter, stage = told.stage.tenant_id, case["matter"], told.stage
    completion = Completion.objects.filter(matter_id=matter).first()
    planned, running = (AgendaItem.objects.get(pk=pk).paragraph for pk in case["items"])
    return {
        **case, "number": Case.objects.get(pk=case["id"]).number, "numbers": _numbers(case), "key": case["paper"],
        "proposal_id": case["proposals"][2], "planned": (told.planned, planned), "running": (told.running, running),
        "label": told.planned, "person_id": stage.people["lena"], "staff": stage.people["mats"], "side": "cost",
        "statement_id": StatementLine.objects.get(pk=case["line_id"]).statement_id, "place": 1, "code": "statutes",
        "bank_account_id": stage.bank_account_id, "pot_id": stage.pots["region"], "source": stage.sources["region"],
        "entry_id": Posting.objects.filter(agreement__matter_id=matter).order_by("-entry_id")[0].entry_id,
        "seq": AuditEvent.objects.filter(tenant_id=tenant, matter_id=matter).order_by("-seq")[0].seq,
        "account": Account.objects.filter(tenant_id=tenant).order_by("number")[0].number,
        "plan_line": PlanLine.objects.filter(matter_id=matter)[0].pk, "completion": completion.pk if completion else 1,
        "membership_id": Membership.objects.filter(tenant_id=tenant).order_by("-pk")[0].pk}
