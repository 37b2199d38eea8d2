"""Registers the area with Django."""

from django.apps import AppConfig


class Area(AppConfig):
    """The sources area; its label is `web_sources`."""

    name = "brygga.web.sources"
    label = "web_sources"
