"""Settings, addresses and the WSGI entry: the top of the house, imported by nobody below."""
