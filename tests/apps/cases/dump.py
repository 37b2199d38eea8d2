"""What stands in the tables of cases, parties, papers and duties: a refusal must leave it as it was."""

from __future__ import annotations

from typing import Any


def rows() -> dict[str, list[Any]]:
    """Every row of the business tables that a case touches, the trail and the letters included."""
    from django.apps import apps
    kept = ("cases", "parties", "documents", "duties", "foundation")
    return {m._meta.db_table: list(m.objects.order_by("pk").values_list()) for m in apps.get_models()
            if m._meta.app_label in kept}
