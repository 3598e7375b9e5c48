"""Do the pages still print what was keyed from them? A figure silently changed is news.

* `addresses`: the web addresses of sources, with the observations that rest on each;
* `check`: fetches them politely and looks for every `as_printed` in the text of the page.

Only the standard library, only http and https, only public addresses, and nothing is fetched unless
`check` is called.
"""

from civdata.intake.freshness.fetch import Page, fetch
from civdata.intake.freshness.manners import Manners
from civdata.intake.freshness.report import Address, Freshness, Sighting, addresses, check

__all__ = [
    "Address",
    "Freshness",
    "Manners",
    "Page",
    "Sighting",
    "addresses",
    "check",
    "fetch",
]
