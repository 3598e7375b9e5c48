"""Gate `shape`: types, constraints and keys of tables, in memory and without frictionless."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from civdata.checks.scope import Scope
from civdata.checks.shape import patterns
from civdata.checks.shape import tables as shape
from civdata.model import Collection, Field, Finding, ForeignKey, Gate, Package, Row, Table
from civdata.storage import Reading
from tests.small import SETTINGS

Cells = tuple[str, ...]


def table(
    fields: Iterable[Field | str],
    *rows: Cells,
    name: str = "things",
    package: str = "p",
    primary_key: tuple[str, ...] = (),
    foreign_keys: tuple[ForeignKey, ...] = (),
) -> Table:
    """Return a table of these fields and rows."""
    columns = tuple(Field(field) if isinstance(field, str) else field for field in fields)
    names = [column.name for column in columns]
    made = tuple(
        Row(line, dict(zip(names, cells, strict=True))) for line, cells in enumerate(rows, 2)
    )
    file = f"{package}/data/{name}.csv"
    return Table(package, name, file, columns, made, primary_key, foreign_keys)


@pytest.fixture(autouse=True)
def no_frictionless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the stock validator out: its own tests are in `test_stock.py`."""
    monkeypatch.setattr("civdata.checks.shape.stock.check", lambda _: ([], 0))


def check(*tables: Table, others: tuple[Table, ...] = (), faults: Iterable[Finding] = ()) -> Gate:
    """Run the gate over package `p`; the tables of other packages are only known."""
    names = sorted({other.package for other in others})
    known = tuple(
        Package(name, Path(name), {}, {}, {}, tuple(t for t in others if t.package == name))
        for name in names
    )
    package = Package("p", Path("p"), {}, {}, {}, tables)
    reading = Reading("p", "p/datapackage.json", package, tuple(faults))
    return shape.check(Scope((reading,), Collection((package, *known), SETTINGS)))


def told(gate: Gate) -> list[tuple[str, int | None, str]]:
    """Return code, row and column of each finding."""
    return [(finding.code, finding.row, finding.column) for finding in gate.findings]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("integer", ["0", "-5", "258"], ["007", "1.0", "1e3", "1 000", "x", "+5"]),
        ("number", ["66.7", "-0.5", "0"], ["66,7", ".5", "1e3", "NaN", "05"]),
        ("year", ["1991", "2022"], ["22", "3022", "20222", "0999", "year"]),
        ("boolean", ["true", "false"], ["True", "1", "yes"]),
        ("date", ["2020-06-29"], ["2020", "2020-06", "2020-02-30", "2020-6-29", "2020/2022"]),
        ("string", ["anything", "5"], []),
    ],
)
def test_a_cell_has_the_type_of_its_column(kind: str, good: list[str], bad: list[str]) -> None:
    """Each type has its own form; what is not of it is one finding that says what is."""
    rows = [(cell,) for cell in (*good, *bad)]
    gate = check(table([Field("cell", kind)], *rows))
    assert told(gate) == [("type", 2 + len(good) + n, "cell") for n, _ in enumerate(bad)]
    assert [finding.got for finding in gate.findings] == bad
    assert all(finding.expected for finding in gate.findings)
    assert all(finding.message == f"not of type {kind}" for finding in gate.findings)


@pytest.mark.parametrize(
    ("period", "fits"),
    [
        ("2022", True),
        ("1999", True),
        ("2023-Q1", True),
        ("2020/2022", True),
        ("2022/2020", False),
        ("soon", False),
        ("0202", False),
        ("2020/9999", False),
    ],
)
def test_a_time_period_is_one_of_the_calendar(period: str, fits: bool) -> None:
    """The column `time_period` has a form of its own; other columns of text have none."""
    gate = check(table(["time_period", "period"], (period, period)))
    assert told(gate) == ([] if fits else [("type", 2, "time_period")])
    assert [f.message for f in gate.findings] == ([] if fits else ["not a period"])


def test_a_required_cell_is_filled() -> None:
    """Empty or blank, a required cell is one finding and no other; elsewhere blanks are one."""
    needed = Field("needed", "integer", required=True, enum=("1",), pattern="1", unique=True)
    gate = check(table([needed, "free"], ("", ""), (" ", " "), ("1", "")))
    assert told(gate) == [
        ("required", 2, "needed"),
        ("required", 3, "needed"),
        ("space", 3, "free"),
    ]
    assert [finding.got for finding in gate.findings] == ["empty", " ", " "]
    first = gate.findings[0]
    assert (first.severity, first.package, first.file) == ("error", "p", "p/data/things.csv")


