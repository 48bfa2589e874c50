"""A release that has lost something is not published before a person says why; what it gained or mended passes."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.folders import Folders, sha256_of
from etl.publication import comparison, seal
from etl.publication.comparison import Change
from etl.publication.publish import PublishError, compare
from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="population",
    title="Population",
    grain="one row a place",
    rights="public domain",
    description="Made up.",
    columns=(
        Column("snapshot_sha256", "string", "edition"),
        Column("row", "integer", "row"),
        Column("name", "string", "name"),
        Column("adp", "number", "people"),
        Column("n_seen", "integer", "a count"),
    ),
    primary_key=("snapshot_sha256", "row"),
    sources=("ice",),
)
Row = dict[str, object]
SCHEMA = pa.schema(
    [(c.name, {"string": pa.string(), "integer": pa.int64()}.get(c.type, pa.float64())) for c in TABLE.columns]
)


def rows(editions: Iterable[str] = "abcdef", n: int = 100) -> list[Row]:
    return [
        {"snapshot_sha256": edition * 20, "row": number, "name": f"Place {number}", "adp": 10.0, "n_seen": 1}
        for edition in editions
        for number in range(n)
    ]


def release(folder: Path, table: list[Row]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "population.parquet"
    pq.write_table(pa.Table.from_pylist(table, schema=None if table else SCHEMA), path)
    resources = [{"path": path.name, "hash": f"sha256:{sha256_of(path)}"}]
    (folder / "datapackage.json").write_text(json.dumps({"resources": resources}))
    (folder / "SHA256SUMS").write_text(seal.sums(folder, {}))
    return folder


def compared(tmp_path: Path, before: list[Row], after: list[Row]) -> list[Change]:
    return comparison.changes(release(tmp_path / "before", before), release(tmp_path / "after", after), [TABLE])


def without(edition: str) -> Callable[[list[Row]], list[Row]]:
    return lambda table: [row for row in table if row["snapshot_sha256"] != edition * 20]


@pytest.mark.parametrize(
    ("change", "losses"),
    [
        (lambda table: [], {"rows", "rows of an edition", "keys"}),
        (without("a"), {"rows", "rows of an edition", "keys"}),
        (lambda table: table[7:], {"rows", "rows of an edition", "keys"}),
        (lambda table: [row | {"name": None} for row in table[:5]] + table[5:], {"filled"}),
        (lambda table: [row | {"adp": 1.0} for row in table[:5]] + table[5:], {"sum"}),
        (lambda table: [row | {"adp": 100.0} for row in table], {"sum"}),
        (lambda table: [row | {"row": int(str(row["row"])) + 1000} for row in table], {"keys"}),
        (lambda table: [{k: v for k, v in row.items() if k != "name"} for row in table], {"column"}),
        # what comes and goes without harm
        (lambda table: table + rows("g"), set()),
        (lambda table: [row | {"n_seen": 2} for row in table], set()),
        (lambda table: [table[0] | {"adp": 9.0}, *table[1:]], set()),
    ],
)
def test_a_loss_is_told_from_a_gain(tmp_path: Path, change: Callable[[list[Row]], list[Row]], losses: set[str]) -> None:
    before = rows()
    found = compared(tmp_path, before, change(before))
    assert {each.measure for each in found if each.lost} == losses


def test_a_table_that_is_no_longer_published_is_a_loss(tmp_path: Path) -> None:
    release(tmp_path / "before", rows())
    (found,) = comparison.changes(tmp_path / "before", tmp_path / "after", [])
    assert (found.table, found.measure, found.lost) == ("population", "table", 600)


def test_many_lost_groups_are_one_line(tmp_path: Path) -> None:
    found = [each for each in compared(tmp_path, rows(), rows("ab")) if each.measure == "rows of an edition"]
    assert [(each.key, each.lost) for each in found] == [("*", 400)]


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A last release and reference; the new release, in "aside", lacks an edition. The table is one that we publish."""
    (tmp_path / "datasets" / "reference").mkdir(parents=True)
    release(tmp_path / "datasets", rows())
    return Folders(tmp_path / "datasets")


@pytest.fixture
def aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("etl.publication.publish.public", lambda: [TABLE])
    return release(tmp_path / "aside", rows("abcde"))


def test_the_message_prints_the_lines_that_accept(folders: Folders, aside: Path) -> None:
    with pytest.raises(PublishError) as raised:
        compare(folders, aside, None)
    said = str(raised.value)
    assert "population: rows: 600 → 500" in said
    header, *lines = said[said.index("since,") :].splitlines()
    path = folders.reference / "accepted_losses.csv"
    path.write_text("\n".join([header, *lines]) + "\n")
    with pytest.raises(PublishError, match="lacks a reason"):
        compare(folders, aside, None)
    path.write_text("\n".join([header, *lines]).replace("WHY", "the edition was withdrawn") + "\n")
    compare(folders, aside, None)
    release(aside, rows("abcd"))
    with pytest.raises(PublishError, match="600 → 400"):
        compare(folders, aside, None)


def test_an_accepted_loss_holds_for_one_step(folders: Folders, aside: Path) -> None:
    compare(folders, aside, "withdrawn, as the agency said")
    assert len(comparison.accepted(folders.reference / "accepted_losses.csv")) == 3
    release(folders.datasets, rows("abcdefg"))
    with pytest.raises(PublishError, match="700 → 500"):
        compare(folders, aside, None)


def test_a_last_release_that_is_not_whole_is_no_measure(folders: Folders, aside: Path) -> None:
    with (folders.datasets / "population.parquet").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(PublishError, match=r"not whole.*\n.*population\.parquet: its sha256"):
        compare(folders, aside, None)
    (folders.datasets / "population.parquet").unlink()
    with pytest.raises(PublishError, match=r"population\.parquet: it is gone"):
        compare(folders, aside, None)


def test_the_note_of_changes_names_losses_first(folders: Folders, aside: Path) -> None:
    compare(folders, aside, "withdrawn")
    lines = (folders.reports / "changes.md").read_text().splitlines()
    assert lines[0].startswith("# Changes since ")
    assert lines[2] == "- **loss** population: rows: 600 → 500"
