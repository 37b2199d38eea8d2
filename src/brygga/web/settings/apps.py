"""Registers the area with Django."""

from django.apps import AppConfig


class Area(AppConfig):
    """The area; its label is `web_settings`."""

    name = "brygga.web.settings"
    label = "web_settings"
