"""Registers the area with Django."""

from django.apps import AppConfig


class Area(AppConfig):
    """The area; its label is `web_calculators`."""

    name = "brygga.web.calculators"
    label = "web_calculators"
