"""Starting a fund by page, with the key that Brygga shows when it is served for the first time."""
