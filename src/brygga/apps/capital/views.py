"""What pages and other rooms get of a förlagsinsats: values, never rows."""

from dataclasses import dataclass
from datetime import date

from brygga.domain.capital.contribution import Redemption


@dataclass(frozen=True, slots=True)
class DividendView:
    """A dividend decided by the association's meeting, the entry of its claim, and when it came; minor units."""

    id: int
    year: int
    decided_on: date
    amount_minor: int
    received_on: date | None
    decided_entry_id: int | None


@dataclass(frozen=True, slots=True)
class ContributionView:
    """A förlagsinsats: `redemption` is the statute's answer on the day (None before the pay-in)."""

    agreement_id: int
    amount_minor: int
    currency: str
    certificate_number: str
    dividend_terms: str
    fixed_date: date | None
    statutes_registered_on: date | None
    contributed_on: date | None
    certificate_received_on: date | None
    holder_notice_on: date | None
    association_notice_on: date | None
    redeemed_on: date | None
    redeemed_minor: int
    clawback_until: date | None
    redemption: Redemption | None
    dividends: tuple[DividendView, ...]
