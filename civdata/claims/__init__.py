"""Texts against the record: which of their figures it confirms, denies or does not know.

A figure is linked to an indicator by the words around it (what is counted, its unit, the period,
the area, plan or fact), never by its value; where the words do not decide, it is left alone.
"""

from civdata.claims.check import check
from civdata.claims.types import VERDICTS, Checked, Claim

__all__ = ["VERDICTS", "Checked", "Claim", "check"]