def test_a_cell_is_in_the_closed_list_of_the_form_required_and_stands_once() -> None:
    """Constraints of the schema are checked with our own, faster, words."""
    fields = [
        Field("kind", enum=("law", "plan")),
        Field("code", pattern="[a-z]+-[0-9]"),
        Field("name", unique=True),
    ]
    gate = check(
        table(
            fields,
            ("law", "a-1", "x"),
            ("wish", "a-1x", "y"),
            ("plan", "A-1", "x"),
            ("", "", ""),
            ("law", "b-2", "x"),
        )
    )
    assert told(gate) == [
        ("enum", 3, "kind"),
        ("pattern", 3, "code"),
        ("pattern", 4, "code"),
        ("unique", 4, "name"),
        ("unique", 6, "name"),
    ]
    assert gate.findings[0].expected == "law, plan"
    assert gate.findings[1].expected == "[a-z]+-[0-9]"
    assert {finding.message for finding in gate.findings[3:]} == {"repeats line 2"}


@pytest.mark.parametrize(
    "pattern", ["([a-z]+)+x", "(a|b)*", "(a){2}", "[unclosed", "(?P<a>a)(?P<a>b)"]
)
def test_a_pattern_that_may_run_away_is_not_run(pattern: str) -> None:
    """Repeated groups that are not ours, and patterns that do not compile, are left to others."""
    assert told(check(table([Field("code", pattern=pattern)], ("§",)))) == []


def test_our_own_patterns_are_run_though_they_repeat_groups() -> None:
    """The patterns of the standard schemas are known to be safe."""
    own = [pattern for pattern in patterns._own_patterns() if ")*" in pattern or ")?" in pattern]
    assert own
    for pattern in own:
        assert told(check(table([Field("code", pattern=pattern)], ("§",)))) == [
            ("pattern", 2, "code")
        ]


def test_a_range_goes_upwards() -> None:
    """An upper end below its value is named; equal ends and other shapes are not."""
    rows = (("5", "4"), ("5", "5"), ("5", "6"), ("5", ""), ("x", "4"), ("5", "x"), ("10", "9.5"))
    fields = ["value", "value_max"]
    gate = check(table(fields, *rows, name="observations"))
    assert told(gate) == [("range", 2, "value_max"), ("range", 8, "value_max")]
    assert (gate.findings[0].expected, gate.findings[0].got) == ("5 or more", "4")
    assert told(check(table(fields, *rows))) == []


def test_a_primary_key_stands_once() -> None:
    """All columns of the key count together; each repeat names the first line."""
    keyed = table(
        ["a", "b"],
        ("1", "2"),
        ("1", "3"),
        ("1", "2"),
        ("1", "2"),
        primary_key=("a", "b"),
    )
    gate = check(keyed)
    assert told(gate) == [("primary-key", 4, "a, b"), ("primary-key", 5, "a, b")]
    assert {(f.message, f.got) for f in gate.findings} == {("key repeats line 2", "1, 2")}
    assert told(check(table(["a"], ("1",), ("1",)))) == []


def test_a_foreign_key_leads_to_a_row() -> None:
    """Within a package, to the table itself, and not at all where the table is unknown."""
    kinds = table(["id"], ("law",), ("plan",), name="kinds")
    items = table(
        ["id", "kind", "parent", "lost"],
        ("a", "law", "", "x"),
        ("b", "wish", "a", "x"),
        ("c", "", "z", "x"),
        foreign_keys=(
            ForeignKey(("kind",), "kinds", ("id",)),
            ForeignKey(("parent",), "", ("id",)),
            ForeignKey(("lost",), "nowhere", ("id",)),
        ),
    )
    gate = check(kinds, items)
    assert told(gate) == [("foreign-key", 3, "kind"), ("foreign-key", 4, "parent")]
    assert [f.expected for f in gate.findings] == ["a key of p/kinds", "a key of p/things"]
    assert [f.got for f in gate.findings] == ["wish", "z"]


def test_a_foreign_key_of_two_columns_is_one_key() -> None:
    """Half a key is not the key."""
    pairs = table(["a", "b"], ("1", "2"), name="pairs")
    items = table(
        ["x", "y"],
        ("1", "2"),
        ("1", ""),
        ("", ""),
        ("2", "1"),
        foreign_keys=(ForeignKey(("x", "y"), "pairs", ("a", "b")),),
    )
    gate = check(pairs, items)
    assert told(gate) == [("foreign-key", 3, "x, y"), ("foreign-key", 5, "x, y")]
    assert gate.findings[1].got == "2, 1"


