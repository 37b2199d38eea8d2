"""`brygga verify`: every invariant by name, from the rows alone: what each app's `checks.py` proves, and the joins."""

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.utils import translation

from brygga.foundation import fences, trail
from brygga.foundation.checking import Check
from brygga.foundation.models import Tenant
from brygga.operations import verify_joins

Say = Callable[[str], None]


def all_checks(tenant_id: int) -> Iterator[Check]:
    """Yield every check of one tenant: the apps' own, those that join them, and the chain of the trail."""
    for config in apps.get_app_configs():
        if config.name.startswith("brygga.apps.") and find_spec(f"{config.name}.checks"):
            yield from _told(config.label, import_module(f"{config.name}.checks").checks(tenant_id))
    yield from _told("joins", verify_joins.checks(tenant_id))
    yield from _told("trail", trail.checks(tenant_id))


def _told(room: str, found: Iterator[Check]) -> Iterator[Check]:
    """Rows may be so broken that a check cannot read them at all: then that is what was found, not a traceback."""
    try:
        yield from found
    except (ArithmeticError, AssertionError, LookupError, ObjectDoesNotExist, TypeError, ValueError) as fault:
        yield Check(f"{room}.readable", 0, (f"{type(fault).__name__}: {fault}",))


def house_checks() -> Iterator[Check]:
    """Yield the checks that belong to no tenant: fences, and the house's own chain."""
    standing = len(fences.all_fences(_vendor()))
    yield Check("fences.standing", standing, tuple(fences.missing()))
    yield from trail.checks(None)


def faults_in() -> list[str]:
    """Return every fault found in the whole installation, as "tenant: check: what"."""
    return [f"{where}: {check.name}: {fault}" for where, check in everything() for fault in check.faults]


def everything() -> Iterator[tuple[str, Check]]:
    """Yield (tenant's slug or "house", check) for all there is."""
    with translation.override("sv"):
        yield from (("house", check) for check in house_checks())
        for tenant in Tenant.objects.order_by("pk"):
            yield from ((tenant.slug, check) for check in all_checks(tenant.pk))


def report(say: Say, *, as_json: bool = False, export: str = "") -> int:
    """Print what was proven; 1 when something does not hold. `export` writes the files of the offline verifier."""
    found = list(everything())
    if as_json:
        say(json.dumps({"holds": all(c.holds for _, c in found), "checks": [
            {"tenant": where, "name": c.name, "rows": c.rows, "faults": list(c.faults)} for where, c in found]},
            ensure_ascii=False, indent=1))
    else:
        for where, check in found:
            say(f"{'håller' if check.holds else 'HÅLLER INTE'}  {where}  {check.name}  {check.rows} rader")
            for fault in check.faults[:10]:
                say(f"    {fault}")
    if export:
        from brygga.apps.ledger.queries import entries_for_export
        from brygga.foundation.export import write_export
        say(write_export(export, entries_for_export))
    return 0 if all(check.holds for _, check in found) else 1


def _vendor() -> str:
    from django.db import connection
    return connection.vendor
