"""The server that changes, drops and lies, for the time of a test."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest

from tests.engine.intake.freshness.server import Handler, Site


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Return a server on this machine, for the time of a test."""
    monkeypatch.setenv("no_proxy", "*")
    handler = type("Handler", (Handler,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_port}", handler.asked)
    server.shutdown()
    thread.join()
    server.server_close()
