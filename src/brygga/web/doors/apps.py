"""Registers the doors with Django."""

from django.apps import AppConfig


class Area(AppConfig):
    """The doors; their label is `web_doors`."""

    name = "brygga.web.doors"
    label = "web_doors"
