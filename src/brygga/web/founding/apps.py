"""Registers founding with Django."""

from django.apps import AppConfig


class Area(AppConfig):
    """Founding; its label is `web_founding`."""

    name = "brygga.web.founding"
    label = "web_founding"
