"""Sweden's answers to the contract: one line a question, the law itself in the neighbouring files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from brygga.domain.capital.calendar import AssociationTerms
from brygga.domain.capital.contribution import ContributionTerms
from brygga.domain.capital.membership import MembershipTerms
from brygga.domain.claims.limitation import LimitationTerms
from brygga.domain.claims.reference import LateTerms
from brygga.domain.retention import RetentionTerms
from brygga.jurisdictions.contract import BoardRules, Checked, Place, Registration, Rule, Ruling
from brygga.jurisdictions.iban import check_iban
from brygga.jurisdictions.se import (
    associations,
    bank_days,
    counties,
    decisions,
    identifiers,
    late_interest,
    lending,
    limitation,
    membership,
    retention,
)


class Sweden:
    """The Swedish pack; it holds no state."""

    code = "SE"

    def is_bank_day(self, on: date) -> bool:
        """Tell whether Swedish banks settle payments on a day."""
        return bank_days.is_bank_day(on)

    def check_organisation_number(self, text: str) -> Checked:
        """Check an organisationsnummer."""
        return identifiers.check_orgnr(text)

    def check_person_number(self, text: str) -> Checked:
        """Recognise a personnummer or samordningsnummer."""
        return identifiers.check_personnummer(text)

    def check_account(self, kind: str, text: str) -> Checked:
        """Check a `bankgiro`, `plusgiro` or `iban` number."""
        if kind == "bankgiro":
            return identifiers.check_bankgiro(text)
        if kind == "plusgiro":
            return identifiers.check_plusgiro(text)
        if kind == "iban":
            return check_iban(text)
        raise ValueError(f"no Swedish account is called {kind!r}")

    def make_reference(self, base: str) -> str:
        """Make an OCR reference with length and check digit."""
        return identifiers.make_ocr(base)

    def check_reference(self, reference: str, *, length_digit: bool) -> Checked:
        """Check an OCR reference that came in."""
        return identifiers.check_ocr(reference, length_digit=length_digit)

    def may_sign(self, registered_on: date | None, on: date) -> Sequence[Ruling]:
        """Tell whether an association may be bound by an agreement (EFL 2:4–5)."""
        return associations.may_sign(registered_on, on)

    def may_place_contribution(self, form: str, statutes_allow: bool | None, on: date) -> Sequence[Ruling]:
        """Tell whether a förlagsinsats may be placed (EFL 11:1–2); the same on every day that the act is in force."""
        return associations.may_place_contribution(form, statutes_allow)

    def may_issue(
        self, instrument: str, registrations: Sequence[Registration], on: date, *, to_person: bool, for_business: bool
    ) -> Sequence[Ruling]:
        """Tell whether a body may lend or guarantee (1996:1006, LBF 1:7 a)."""
        return lending.may_issue(instrument, registrations, on, to_person=to_person, for_business=for_business)

    def contribution_terms(self, on: date) -> ContributionTerms | None:
        """Return the times of EFL 11:4 and 11:8, None before the act was in force."""
        return associations.TERMS if associations.REDEMPTION.in_force(on) else None

    def late_terms(self, on: date) -> LateTerms | None:
        """Return räntelagen 4–6 and 9 §§ and the table of reference rates."""
        return late_interest.TERMS if late_interest.LATE_INTEREST.in_force(on) else None

    def limitation_terms(self, on: date) -> LimitationTerms | None:
        """Return the times of preskriptionslagen and EFL 17:41."""
        return limitation.TERMS if limitation.LIMITATION.in_force(on) else None

    def retention_terms(self, on: date) -> RetentionTerms | None:
        """Return the times of BFL 7:2, lag (2017:630) and EFL 5:6."""
        return retention.TERMS if retention.REGISTERS.in_force(on) else None

    def membership_terms(self, on: date) -> MembershipTerms | None:
        """Return the times of EFL 3:7, 4:7, 4:9–10 and 10:11–16."""
        return membership.MEMBERSHIP if membership.ENDS.in_force(on) else None

    def association_terms(self, on: date) -> AssociationTerms | None:
        """Return the times of EFL 3:6, 6:9, 6:17, 13:9 and 17:11."""
        return membership.ASSOCIATION if membership.YEAR.in_force(on) else None

    def board_rules(self, on: date) -> BoardRules:
        """Return EFL 7:21–25."""
        return decisions.board_rules(on)

    def regions(self) -> Sequence[Place]:
        """Return the 21 counties by code."""
        return tuple(counties.COUNTIES.values())

    def municipalities(self, region: str) -> Sequence[Place]:
        """Return the municipalities known in a county."""
        return counties.municipalities(region)

    def region_of(self, municipality: str) -> Place | None:
        """Return the county of a municipality."""
        return counties.county_of(municipality)

    def rules(self, on: date) -> Sequence[Rule]:
        """Return every rule in force on a day."""
        rooms = (associations, membership, lending, decisions, late_interest, limitation, retention)
        return tuple(rule for room in rooms for rule in room.RULES if rule.in_force(on))
