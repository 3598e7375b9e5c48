"""A package of a new record."""

from __future__ import annotations

import json

from civdata.intake.starting.record import files
from tests.engine.intake.starting.given import START


def test_descriptors_name_every_table() -> None:
    """Each table of a package stands in its descriptor, with the columns of its file."""
    made = files(START)
    for path in (path for path in made if path.endswith("datapackage.json")):
        for resource in json.loads(made[path])["resources"]:
            text = made[path.replace("datapackage.json", resource["path"])]
            columns = [field["name"] for field in resource["schema"]["fields"]]
            assert text.splitlines()[0].split(",") == columns
