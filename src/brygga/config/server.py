"""`brygga serve`: gunicorn in one process with threads, and a thread beside it for the days and the letters.

The thread lets each day do what falls due on it, and sends the letters that wait. Several may serve the same data at
once: a day happens once, and sending is claimed letter by letter. Refuses to start, saying how to mend, when the tables
are older or newer than the code or a fence is missing.
"""

import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from typing import Any

import django
from django.conf import settings
from django.db import DatabaseError, Error, connections
from gunicorn.app.base import BaseApplication

from brygga.config.databases import THREADS, read_for_ever

held = ExitStack()
"""What the worker holds until it ends."""
PAUSE_S = 3.0
TRY_DAY_AGAIN_S = 600.0
SILENCE_S = 10
"""How long a client may be silent in the middle of a request, or leave its answer unread, before its thread is free."""


class Serve(BaseApplication):
    """Gunicorn, told what to do by arguments instead of a file."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        """Hand the options to gunicorn."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Return the WSGI application, made in the worker after the fork."""
        from brygga.config.wsgi import application
        return application


def serve(host: str, port: int, *, practice: date | None = None) -> int:
    """Check the house, print the address and serve until stopped; with `practice`, an empty directory on that date."""
    django.setup()
    from brygga.operations.house.practice import begin_practice
    from brygga.operations.house.tables import make_if_empty, unfit
    try:
        make_if_empty(say)
        fault = unfit() or _taken(host, port) or (begin_practice(practice) if practice else "")
    except DatabaseError as found:
        fault = f"Databasen svarar inte, är skadad, eller disken är full: {found}"
    if fault:
        sys.stderr.write(fault + "\n")
        return 1
    _greet()
    _let_go_of_connections()
    Serve({"bind": f"{host}:{port}", "workers": 1, "worker_class": "gthread", "threads": THREADS, "timeout": 60,
           "graceful_timeout": 5, "accesslog": None, "errorlog": "-", "loglevel": "warning",
           "post_fork": lambda server, worker: _begin(worker.sockets),
           "worker_exit": lambda server, worker: held.close()}).run()
    return 0


def _begin(listeners: list[Any]) -> None:
    _let_nobody_linger(listeners)
    _start_beside()


def _let_nobody_linger(listeners: list[Any]) -> None:
    """Bound each wait on a client; what is accepted inherits it. Eight who never end a request would else stop all."""
    seconds = struct.pack("ll", SILENCE_S, 0)
    for listener in listeners:
        for wait in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            listener.sock.setsockopt(socket.SOL_SOCKET, wait, seconds)


def say(line: str) -> None:
    """Write one line for the person at the terminal, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _greet() -> None:
    from brygga.foundation import clock
    from brygga.operations.start_fund import setup_address
    say(f"Brygga: {settings.PUBLIC_ADDRESS}")
    if clock.runs_on_its_own_date():
        say(f"Övning: fondens dag är {clock.today()}. Flytta fram den: {settings.PUBLIC_ADDRESS}/demo/")
    first = setup_address()
    if first:
        say(f"Starta en fond: {first}")
    if not settings.EMAIL_HOST:
        say(f"Ingen e-postserver är vald (BRYGGA_SMTP): brev läggs i {settings.EMAIL_FILE_PATH}")


def _taken(host: str, port: int) -> str:
    """Two servers may share the data, not the door."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError as fault:
            return f"Porten {port} på {host} går inte att öppna ({fault.strerror}). Välj en annan med --port."
    return ""


def _let_go_of_connections() -> None:
    """Before the fork: a worker that inherits a pool inherits sockets in use and none of the threads that tend them."""
    connections.close_all()
    for connection in connections.all():
        if connection.vendor == "postgresql":
            connection.close_pool()  # type: ignore[attr-defined]


def _start_beside() -> None:
    held.enter_context(read_for_ever())
    threading.Thread(target=_work_beside, name="beside", daemon=True).start()


def _work_beside() -> None:
    from brygga.operations.advance_day import live_today
    from brygga.operations.postman import send_waiting
    day_again = 0.0
    while True:
        if time.monotonic() >= day_again:
            day_again = time.monotonic() + TRY_DAY_AGAIN_S
            _try("the day waits", live_today)
        _try("letters wait", send_waiting)
        time.sleep(PAUSE_S)


def _try(otherwise: str, work: Callable[[], object]) -> None:
    """What fails is told and tried again later: the pages go on."""
    from brygga.foundation.refusals import Refusals, Refused
    try:
        work()
    except (Error, OSError, Refused, Refusals) as fault:
        sys.stderr.write(f"brygga: {otherwise}: {fault}\n")
    finally:
        connections.close_all()
