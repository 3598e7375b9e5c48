"""Tables of any size: judged part by part, in this process or on a cluster, with one outcome.

Each part is judged like a table of its own (`judge`), keys of all parts meet in buckets
(`digests`), and what was found is put together in the order of the file (`found`). What runs it is
a `Runner`.
"""

from civdata.checks.shape.engines.cluster import Dask, engine_of
from civdata.checks.shape.engines.table import look
from civdata.model.engine import Engine, Runner

__all__ = ["Dask", "Engine", "Runner", "engine_of", "look"]
