"""django-ledger on SQLite, as its documentation posts: `commit_txs` on a ledger, two transactions, verified and posted.

Its file is as durable as ours: WAL, synchronous FULL.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from turns import take_turns

AT = datetime(2026, 6, 1, 9, tzinfo=UTC)


def ready(folder: Path) -> Callable[[int], None]:
    """Make its tables, an entity with its chart and a ledger; return what posts one entry."""
    import django
    from django.conf import settings

    settings.configure(
        SECRET_KEY="x", USE_TZ=True, DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django_ledger"],
        DATABASES={"default": {
            "ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "neighbour.sqlite3"), "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE",
                        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"}}})
    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django_ledger.models import EntityModel

    call_command("migrate", verbosity=0)
    owner = get_user_model().objects.create_user("x")
    entity = EntityModel.create_entity(name="x", use_accrual_method=True, admin=owner, fy_start_month=1)
    chart = entity.create_chart_of_accounts(assign_as_default=True, commit=True, coa_name="x")
    bank, owed = (entity.create_account(coa_model=chart, code=code, role=role, name=code, balance_type=side,
                                        active=True)
                  for code, role, side in (("1010", "asset_ca_cash", "debit"), ("3010", "eq_capital", "credit")))
    ledger = entity.create_ledger(name="x", posted=True)

    def post(n: int) -> None:
        ledger.commit_txs(je_timestamp=AT, je_posted=True, je_txs=[
            {"account": bank, "amount": 1, "tx_type": "debit", "description": "x"},
            {"account": owed, "amount": 1, "tx_type": "credit", "description": "x"}])
    return post


if __name__ == "__main__":
    take_turns(ready(Path(os.environ["NEIGHBOUR_FOLDER"])),
               {"django-ledger": version("django-ledger"), "django": version("django")})
