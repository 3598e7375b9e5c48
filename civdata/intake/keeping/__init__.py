"""Keep the pages that figures were keyed from, as evidence.

* `take_file`, `take_online`: a page as it is now, its words by paragraph;
* `keep`: what keeping pages does to the record, tried on a copy; `store`: writes it;
* `anchors`: finds quotes, and finds them again after the page was edited.
"""

from civdata.intake.keeping.keep import Kept, keep, store
from civdata.intake.keeping.taking import ARCHIVE, Taken, saved, take_file, take_online

__all__ = ["ARCHIVE", "Kept", "Taken", "keep", "saved", "store", "take_file", "take_online"]
