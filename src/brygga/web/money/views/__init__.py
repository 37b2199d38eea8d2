"""Views of the money area, one file a thing."""
