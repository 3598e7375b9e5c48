"""What civdata raises. Faults in data are findings, not exceptions; these are for misuse."""


class CivdataError(Exception):
    """The parent of all errors of civdata; its text is one line that says what to do."""


class UnknownName(CivdataError):
    """A package, table, view or observation was asked for that does not exist."""


class MissingExtra(CivdataError):
    """A feature needs packages that the plain install does not bring."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f'{feature} needs an extra: pip install "civdata[{extra}]"')


class UnreadableData(CivdataError):
    """Data could not be read well enough to answer; `civdata validate` lists the findings."""


class OutputError(CivdataError):
    """A file or folder could not be written; nothing was changed."""
