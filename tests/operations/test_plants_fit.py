"""Every defect that the model's run plants has somewhere to be planted: a name that moved is told here, in a second,
and not at the end of the longest part.
"""

from __future__ import annotations

import pytest

from tests.model.plants import PLANTS


@pytest.mark.parametrize("name", PLANTS)
def test_the_defect_can_be_planted(name: str) -> None:
    with PLANTS[name]():
        pass
