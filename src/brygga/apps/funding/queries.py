"""Readers of funding: books of lots, statements, free money, and what an agreement has where."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum
from django.utils.translation import get_language

from brygga.apps.funding import mapping
from brygga.apps.funding.models import Commitment, LotEvent, LotMove, Source, SourcePaper
from brygga.domain.funding import turns
from brygga.domain.funding.deal import apply
from brygga.domain.funding.lots import Book, Bucket, Move
from brygga.domain.funding.measures import free
from brygga.domain.funding.restrictions import Restriction
from brygga.formats.pictures import figures
from brygga.foundation import clock
from brygga.foundation.refusals import NotSeen


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with its pot; amounts in minor units."""

    id: int
    pot_id: int
    name: str
    funder_id: int
    funder: str
    registry_number: str
    amount_minor: int
    currency: str
    accounting_class: str
    class_confirmed_by: str
    class_confirmed_on: date
    from_on: date
    to_on: date | None
    counties: tuple[str, ...]
    instruments: tuple[str, ...]
    purposes: tuple[str, ...]
    case_cap_minor: int | None
    public_resources: bool
    paper_key: str


    def left_of(self, paid_in_minor: int) -> int:
        """Return what the funder has agreed to and not paid in."""
        return self.amount_minor - paid_in_minor


@dataclass(frozen=True, slots=True)
class PotMoney:
    """What a pot can give today: cash by its lots, what is promised, what is free; with the source's terms."""

    source: SourceView
    restriction: Restriction
    cash_minor: int
    committed_minor: int

    @property
    def free_minor(self) -> int:
        """Return cash less commitments, never below zero."""
        return free(self.cash_minor, self.committed_minor)


@dataclass(frozen=True, slots=True)
class Promise:
    """A share of a pot that an agreement has been promised."""

    agreement_id: int
    matter_id: int
    minor: int
    made_on: date


@dataclass(frozen=True, slots=True)
class SourcePaperView:
    """A stored statement to the funder: the day it shows, and its paper."""

    as_of: date
    key: str
    title: str
    size_bytes: int
    made_on: date
    made_by: str


def sources(tenant_id: int) -> list[SourceView]:
    """Return the tenant's sources, oldest first."""
    rows = Source.objects.filter(tenant_id=tenant_id).select_related("funder", "document").order_by("from_on", "pk")
    return [_view(row) for row in rows]


def source(tenant_id: int, source_id: int) -> SourceView:
    """Return one source of the tenant."""
    row = Source.objects.filter(tenant_id=tenant_id, pk=source_id).select_related("funder", "document").first()
    if row is None:
        raise NotSeen
    return _view(row)


def book_of(pot_id: int) -> Book:
    """Return the pot's book of lots as it stands, replayed from its sealed moves."""
    row = Source.objects.get(pot_id=pot_id)
    return apply(Book(mapping.name_of(pot_id), row.currency), mapping.moves_of(pot_id))


def standing(pot_id: int, currency: str, as_of: date | None = None) -> turns.Standing:
    """Return where each krona of a pot is (on a value date), with turns and factors: one sum in the database."""
    return turns.standing(mapping.name_of(pot_id), currency, mapping.sums_of(pot_id, as_of))


def statement(pot_id: int, currency: str, as_of: date | None = None) -> turns.Statement:
    """Return the same with who lent on to whom."""
    return turns.with_flows(standing(pot_id, currency, as_of), mapping.flows_of(pot_id, as_of))


def shown(minor: int, currency: str) -> str:
    """Return an amount as people read it, for the sentence of a refusal."""
    return figures.money(minor, currency, get_language() or "sv")


def moves(pot_id: int) -> list[Move]:
    """Return a pot's moves in sealed order."""
    return mapping.moves_of(pot_id)


def moves_by_pot(tenant_id: int) -> dict[int, list[Move]]:
    """Return pot → moves in sealed order, for all pots of the tenant."""
    return mapping.moves_by_pot(tenant_id)


