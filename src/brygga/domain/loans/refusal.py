"""Why terms cannot be computed, with the field and the way on, in Swedish and English."""

from __future__ import annotations

from brygga.domain.refused import CodedRefused


class TermsRefused(CodedRefused):
    """`code` is one of the calculators'; `field` the term's name, "tranches.1.on" inside a list; `sv` and `en` why."""
