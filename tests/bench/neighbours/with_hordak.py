"""django-hordak on PostgreSQL, as its documentation posts: `transfer_to` in a transaction, two legs, one commit."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.metadata import version

from turns import take_turns


def ready(kept: dict[str, str]) -> Callable[[int], None]:
    """Make its tables and two accounts; return what posts one entry."""
    import django
    from django.conf import settings

    settings.configure(
        SECRET_KEY="x", USE_TZ=True, DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "mptt", "djmoney", "hordak"],
        DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", **kept, "CONN_MAX_AGE": None}},
        HORDAK_DEFAULT_CURRENCY="SEK", HORDAK_INTERNAL_CURRENCY="SEK", HORDAK_CURRENCIES=["SEK"],
        DEFAULT_CURRENCY="SEK", CURRENCIES=["SEK"])
    django.setup()
    from django.core.management import call_command
    from django.db import transaction
    from hordak.models import Account, AccountType
    from moneyed import Money

    call_command("migrate", verbosity=0)
    bank = Account.objects.create(name="Bank", type=AccountType.asset, code="1", currencies=["SEK"])
    owed = Account.objects.create(name="Owed", type=AccountType.liability, code="2", currencies=["SEK"])

    def post(n: int) -> None:
        with transaction.atomic():
            owed.transfer_to(bank, Money(1, "SEK"), description="x")
    return post


if __name__ == "__main__":
    take_turns(ready({name: os.environ[f"NEIGHBOUR_{name}"] for name in ("NAME", "USER", "HOST", "PORT")}),
               {"django-hordak": version("django-hordak"), "django": version("django")})
