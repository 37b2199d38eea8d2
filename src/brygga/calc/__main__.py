"""The command line of the calculators: `brygga calc NAME`, and `python -m brygga.calc NAME` before that is installed.

Reads one JSON value on standard input or from --file, writes one JSON value and exits 0, or 2 with an error object.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from brygga.calc.contract import Bad
from brygga.calc.run import ANSWERED, REFUSED, decoded, described, listed, run, write


def main(argv: Sequence[str]) -> int:
    """Run one call; the exit status is the answer's."""
    asked = _arguments().parse_args(argv)
    text, status = _answer(asked)
    sys.stdout.buffer.write((text + "\n").encode("utf-8"))
    sys.stdout.flush()
    return status


def _answer(asked: argparse.Namespace) -> tuple[str, int]:
    try:
        if asked.list:
            return listed(), ANSWERED
        if asked.schema or described(asked.name or "")[1] == REFUSED:
            return described(asked.name or "", asked.language)
        return run(asked.name, _text(asked.file), asked.language)
    except Bad as bad:
        return write(bad.answer(asked.language)), REFUSED


def _text(file: str | None) -> str:
    try:
        content = Path(file).read_bytes() if file else sys.stdin.buffer.read()
    except (OSError, ValueError):
        raise Bad("not_json", "", "Filen går inte att läsa.", "The file cannot be read.") from None
    return decoded(content)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="brygga calc", description="Räkna på en regel: JSON in, JSON ut.")
    parser.add_argument("name", nargs="?", help="kalkylens namn")
    parser.add_argument("--file", help="läs indata ur filen i stället för standard in")
    parser.add_argument("--list", action="store_true", help="visa kalkylernas namn")
    parser.add_argument("--schema", action="store_true", help="visa JSON-schemat för in- och utdata")
    parser.add_argument("--language", choices=("sv", "en"), default="sv", help="språk för förklaringen")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
