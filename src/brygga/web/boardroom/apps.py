"""Registers the area with Django."""

from django.apps import AppConfig


class Area(AppConfig):
    """The boardroom; its label is `web_boardroom`."""

    name = "brygga.web.boardroom"
    label = "web_boardroom"
