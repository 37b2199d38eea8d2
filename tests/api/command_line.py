"""What `brygga calc` prints, byte for byte, without a process of its own."""

from __future__ import annotations

import io
import sys

import pytest

from brygga.cli import main


class _Bytes:
    """Standard input or output as the command line sees it."""

    def __init__(self, content: bytes = b"") -> None:
        self.buffer = io.BytesIO(content)

    def flush(self) -> None:
        """Nothing waits."""


def printed(*words: str, given: str = "") -> tuple[bytes, int]:
    """The bytes and the exit status of `brygga calc WORDS` with `given` on standard input."""
    out = _Bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["brygga", "calc", *words])
        patch.setattr(sys, "stdin", _Bytes(given.encode()))
        patch.setattr(sys, "stdout", out)
        status = main(["calc", *words])
    return out.buffer.getvalue(), status
