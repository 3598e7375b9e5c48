"""Web addresses that open at the printed words."""

from __future__ import annotations

from urllib.parse import quote

from civdata.model import Observation, Source


def link(source: Source, observation: Observation) -> str:
    """Return an address that scrolls to the printed words, or an empty text.

    The text fragment is the browsers' `#:~:text=`; where a browser does not know it, the page
    still opens.
    """
    if not source.address:
        return ""
    words = quote(observation.as_printed, safe="").replace("-", "%2D")
    return f"{source.address.partition('#')[0]}#:~:text={words}"
