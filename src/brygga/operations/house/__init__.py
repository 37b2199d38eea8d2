"""Care of the installation itself: tables, backup, health. Knows nothing of funds."""
