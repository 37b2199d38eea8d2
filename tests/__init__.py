"""Tests by layer; `tests/conftest.py` says which rooms run where, `tests/worlds.py` how a test gets a database."""