@pytest.mark.parametrize(
    ("column", "package", "name"),
    [
        ("source", "sources", "sources"),
        ("ref_area", "reference", "areas"),
        ("unit", "reference", "units"),
        ("institution", "reference", "institutions"),
        ("qualifier", "reference", "qualifiers"),
        ("obs_status", "reference", "statuses"),
    ],
)
def test_a_column_leads_into_another_package(column: str, package: str, name: str) -> None:
    """Sources, areas, units and so on are keys of the packages that hold them."""
    other = table(["id"], ("known",), name=name, package=package)
    items = table([column], ("known",), ("unknown",), ("",))
    gate = check(items, others=(other,))
    assert told(gate) == [("foreign-key", 3, column)]
    assert gate.findings[0].expected == f"a key of {package}/{name}"
    assert told(check(items)) == []


def test_a_project_holds_all_that_its_columns_lead_to() -> None:
    """Without its package `reference` a project cannot be checked, and that is an error."""
    package = Package("p", Path("p"), {}, {}, {}, (table(["unit"], ("people",)),))
    reading = Reading("p", "p/datapackage.json", package, ())
    scope = Scope((reading,), Collection((package,), SETTINGS), is_project=True)
    found = [f for f in shape.check(scope).findings if f.code == "foreign-key"]
    assert [f.expected for f in found] == [
        "a key of reference/units, which the record does not have"
    ]


def test_a_declared_key_is_not_looked_up_elsewhere() -> None:
    """A column that its own schema leads within the package stays there."""
    other = table(["id"], ("known",), name="units", package="reference")
    own = table(["id"], ("mine",), name="measures")
    items = table(["unit"], ("mine",), foreign_keys=(ForeignKey(("unit",), "measures", ("id",)),))
    assert told(check(own, items, others=(other,))) == []


def test_the_other_package_itself_is_not_asked() -> None:
    """Within `sources`, the column `source` is no key into `sources`."""
    sources = table(["id"], ("known",), name="sources", package="p")
    figures = table(["source"], ("unknown",), name="figures")
    links = {**shape.CROSS_KEYS, "source": ("p", "sources")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shape, "CROSS_KEYS", links)
        assert told(check(sources, figures)) == []


def test_an_id_is_used_in_one_file_only() -> None:
    """Observations, indicators and records share one space of ids over all packages."""
    record = ["id", "source", "locator"]
    observations = table(["id"], ("a",), ("b",), name="observations")
    indicators = table(["id"], ("b",), ("c",), name="indicators")
    mine = table(record, ("d", "", ""), ("e", "", ""), name="acts")
    lists = table(["id"], ("a",), ("f",), name="kinds")
    other = table(record, ("d", "", ""), name="others", package="q")
    third = table(record, ("d", "", ""), name="third", package="q")
    unrelated = table(record, ("z", "", ""), name="more", package="q")
    again = table(["id"], ("z",), name="observations", package="r")
    gate = check(observations, indicators, mine, lists, others=(other, third, unrelated, again))
    assert sorted((f.file, f.row, f.column, f.got) for f in gate.findings) == [
        ("p/data/acts.csv", 2, "id", "d"),
        ("p/data/indicators.csv", 2, "id", "b"),
        ("p/data/observations.csv", 3, "id", "b"),
    ]
    assert {f.code for f in gate.findings} == {"identity"}
    assert [f.message for f in gate.findings if f.got == "d"] == [
        "d is also used in q/data/others.csv, q/data/third.csv"
    ]


def test_repeats_within_a_file_are_not_told_twice() -> None:
    """The primary key's finding is enough."""
    twice = table(["id"], ("a",), ("a",), name="observations", primary_key=("id",))
    assert told(check(twice)) == [("primary-key", 3, "id")]


def test_rows_and_descriptors_are_counted_and_faults_are_counted_by_line() -> None:
    """Two faults of a line are one failure; notes fail nothing; reading faults come first."""
    note = Finding("note", "stock-skipped", "message", "p", "p/datapackage.json")
    unread = Finding("error", "ragged-row", "message", "p", "p/data/things.csv", 3)
    gate = check(
        table([Field("a", "integer"), Field("b", "integer")], ("x", "y"), ("1", "2")),
        table(["c"], ("1",), name="more"),
        faults=(note, unread),
    )
    assert told(gate) == [
        ("stock-skipped", None, ""),
        ("ragged-row", 3, ""),
        ("type", 2, "a"),
        ("type", 2, "b"),
    ]
    assert (gate.name, gate.checked, gate.failed, gate.skipped) == ("shape", 4, 2, 0)


