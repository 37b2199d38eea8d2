"""Views of the sources area."""
