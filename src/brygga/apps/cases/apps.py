"""Registers the cases with Django, and tells access how to ask in which of them a person signs for the applicant."""

from django.apps import AppConfig


class Cases(AppConfig):
    """The cases as a Django app; its label is `cases`."""

    name = "brygga.apps.cases"
    label = "cases"

    def ready(self) -> None:
        """A wall that law sets is set when the tie is known, wherever that is: see `access.actions.shut_by_law`."""
        from brygga.apps.access.actions import signed_for
        from brygga.apps.cases.queries import matters_signed_for
        signed_for.append(matters_signed_for)
