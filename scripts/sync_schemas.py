"""Write the standard table schemas into every descriptor, so that each package is complete.

A descriptor must not point outside its own folder, so the schema of a standard table
(observations, indicators, ...) is repeated in each; `civdata/schemas/` is where it is kept.
"""

import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[1]


def main() -> None:
    """Rewrite every descriptor in canonical form with the standard schemas."""
    standard = {
        p.stem: json.loads(p.read_text("utf-8")) for p in (ROOT / "civdata/schemas").glob("*.json")
    }
    for path in sorted((ROOT / "datapackages").glob("*/datapackage.json")):
        descriptor = json.loads(path.read_text("utf-8"))
        for resource in descriptor["resources"]:
            if resource["name"] in standard:
                resource["schema"] = standard[resource["name"]]
        path.write_text(
            json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", "utf-8", newline="\n"
        )


if __name__ == "__main__":
    main()
