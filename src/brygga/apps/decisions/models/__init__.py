"""Rows of decisions."""

from brygga.apps.decisions.models.items import AgendaItem, Decision, Declaration, Dissent, Ruling, Vote
from brygga.apps.decisions.models.meetings import Attendance, Body, Meeting, Minutes

__all__ = ["AgendaItem", "Attendance", "Body", "Decision", "Declaration", "Dissent", "Meeting", "Minutes", "Ruling",
           "Vote"]
