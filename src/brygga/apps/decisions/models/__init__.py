"""Rows of decisions."""

from brygga.apps.decisions.models.items import AgendaItem, Declaration, Decision, Dissent, Vote
from brygga.apps.decisions.models.meetings import Attendance, Body, Meeting, Minutes

__all__ = ["AgendaItem", "Attendance", "Body", "Decision", "Declaration", "Dissent", "Meeting", "Minutes", "Vote"]
