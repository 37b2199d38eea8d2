"""Audit codes of duties: none. A duty is a consequence of an act, and the act is in the trail."""

EVENTS: dict[str, object] = {}
