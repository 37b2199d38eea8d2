"""`brygga calc ratios`, `sroi`, `identifiers` and `member_exit` against their oracles."""

from .agreeing import *  # noqa: F403 - the tests themselves
from .seconds import IDENTIFIERS, MEMBER_EXIT, RATIOS, SROI

HERE = [RATIOS, SROI, IDENTIFIERS, MEMBER_EXIT]
