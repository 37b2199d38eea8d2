"""Registers the area with Django."""

from django.apps import AppConfig


class Area(AppConfig):
    """The area; its label is `web_public`."""

    name = "brygga.web.public"
    label = "web_public"
