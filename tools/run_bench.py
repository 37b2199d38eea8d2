"""`make bench`: every measurement with its growth, one JSON line each; tests/bench/__main__.py runs them.

No test asserts an absolute time: machines differ, the ratio to a baseline in the same run less so.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.bench.__main__ import main

if __name__ == "__main__":
    sys.exit(main(["--growth", *sys.argv[1:]]))