def test_what_frictionless_says_of_a_line_that_we_named_is_dropped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its findings without a line, and of other lines, are kept; what it skipped is counted."""
    file = "p/data/things.csv"
    stock = [
        Finding("error", "type-error", "message", "p", file, 2),
        Finding("error", "type-error", "message", "p", file, 3),
        Finding("error", "profile", "message", "p", file),
    ]
    monkeypatch.setattr("civdata.checks.shape.stock.check", lambda _: (stock, 7))
    gate = check(table([Field("a", "integer")], ("x",), ("1",)))
    assert told(gate) == [("type", 2, "a"), ("type-error", 3, ""), ("profile", None, "")]
    assert gate.skipped == 7


def test_the_descriptor_is_looked_at_as_well() -> None:
    """A property that nobody reads is a finding of this gate."""
    package = Package("p", Path("p"), {"name": "p", "keyword": []}, {}, {}, ())
    reading = Reading("p", "p/datapackage.json", package, ())
    gate = shape.check(Scope((reading,), Collection((package,), SETTINGS)))
    assert [finding.code for finding in gate.findings] == ["property"]


@pytest.mark.parametrize(("foreign", "codes"), [(False, ["view"]), (True, [])])
def test_views_of_other_people_are_their_own(foreign: bool, codes: list[str]) -> None:
    """Only civdata's packages declare views as civdata derives them."""
    package = Package("p", Path("p"), {"name": "p", "views": 5}, {}, {}, (), foreign)
    reading = Reading("p", "p/datapackage.json", package, ())
    gate = shape.check(Scope((reading,), Collection((package,), SETTINGS)))
    assert [finding.code for finding in gate.findings] == codes


def names(*packages: tuple[str, dict[str, str], bool]) -> list[tuple[str, str, str, str, str]]:
    """Return what is found of packages with this name, descriptor and origin."""
    readings = [Reading("broken", "broken/datapackage.json", None, ())]
    for number, (name, descriptor, foreign) in enumerate(packages):
        folder = Path(f"folder-{number}")
        package = Package(name, folder, descriptor, {}, {}, (), foreign)
        readings.append(Reading(name, f"{folder}/datapackage.json", package, ()))
    known = tuple(reading.package for reading in readings if reading.package)
    gate = shape.check(Scope(tuple(readings), Collection(known, SETTINGS)))
    assert {(f.code, f.row, f.column) for f in gate.findings} <= {("package-name", None, "")}
    return [(f.severity, f.package, f.file, f.expected, f.got) for f in gate.findings]


def test_a_package_has_a_name_for_addresses_and_of_its_own() -> None:
    """Every fault of a name is told at the descriptor; a good name is no fault."""
    file = "folder-0/datapackage.json"
    good = {"name": "a-1"}
    assert names(("a-1", good, False), ("b", {"name": "b"}, False), ("c", {}, False)) == []
    form = "a-z, 0-9 and -, 60 characters at most"
    for name in ("A b", "a--b", "a" * 61, "nul", "com1"):
        assert names((name, {}, False)) == [("error", name, file, form, name)]
    assert names(("a" * 60, {"name": "a" * 60}, False)) == []
    assert names(("a", {"title": "A"}, False)) == [("error", "a", file, "folder-0", "none")]
    twice = names(("a-1", good, False), ("a-1", good, False), ("a-1", good, False))
    assert twice == [
        ("error", "a-1", f"folder-{n}/datapackage.json", "a name of its own", "a-1") for n in (1, 2)
    ]


def test_other_people_may_have_any_name_that_the_standard_allows() -> None:
    """Dots, lines and strokes are the standard's; capitals and blanks are a warning."""
    file = "folder-0/datapackage.json"
    for name in ("a.b_c/d-1", "a"):
        assert names((name, {"title": "x"}, True)) == []
    form = "a-z, 0-9 and -, 60 characters at most"
    assert names(("My Data", {}, True)) == [("warning", "My Data", file, form, "My Data")]
    for name in ("../a", "a" * 241, "aux.csv"):
        assert names((name, {"title": "x"}, True)) == [("error", name, file, form, name)]


def test_a_long_cell_is_cut_in_the_report() -> None:
    """What was got is told up to 300 characters."""
    gate = check(table([Field("a", "integer")], ("x" * 500,)))
    assert gate.findings[0].got == "x" * 299 + "…"
