"""The worlds with money in them, for the tests of this room."""

from tests.money_fixtures import lent, money

__all__ = ["lent", "money"]
