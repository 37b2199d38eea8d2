"""Registers the guard with Django, for its templates."""

from django.apps import AppConfig


class Guard(AppConfig):
    """The guard; its label is `web_guard`."""

    name = "brygga.web.guard"
    label = "web_guard"
