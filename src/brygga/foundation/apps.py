"""Registers the foundation with Django and ties the fences to `migrate`."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class Foundation(AppConfig):
    """The foundation as a Django app; its label is `foundation`."""

    name = "brygga.foundation"
    label = "foundation"

    def ready(self) -> None:
        """Lift the fences before migrations and put them back after; watch every new connection."""
        from brygga.foundation import database, fences
        database.watch_connections()
        pre_migrate.connect(fences.lift_before_migrate, sender=self)
        post_migrate.connect(fences.raise_after_migrate, dispatch_uid="brygga.fences")
