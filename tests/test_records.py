"""Records that stand for many rows: spread over them, sorted, and refused where their lists don't fit."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from scrapers import records
from scrapers.records import RecordTable
from sums import Rewrite

BLOCK: dict[str, records.Field] = {
    "sheet": "Detention",
    "cell": {"cycle": ["B", "C"], "each": ["9", "10"]},
    "row": {"each": ["ICE", "CBP"]},
    "column": {"cycle": ["Oct", "Nov"]},
    "value": ["1", None, "3", "4"],
}
TABLE = RecordTable(
    "blocks",
    {"snapshot_sha256": "string", **dict.fromkeys(("sheet", "cell", "row", "column", "value"), "string"), "n": "int32"},
    ("snapshot_sha256", "cell"),
)


def test_a_block_is_spread_over_its_cells() -> None:
    assert records.shape(BLOCK) == (2, 2)
    assert [(row["cell"], row["row"], row["column"], row["value"]) for row in records.rows(BLOCK)] == [
        ("B9", "ICE", "Oct", "1"),
        ("C9", "ICE", "Nov", None),
        ("B10", "CBP", "Oct", "3"),
        ("C10", "CBP", "Nov", "4"),
    ]


def written(datasets: Path, snapshots: list[str], new: list[Mapping[str, records.Field]]) -> None:
    with Rewrite(datasets / "records", "extract") as rewrite:
        records.replace(TABLE, datasets, snapshots, new, rewrite)


def test_blocks_and_rows_of_one_table_are_sorted_together(tmp_path: Path) -> None:
    """What is a label of the rows in one block can be one of the columns, or a single value, or nothing in another."""
    other = {"cell": "A1", "row": "total", "value": "9", "n": 7, "snapshot_sha256": "a"}
    turned = {**BLOCK, "row": {"cycle": ["x", "y"]}, "column": ["1", "2", "3", "4"], "snapshot_sha256": "c"}
    block = {**BLOCK, "n": 8, "snapshot_sha256": "b"}
    written(tmp_path, [], [turned, block, other])
    found = records.read(TABLE, tmp_path).to_pylist()
    assert [tuple(row.values()) for row in found] == [
        ("a", None, "A1", "total", None, "9", 7),
        ("b", "Detention", "B10", "CBP", "Oct", "3", 8),
        ("b", "Detention", "B9", "ICE", "Oct", "1", 8),
        ("b", "Detention", "C10", "CBP", "Nov", "4", 8),
        ("b", "Detention", "C9", "ICE", "Nov", None, 8),
        ("c", "Detention", "B10", "x", "3", "3", None),
        ("c", "Detention", "B9", "x", "1", "1", None),
        ("c", "Detention", "C10", "y", "4", "4", None),
        ("c", "Detention", "C9", "y", "2", None, None),
    ]
    written(tmp_path, ["b"], [{**other, "snapshot_sha256": "b"}])
    assert [row["snapshot_sha256"] for row in records.read(TABLE, tmp_path).to_pylist()] == ["a", "b", *"cccc"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": ["1", "2", "3"]},
        {"row": {"each": ["ICE", "CBP", "total"]}},
        {"column": {"cycle": ["Oct"]}},
        {"other": ["1"]},
    ],
)
def test_lists_that_do_not_fit_are_no_record(wrong: dict[str, records.Field]) -> None:
    with pytest.raises(ValueError, match="don't fit each other"):
        records.shape({**BLOCK, **wrong})


def test_the_shape_of_rows_without_labels() -> None:
    assert records.shape({"value": "1"}) == (1, 1)
    assert records.shape({"value": ["1", "2"]}) == (2, 1)
    assert records.shape({"value": [], "row": {"each": []}, "column": {"cycle": ["Oct"]}}) == (0, 1)
    assert records.shape({"value": ["1", "2"], "row": {"each": ["ICE"]}}) == (1, 2)
