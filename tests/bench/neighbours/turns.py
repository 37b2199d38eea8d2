"""The other end of a measurement: says its versions, then for each line FIRST COUNT posts so many and says the seconds.

Only what `.venv-bench` has may be used here.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable


def take_turns(post: Callable[[int], None], versions: dict[str, str]) -> None:
    """Answer until nobody asks."""
    print(json.dumps(versions), flush=True)
    for line in sys.stdin:
        first, count = (int(word) for word in line.split())
        begun = time.perf_counter()
        for n in range(first, first + count):
            post(n)
        print(time.perf_counter() - begun, flush=True)
