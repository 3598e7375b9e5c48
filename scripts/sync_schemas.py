"""Write the standard table schemas into every descriptor, so that each package is complete.

    python scripts/sync_schemas.py [RECORD]

A descriptor must not point outside its own folder, so the schema of a standard table
(observations, indicators, ...) is repeated in each; `civdata/schemas/` is where it is kept, with
`name_*` for a column in each language of the record.
"""

import json
import sys

from civdata.project import open_project
from civdata.storage import standard_schemas


def main() -> None:
    """Rewrite every descriptor in canonical form with the standard schemas."""
    project = open_project(sys.argv[1] if len(sys.argv) > 1 else None)
    standard = standard_schemas(project.languages)
    for path in sorted(project.data.glob("*/datapackage.json")):
        descriptor = json.loads(path.read_text("utf-8"))
        for resource in descriptor["resources"]:
            if resource["name"] in standard:
                resource["schema"] = standard[resource["name"]]
        path.write_text(
            json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", "utf-8", newline="\n"
        )


if __name__ == "__main__":
    main()