def in_bucket(tenant_id: int) -> dict[int, dict[str, int]]:
    """Return for each pot what stands in each bucket, in minor units: two queries however many moves."""
    found: dict[int, dict[str, int]] = {}
    for side, sign in (("put_bucket", 1), ("taken_bucket", -1)):
        rows = LotMove.objects.filter(tenant_id=tenant_id).values("pot_id", side).annotate(total=Sum("amount_minor"))
        for row in rows:
            pot = found.setdefault(row["pot_id"], {})
            pot[row[side]] = pot.get(row[side], 0) + sign * row["total"]
    return found


def committed(tenant_id: int) -> dict[int, int]:
    """Return what is decided and not yet paid out, by pot, in minor units."""
    rows = Commitment.objects.filter(tenant_id=tenant_id, state="open").values("pot_id").annotate(
        total=Sum("amount_minor"))
    return {row["pot_id"]: row["total"] for row in rows}


def promises(pot_id: int, as_of: date) -> list[Promise]:
    """Return what was decided out of a pot and not paid out at the end of a day, oldest first."""
    rows = Commitment.objects.filter(Q(settled_on=None) | Q(settled_on__gt=as_of), pot_id=pot_id, made_on__lte=as_of)
    return [Promise(row.agreement_id, row.matter_id, row.amount_minor, row.made_on) for row in rows.order_by("pk")]


def papers(source_id: int) -> list[SourcePaperView]:
    """Return the statements that have been written of a source, the latest first."""
    rows = SourcePaper.objects.filter(source_id=source_id).select_related("document", "made_by").order_by("-pk")
    return [SourcePaperView(row.as_of, row.document.key, row.document.title, row.document.size_bytes,
                            clock.day_of(row.made_at), row.made_by.name) for row in rows]


def free_minor(pot_id: int) -> int:
    """Return what one pot has free: cash less open commitments."""
    promised = Commitment.objects.filter(pot_id=pot_id, state="open").aggregate(total=Sum("amount_minor"))["total"]
    tenant_id = Source.objects.values_list("tenant_id", flat=True).get(pot_id=pot_id)
    return in_bucket(tenant_id).get(pot_id, {}).get(Bucket.CASH.value, 0) - (promised or 0)


def pots_with_free_cash(tenant_id: int) -> list[PotMoney]:
    """Return every capital pot with a source: cash, commitments and terms, oldest source first."""
    money, promised = in_bucket(tenant_id), committed(tenant_id)
    rows = Source.objects.filter(tenant_id=tenant_id).select_related("funder", "document").order_by("from_on", "pk")
    return [PotMoney(_view(row), mapping.restriction_of(row), money.get(row.pot_id, {}).get(Bucket.CASH.value, 0),
                     promised.get(row.pot_id, 0)) for row in rows]


def pots_of_agreement(agreement_id: int) -> list[int]:
    """Return the pots of an agreement in the order they first appeared in it: it settles ties."""
    seen: dict[int, None] = {}
    for pot_id in LotEvent.objects.filter(agreement_id=agreement_id).order_by("pk").values_list("pot_id", flat=True):
        seen.setdefault(pot_id)
    return list(seen)


def given_to_matter(matter_id: int) -> dict[int, int]:
    """Return what a case already has from each pot, paid or promised: it counts against the per-case cap."""
    rows = Commitment.objects.filter(matter_id=matter_id).exclude(state="lapsed").values("pot_id").annotate(
        total=Sum("amount_minor"))
    return {row["pot_id"]: row["total"] for row in rows}


def commitments_of(agreement_id: int) -> list[tuple[int, int, str]]:
    """Return (pot, minor, state) of an agreement's commitments, by pot."""
    rows = Commitment.objects.filter(agreement_id=agreement_id).order_by("pot_id")
    return [(row.pot_id, row.amount_minor, row.state) for row in rows]


def _view(row: Source) -> SourceView:
    return SourceView(row.pk, row.pot_id, row.name, row.funder_id, row.funder.name, row.registry_number,
                      row.amount_minor, row.currency, row.accounting_class, row.class_confirmed_by,
                      row.class_confirmed_on, row.from_on, row.to_on, tuple(row.counties), tuple(row.instruments),
                      tuple(row.purposes), row.case_cap_minor, row.public_resources,
                      row.document.key if row.document else "")
