"""Pages at the doors, a module for each door."""
