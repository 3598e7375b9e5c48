"""The server of pages to keep, for the time of a test."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest

from civdata.intake.freshness import Manners
from tests.engine.intake.keeping.server import Handler


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Manners]]:
    """Return the address of a server on this machine, and manners that may ask it."""
    monkeypatch.setenv("no_proxy", "*")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    host = f"127.0.0.1:{server.server_port}"
    yield f"http://{host}", Manners("civdata/test", timeout=15, delay=0, nearby=(host,))
    server.shutdown()
    server.server_close()
    thread.join()
