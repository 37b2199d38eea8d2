"""Template tags: `{% load brygga %}`."""
