"""Turn the statistics bureau's SDG data into a civdata record, its faults and all.

    python benchmarks/kazstat/convert.py ../shared/bench/kazstat OUT

The input is the bureau's public repository as it is: `data/*.csv`, a file an indicator, and
`indicators.csv` with titles in three languages. Files are copied byte for byte; a data package a
goal describes them, with the types that the columns have by their meaning: `Year` is a year,
`Value` a number, everything else a text. Dimensions and year are unique together, since two
values for the same thing in the same year cannot both be meant. Nothing is mended: what is wrong
comes out as findings of `civdata validate`.
"""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

LANGUAGES = ("kk", "ru", "en")
GOALS = {
    "kk": "{}-мақсат",
    "ru": "Цель {}",
    "en": "Goal {}",
}
SETTINGS = """# The SDG indicators of Kazakhstan's Bureau of National Statistics.
name = "SDG data"
languages = ["kk", "ru", "en"]
default_language = "en"

[title]
kk = "Қазақстанның тұрақты даму мақсаттарының көрсеткіштері"
ru = "Показатели целей устойчивого развития Казахстана"
en = "Sustainable development indicators of Kazakhstan"

[description]
kk = "Ұлттық статистика бюросының деректері, қандай берілсе, сондай."
ru = "Данные Бюро национальной статистики, какими они даны."
en = "Data of the Bureau of National Statistics, as given."

[publisher]
url = "https://github.com/kazstat/sdg-data-kazstat"

[publisher.name]
kk = "Ұлттық статистика бюросы"
ru = "Бюро национальной статистики"
en = "Bureau of National Statistics"
"""


def convert(given: Path, out: Path) -> int:
    """Write the record and return how many tables it has."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "civdata.toml").write_text(SETTINGS, "utf-8")
    goals: dict[int, list[dict[str, str]]] = defaultdict(list)
    with (given / "indicators.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            goals[int(row["goal"])].append(row)
    tables = 0
    for goal, rows in sorted(goals.items()):
        name = f"goal-{goal:02}"
        folder = out / "datapackages" / name
        (folder / "data").mkdir(parents=True, exist_ok=True)
        resources = []
        for row in rows:
            file = f"indicator_{row['indicator'].replace('.', '-')}.csv"
            if (given / "data" / file).is_file():
                shutil.copy(given / "data" / file, folder / "data" / file)
                resources.append(resource(folder / "data" / file, row))
        package = {
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": name,
            "title": GOALS["en"].format(goal),
            "titles": {code: GOALS[code].format(goal) for code in LANGUAGES},
            "resources": resources,
        }
        text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
        (folder / "datapackage.json").write_text(text, "utf-8")
        tables += len(resources)
    return tables


def resource(path: Path, row: dict[str, str]) -> dict[str, Any]:
    """Describe a file of the bureau: its columns by their names, its titles in three languages."""
    header = path.read_bytes().decode("utf-8-sig").splitlines()[0]
    columns = next(csv.reader([header]))
    kinds = {"Year": "year", "Value": "number"}
    keys = [name for name in columns if name not in ("Value", "")]
    return {
        "name": path.stem.replace("_", "-"),
        "path": f"data/{path.name}",
        "title": f"{row['indicator']} {row['title_en']}",
        "titles": {code: f"{row['indicator']} {row[f'title_{code}']}" for code in LANGUAGES},
        "schema": {
            "fields": [
                {"name": name, "type": kinds.get(name, "string")} for name in columns if name
            ],
            "uniqueKeys": [keys],
        },
    }


if __name__ == "__main__":
    print(convert(Path(sys.argv[1]), Path(sys.argv[2])), "tables")
