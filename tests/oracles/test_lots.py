"""`brygga calc lots`, `waterfall` and `contribution` against their oracles: random cases, wrong input and a canary."""

from .agreeing import *  # noqa: F403 - the tests themselves
from .seconds import CONTRIBUTION, LOTS, WATERFALL

HERE = [LOTS, WATERFALL, CONTRIBUTION]
