"""Registers the area with Django."""

from django.apps import AppConfig


class Area(AppConfig):
    """The money area; its label is `web_money`."""

    name = "brygga.web.money"
    label = "web_money"
