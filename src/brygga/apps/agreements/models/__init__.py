"""Rows of agreements."""

from brygga.apps.agreements.models.agreement import Agreement, Condition, Registration, Signing

__all__ = ["Agreement", "Condition", "Registration", "Signing"]
