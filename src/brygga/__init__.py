"""Brygga: the open core system of a regional social-finance market."""

__version__ = "0.1.0"
