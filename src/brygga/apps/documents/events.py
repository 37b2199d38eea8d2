"""Audit codes of documents."""

from brygga.foundation.refusals import text

EVENTS = {"documents.stored": text("Ett papper lades in")}
