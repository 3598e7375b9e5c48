"""What civdata raises. Faults in data are findings, not exceptions; these are for misuse."""

from __future__ import annotations

from collections.abc import Iterable


class CivdataError(Exception):
    """The parent of all errors of civdata; its text is one line that says what to do."""


FEW = 60
"""So many names are listed in an error; of more only their number is told."""


class UnknownName(CivdataError):
    """A package, table, view or observation was asked for that does not exist."""

    @classmethod
    def among(cls, what: str, name: str, known: Iterable[str]) -> UnknownName:
        """Return the error for a name that is none of the `known`; many are counted, not listed.

        >>> print(UnknownName.among("package", "grantz", ["councils", "grants"]))
        no package 'grantz'; there are: councils, grants. Did you mean grants?
        """
        listed = list(known)
        near = did_you_mean(name, listed)
        there = f"there are: {', '.join(listed)}" if listed else "there is none"
        if len(listed) > FEW:
            there = f"there are {len(listed)} others"
        return cls(f"no {what} {name!r}; {there}{near}")


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return a question that names what is nearest to `name`, or what else to say.

    >>> did_you_mean("grantz", ["councils", "grants"])
    '. Did you mean grants?'
    """
    near = nearest(name, known)
    return f". Did you mean {' or '.join(near)}?" if near else otherwise


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Return the three names, or fewer, that come nearest to one that is mistyped or not finished.

    >>> nearest("GRANTS-AMONT", ["grants-amount", "councils-total"])
    ['grants-amount']
    >>> nearest("obs", ["observations", "indicators"])
    ['observations']
    """
    from difflib import get_close_matches  # only mistakes need it

    typed = str(name)[:100].casefold()
    folded: dict[str, str] = {}
    for one in known:
        folded.setdefault(one.casefold(), one)
    begun = [one for one in folded if len(typed) >= 2 and one.startswith(typed)]
    near = dict.fromkeys((*get_close_matches(typed, list(folded), n=3), *sorted(begun, key=len)))
    return [folded[one] for one in near][:3]


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
