"""`brygga calc gge`, `deminimis` and `portfolio_guarantee` against their oracles: random cases, wrong input."""

from .agreeing import *  # noqa: F403 - the tests themselves
from .seconds import DEMINIMIS, GGE, PORTFOLIO

HERE = [GGE, DEMINIMIS, PORTFOLIO]
