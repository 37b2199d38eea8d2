"""The command line: `brygga serve | demo | verify | migrate | backup | restore | doctor | calc | postings | bench`.

A contract: names, options and exit codes stay. Django is set up only by the commands that need a database, so that
`brygga calc` answers at once, and never for a directory that is not there: a misspelt name must not become a fund.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

HELD, DOES_NOT_HOLD, WRONG_CALL = 0, 1, 2
NEEDS_A_FUND = frozenset({"verify", "backup", "doctor"})
OPTIONS: dict[str, dict[str, dict[str, object]]] = {
    "serve": {"--port": {"type": int, "default": 8000, "metavar": "N"}, "--host": {"default": "127.0.0.1"},
              "--practice": {"type": date.fromisoformat, "metavar": "YYYY-MM-DD",
                             "help": "an empty directory to practise in, on this date, which one moves forward"}},
    "verify": {"--json": {"action": "store_true", "help": "for a monitor"},
               "--export": {"metavar": "FILE", "default": "", "help": "write books, trail and an offline verifier"}},
    "backup": {"--to": {"required": True, "metavar": "FILE"}},
    "restore": {"--from": {"required": True, "metavar": "FILE", "dest": "source"}},
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 something does not hold, 2 the call was wrong."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["calc"]:
        from brygga.calc.__main__ import main as calc
        return calc(words[1:])
    given = _parser().parse_args(words)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brygga.config.settings")
    if getattr(given, "data", None):
        folder = Path(given.data).resolve()
        if given.command in NEEDS_A_FUND and not folder.is_dir():
            sys.stderr.write(f"Katalogen {folder} finns inte. Ange fondens katalog med --data.\n")
            return WRONG_CALL
        os.environ["BRYGGA_DATA"] = str(folder)
    return COMMANDS[given.command](given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="brygga", description="Kärnsystemet för en regional mikrofond.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, words in (("serve", "serve the pages"), ("demo", "make a demo world in an empty directory"),
                        ("verify", "prove the books, the lots and the trail"), ("migrate", "make or renew the tables"),
                        ("backup", "copy the data directory to one file"), ("restore", "bring a backup back"),
                        ("doctor", "say what is well and what is not")):
        command = commands.add_parser(name, help=words)
        command.add_argument("--data", default=os.environ.get("BRYGGA_DATA", "data"), metavar="DIR",
                             help="data directory")
        for option, options in OPTIONS.get(name, {}).items():
            command.add_argument(option, **options)  # type: ignore[arg-type]
    commands.add_parser("postings", help="print the table of postings")
    bench = commands.add_parser("bench", help="measure speed beside its baselines (in a checkout)")
    bench.add_argument("names", nargs="*", metavar="NAME", help="schedules, bulk, accrual, lots, posting; none: all")
    bench.add_argument("--growth", action="store_true", help="also how time grows with size; above 1.1 is a finding")
    commands.add_parser("calc", help="every rule as a calculator: brygga calc --list")
    return parser


def _serve(given: argparse.Namespace) -> int:
    os.environ.setdefault("BRYGGA_ADDRESS", f"http://{given.host}:{given.port}")
    from brygga.config.server import serve
    return serve(given.host, given.port, practice=given.practice)


def _demo(given: argparse.Namespace) -> int:
    from brygga.config.demo import demo
    return demo(Path(os.environ["BRYGGA_DATA"]), say)


def _with_django(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    def prepared(given: argparse.Namespace) -> int:
        import django
        from django.db import DatabaseError
        django.setup()
        try:
            return run(given)
        except DatabaseError as fault:
            sys.stderr.write(f"Databasen svarar inte, är skadad, eller disken är full: {fault}\n")
            return DOES_NOT_HOLD
    return prepared


def _with_tables(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    def prepared(given: argparse.Namespace) -> int:
        from brygga.operations.house.tables import not_ours
        fault = not_ours()
        if fault:
            sys.stderr.write(fault + "\n")
            return WRONG_CALL
        return run(given)
    return _with_django(prepared)


@_with_django
def _migrate(given: argparse.Namespace) -> int:
    from brygga.operations.house.tables import migrate
    return migrate(say)


@_with_tables
def _verify(given: argparse.Namespace) -> int:
    from brygga.operations.verify import report
    return report(say, as_json=given.json, export=given.export)


@_with_tables
def _backup(given: argparse.Namespace) -> int:
    from brygga.operations.house.backup import backup
    return backup(say, Path(given.to))


@_with_django
def _restore(given: argparse.Namespace) -> int:
    from brygga.operations.house.backup import restore
    return restore(say, Path(given.source))


@_with_django
def _doctor(given: argparse.Namespace) -> int:
    from brygga.operations.house.doctor import examine
    return examine(say)


@_with_django
def _postings(given: argparse.Namespace) -> int:
    from brygga.apps.ledger.postings_page import postings_page
    sys.stdout.write(postings_page())
    return HELD


def _bench(given: argparse.Namespace) -> int:
    from brygga.config.bench import bench
    return bench(say, given.names, given.growth)


def say(line: str) -> None:
    """Write one line for the person at the terminal, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "serve": _serve, "demo": _demo, "verify": _verify, "migrate": _migrate, "backup": _backup, "restore": _restore,
    "doctor": _doctor, "postings": _postings, "bench": _bench,
}

if __name__ == "__main__":
    sys.exit(main())
