"""The whole table, and the pages that have no address of their own."""

from __future__ import annotations

from tests.pages.state import State
from tests.pages.table_applicant import CASES, PORTAL
from tests.pages.table_fund import AGREEMENTS, BOARD, BOOKS, MONEY, SETTINGS, SOURCES
from tests.pages.table_outside import OUTSIDE

STATES: tuple[State, ...] = OUTSIDE + PORTAL + CASES + BOARD + AGREEMENTS + MONEY + SOURCES + BOOKS + SETTINGS
# What the house answers with when nothing else can; 404 with the frame comes from addresses above.
ERRORS = ("400.html", "403.html", "404.html", "500.html", "503.html")
