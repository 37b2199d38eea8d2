"""Registers the area with Django, for its templates."""

from django.apps import AppConfig


class Area(AppConfig):
    """The officer's cases; its label is `web_cases`."""

    name = "brygga.web.cases"
    label = "web_cases"
