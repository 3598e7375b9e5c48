"""Which descriptors the official profile surely has nothing to say about, told in milliseconds.

A compiled validator only proves that a descriptor is good. Where it does not, or is not installed,
the profile itself is asked, by `stock`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from typing import Any

from civdata.checks.shape import apart


def holds(descriptor: Mapping[str, Any]) -> bool:
    """Return whether a descriptor is surely as the profile has it."""
    if find_spec("jsonschema_rs") is None:
        return False
    try:
        return bool(_compiled().is_valid(descriptor))
    except (ValueError, TypeError, OverflowError, RecursionError):  # no JSON, or too deep
        return False


@cache
def _compiled() -> Any:
    import jsonschema_rs

    formats = {name: apart.matcher(name, form) for name, form in apart.FORMS.items()}
    return jsonschema_rs.Draft7Validator(apart.profile(), formats=formats, validate_formats=True)
