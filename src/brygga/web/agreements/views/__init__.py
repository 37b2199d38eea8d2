"""Views of the agreements area, one file a thing."""
