"""Read descriptors and CSV files from disk. The only package that knows the disk layout.

Reading is strict and never raises on bad data: what cannot be read becomes a finding, and the
rest of the package is still read, so that one bad file does not hide the faults of another.
Nothing outside the package's own folder is opened: no web addresses, archives, links or devices.
"""

from civdata.storage.canonical import DIALECT, fold, read_csv, text_lines, write_csv
from civdata.storage.descriptor import SERVING, fields_of
from civdata.storage.disk import given, read_bytes, written
from civdata.storage.elsewhere import is_far
from civdata.storage.foreign import is_handed, is_text
from civdata.storage.packages import DESCRIPTOR, Reading, descriptors, read, read_all, read_far
from civdata.storage.schemas import standard_schemas

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
