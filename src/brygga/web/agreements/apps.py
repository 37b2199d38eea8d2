"""Registers the area with Django."""

from django.apps import AppConfig


class Area(AppConfig):
    """The agreements area; its label is `web_agreements`."""

    name = "brygga.web.agreements"
    label = "web_agreements"
