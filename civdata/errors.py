"""What civdata raises. Faults in data are findings, not exceptions; these are for misuse."""

from __future__ import annotations

from collections.abc import Iterable


class CivdataError(Exception):
    """The parent of all errors of civdata; its text is one line that says what to do."""


class UnknownName(CivdataError):
    """A package, table, view or observation was asked for that does not exist."""

    @classmethod
    def among(cls, what: str, name: str, known: Iterable[str]) -> UnknownName:
        """Return the error for a name that is none of the `known` ones, which are few.

        >>> print(UnknownName.among("package", "grantz", ["councils", "grants"]))
        no package 'grantz'; there are: councils, grants. Did you mean grants?
        """
        listed = list(known)
        near = did_you_mean(name, listed)
        return cls(f"no {what} {name!r}; there are: {', '.join(listed)}{near}")


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return a question that names what is nearest to `name`, or what else to say.

    >>> did_you_mean("grantz", ["councils", "grants"])
    '. Did you mean grants?'
    """
    from difflib import get_close_matches  # only mistakes need it

    near = get_close_matches(str(name)[:100], list(known), n=3)
    return f". Did you mean {' or '.join(near)}?" if near else otherwise


class MissingExtra(CivdataError):
    """A feature needs packages that the plain install does not bring."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f'{feature} needs an extra: pip install "civdata[{extra}]"')


class UnreadableData(CivdataError):
    """Data could not be read well enough to answer; `civdata validate` lists the findings."""


class OutputError(CivdataError):
    """A file or folder could not be written; nothing was changed."""


class BusyError(OutputError):
    """Another civdata is at work in the same place: the same will do when that has ended."""


class InexactNumbers(UserWarning):
    """Figures of a frame have more digits than its numbers keep; its text says which."""


class EngineError(CivdataError):
    """A cluster that was to judge a table does not answer, or did not finish."""
