"""The way in for editors: rows are proposed, run through the gates on a copy, then written.

Nothing reaches the data unless all gates pass with it, and then all of it or nothing.

* `read_rows`, `read_map`: a CSV file, or a batch with its map, as a `Batch` of proposed rows;
* `propose`: what the rows would do to the data, with every finding at the editor's own line;
* `write`: puts an accepted proposal in place; `recover`: finishes what a killed one began.
"""

from civdata.intake.batch import Batch, Proposed, Skipped, owner, read_rows
from civdata.intake.mapping import read_map
from civdata.intake.proposal import Proposal, propose
from civdata.intake.writing import recover, write

__all__ = [
    "Batch",
    "Proposal",
    "Proposed",
    "Skipped",
    "owner",
    "propose",
    "read_map",
    "read_rows",
    "recover",
    "write",
]
