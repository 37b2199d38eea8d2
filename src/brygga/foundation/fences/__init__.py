"""Fences: what the database itself refuses, whatever the code above it does.

Three kinds, all raised after `migrate` and lifted before it (Django's table rebuild on SQLite drops triggers
silently or fails on them): rows only added (`append_only` models), rows kept within a tenant (generated from the
foreign keys), and each app's own SQL in `<app>/fences/<vendor>/*.sql`. Brygga refuses to start when one is missing
or reads differently.
"""

from brygga.foundation.fences.collect import Fence, all_fences
from brygga.foundation.fences.standing import lift, lift_before_migrate, missing, put_up, raise_after_migrate

__all__ = ["Fence", "all_fences", "lift", "lift_before_migrate", "missing", "put_up", "raise_after_migrate"]
