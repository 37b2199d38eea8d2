"""`brygga calc loan` against its oracle: plans, totals, apr and states of random loans, wrong input and a canary."""

from .agreeing import *  # noqa: F403 - the tests themselves
from .seconds import LOAN

HERE = [LOAN]
