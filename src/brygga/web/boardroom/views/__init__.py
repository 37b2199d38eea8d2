"""Views of the boardroom, one file a thing."""
