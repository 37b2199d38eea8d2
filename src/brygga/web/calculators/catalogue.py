"""The pages in the order in which the start page lists them."""

from __future__ import annotations

from brygga.web.calculators.card import Card
from brygga.web.calculators.pages import aid, contribution, guarantee, loan, numbers, turns

CARDS: tuple[Card, ...] = (loan.CARD, guarantee.CARD, aid.CARD, contribution.CARD, turns.CARD, numbers.CARD)
