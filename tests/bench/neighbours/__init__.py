"""Other people's ledgers, each a program of its own in `.venv-bench`: ours never sees their Django."""
