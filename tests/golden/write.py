"""`python -m tests.golden.write DATA`: keep a demo world on SQLite as the golden rows, and what it says of them."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from tests.golden import kept
from tests.golden.figures import figures


def main(data: str) -> None:
    """Write both files; `data` is a directory that `brygga demo` made with the code of this checkout."""
    os.environ.update(BRYGGA_DATA=data, DJANGO_SETTINGS_MODULE="brygga.config.settings")
    import django
    django.setup()
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    from brygga.foundation import clock
    from brygga.foundation.models import Tenant

    last = dict(sorted(MigrationRecorder(connection).applied_migrations()))
    day = clock.today()
    kept.write(Path(data) / "brygga.sqlite3", last, day.isoformat())
    told = {tenant.slug: figures(tenant.pk, day) for tenant in Tenant.objects.order_by("pk")}
    kept.FIGURES.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
