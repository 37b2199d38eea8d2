"""How long records are kept in Sweden: books, what is known of customers, registers of members and contributions."""

from __future__ import annotations

from datetime import date

from brygga.domain.retention import RetentionTerms
from brygga.jurisdictions.contract import Rule, Words

BOOKS = Rule(
    "se.books_kept", "BFL 7:2", date(2011, 1, 1),
    Words(
        "Räkenskaperna sparas till och med det sjunde året efter det kalenderår då räkenskapsåret slutade.",
        "The books are kept through the seventh year after the calendar year in which the financial year ended.",
    ),
)
CONTRACTS = Rule(
    "se.contracts_kept", "BFL 1:2 st 1 p 9 b, 7:2", date(2011, 1, 1),
    Words(
        "Ett avtal som visar föreningens ställning, till exempel en borgen, sparas sju år efter det räkenskapsår då "
        "det upphörde.",
        "An agreement that shows the association's position, such as a guarantee, is kept seven years after the "
        "financial year in which it ended.",
    ),
    sure=False,
)
CUSTOMERS = Rule(
    "se.customer_file_kept", "lag (2017:630) 5:3–4", date(2017, 8, 1),
    Words(
        "Det som samlats för kundkännedom sparas fem år från att förbindelsen eller transaktionen tog slut, högst tio "
        "år om det behövs.",
        "What is gathered to know a customer is kept five years from the end of the relationship or transaction, at "
        "most ten where needed.",
    ),
)
OFFICE = Rule(
    "se.office_watched", "lag (2017:630) 3:20", date(2017, 8, 1),
    Words(
        "De skärpta åtgärderna för den som haft ett högt offentligt uppdrag gäller arton månader till; sedan efter "
        "risk.",
        "Enhanced measures for a person who held a high public office go on for eighteen months; then by risk.",
    ),
)
REGISTERS = Rule(
    "se.registers_kept", "EFL 5:6, 11:11", date(2018, 7, 1),
    Words(
        "Förteckningarna sparas så länge föreningen finns och minst sju år efter upplösningen; borttagna uppgifter "
        "minst sju år.",
        "The registers are kept while the association exists and at least seven years after its dissolution; what is "
        "removed, at least seven years.",
    ),
)
RULES = (BOOKS, CONTRACTS, CUSTOMERS, OFFICE, REGISTERS)

TERMS = RetentionTerms(bookkeeping_years=7, aml_years=5, aml_years_max=10, office_months=18, register_years=7)
