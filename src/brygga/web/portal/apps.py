"""Registers the area with Django."""

from django.apps import AppConfig


class Area(AppConfig):
    """The area; its label is `web_portal`."""

    name = "brygga.web.portal"
    label = "web_portal"
