"""Registers the area with Django."""

from django.apps import AppConfig


class Area(AppConfig):
    """The books; its label is `web_books`."""

    name = "brygga.web.books"
    label = "web_books"
