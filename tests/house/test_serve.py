"""`brygga serve` and those who ask of it: nobody holds a thread by silence."""

from __future__ import annotations

import socket
from types import SimpleNamespace

import pytest


def test_a_client_that_falls_silent_frees_its_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is accepted inherits the listener's bound; the canary is a listener without it, which still waits."""
    from brygga.config import server

    monkeypatch.setattr(server, "SILENCE_S", 1)
    for bound, fault in ((True, BlockingIOError), (False, TimeoutError)):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            if bound:
                server._let_nobody_linger([SimpleNamespace(sock=listener)])
            with socket.create_connection(listener.getsockname()) as client:
                taken, _ = listener.accept()
                client.sendall(b"P")
                with taken:
                    taken.setblocking(True)
                    assert taken.recv(1) == b"P"
                    if not bound:
                        taken.settimeout(2)
                    with pytest.raises(fault):
                        taken.recv(1)
