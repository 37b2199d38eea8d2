"""The whole table, and the pages that have no address of their own."""

from __future__ import annotations

from tests.pages.state import State
from tests.pages.table_applicant import CASES, PORTAL
from tests.pages.table_fund import AGREEMENTS, BOARD, BOOKS, MONEY, SETTINGS, SOURCES
from tests.pages.table_outside import OUTSIDE

# Two halves of about the same length: two processes see them side by side.
APPLICANTS_SIDE: tuple[State, ...] = OUTSIDE + PORTAL + CASES
FUNDS_SIDE: tuple[State, ...] = BOARD + AGREEMENTS + MONEY + SOURCES + BOOKS + SETTINGS
STATES = APPLICANTS_SIDE + FUNDS_SIDE
# What the house answers with when nothing else can; 404 with the frame comes from addresses above.
ERRORS = ("400.html", "403.html", "404.html", "500.html", "503.html")
