"""Registers the area with Django."""

from django.apps import AppConfig


class Area(AppConfig):
    """The area; its label is `web_overview`."""

    name = "brygga.web.overview"
    label = "web_overview"
