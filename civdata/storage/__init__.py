"""Read descriptors and CSV files from disk. The only package that knows the disk layout.

Reading is strict and never raises on bad data: what cannot be read becomes a finding, and the
rest of the package is still read, so that one bad file does not hide the faults of another.
Nothing outside the package's own folder is opened: no web addresses, archives, links or devices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from civdata.storage.canonical import DIALECT as DIALECT
    from civdata.storage.canonical import fold as fold
    from civdata.storage.canonical import read_csv as read_csv
    from civdata.storage.canonical import text_lines as text_lines
    from civdata.storage.canonical import write_csv as write_csv
    from civdata.storage.descriptor import SERVING as SERVING
    from civdata.storage.descriptor import fields_of as fields_of
    from civdata.storage.disk import given as given
    from civdata.storage.disk import read_bytes as read_bytes
    from civdata.storage.disk import written as written
    from civdata.storage.elsewhere import is_far as is_far
    from civdata.storage.foreign import is_handed as is_handed
    from civdata.storage.foreign import is_text as is_text
    from civdata.storage.packages import DESCRIPTOR as DESCRIPTOR
    from civdata.storage.packages import Reading as Reading
    from civdata.storage.packages import descriptors as descriptors
    from civdata.storage.packages import read as read
    from civdata.storage.packages import read_all as read_all
    from civdata.storage.packages import read_far as read_far
    from civdata.storage.schemas import standard_schemas as standard_schemas

__all__ = [
    "DESCRIPTOR",
    "DIALECT",
    "SERVING",
    "Reading",
    "descriptors",
    "fields_of",
    "fold",
    "given",
    "is_far",
    "is_handed",
    "is_text",
    "read",
    "read_all",
    "read_bytes",
    "read_csv",
    "read_far",
    "standard_schemas",
    "text_lines",
    "write_csv",
    "written",
]

_HOMES = {
    "DESCRIPTOR": "packages",
    "DIALECT": "canonical",
    "Reading": "packages",
    "SERVING": "descriptor",
    "descriptors": "packages",
    "fields_of": "descriptor",
    "fold": "canonical",
    "given": "disk",
    "is_far": "elsewhere",
    "is_handed": "foreign",
    "is_text": "foreign",
    "read": "packages",
    "read_all": "packages",
    "read_bytes": "disk",
    "read_csv": "canonical",
    "read_far": "packages",
    "standard_schemas": "schemas",
    "text_lines": "canonical",
    "write_csv": "canonical",
    "written": "disk",
}
"""Where things live; each is imported when it is first asked for: a search reads no tables."""


def __getattr__(name: str) -> Any:
    """Import what is asked for."""
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(f"civdata.storage.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
