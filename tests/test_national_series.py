"""One row a national figure and one a change of it, made of every edition's cells."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from etl.folders import ROOT
from scrapers.ice_sheets import tables
from tests.figure_cases import figure
from tests.synthetic import Edition, make_datasets, sha, write
from tests.test_build import places
from tests.warehouses import answers

WORDS = (ROOT / "etl/warehouse/staging/figure_words.sql").read_text()
PUBLIC = {"a": "2026-02-12", "b": "2026-02-26", "c": "2026-03-12"}


def test_a_figure_has_one_row_and_each_change_one(tmp_path: Path) -> None:
    """Book-ins of October: printed 5, again 5, then 8; those of CBP 6 in all three."""
    editions = [
        Edition(label, 130 + n, places(31 + n, n=30), 2026, "02/07/2026", captured_on=day)
        for n, (label, day) in enumerate(PUBLIC.items())
    ]
    datasets = make_datasets(tmp_path, editions)
    printed = {"B3": ("ice", "5", "5", "8"), "B4": ("cbp", "6", "6", "6")}
    rows = [
        figure(cell, value, month=10, agency=agency) | {"snapshot_sha256": sha(label)}
        for cell, (agency, *values) in printed.items()
        for label, value in zip(PUBLIC, values, strict=True)
    ]
    write(tables.FIGURES.path(datasets), list(tables.FIGURES.columns), rows, tables.FIGURES.schema)
    series, revisions = answers(
        datasets,
        "SELECT agency, value, first_value, n_revisions, said_since, first_said, snapshot_sha256, cell "
        "FROM core.national_series ORDER BY agency",
        "SELECT agency, old_value, new_value, revised_on, old_snapshot_sha256, changes.snapshot_sha256 "
        "FROM core.national_revisions AS changes JOIN core.national_series USING (figure_id)",
    )
    first, last = date(2026, 2, 12), date(2026, 3, 12)
    assert series == [
        ("cbp", 6.0, 6.0, 0, first, first, sha("a"), "B4"),
        ("ice", 8.0, 5.0, 1, last, first, sha("c"), "B3"),
    ]
    assert revisions == [("ice", 5.0, 8.0, last, sha("a"), sha("c"))]


@pytest.fixture(scope="module")
def published() -> Iterator[duckdb.DuckDBPyConnection]:
    path = ROOT / "datasets/national_figures.parquet"
    if not path.exists():
        pytest.skip("datasets/ has no national_figures.parquet")
    with duckdb.connect() as con:
        con.execute("CREATE SCHEMA core")
        con.execute(f"CREATE VIEW core.national_figures AS SELECT * FROM '{path}'")
        con.execute(f"CREATE TABLE words AS {WORDS}")
        yield con


def test_on_no_day_has_a_published_figure_two_values(published: duckdb.DuckDBPyConnection) -> None:
    """On any day since 2019: no value of a figure begins before the one before it has ended, and only the last has no end."""
    broken = published.execute(
        """SELECT figure_id, in_force_from, in_force_until, next_from FROM (
            SELECT *, lead(in_force_from) OVER (PARTITION BY figure_id ORDER BY in_force_from, snapshot_sha256, sheet, cell)
                AS next_from
            FROM words
        ) WHERE (next_from IS NOT NULL AND (in_force_until IS NULL OR in_force_until > next_from))
            OR is_last_word <> (in_force_until IS NULL)"""
    ).fetchall()
    assert broken == []


def test_every_published_figure_has_one_last_word(published: duckdb.DuckDBPyConnection) -> None:
    (counts,) = published.execute(
        "SELECT count(DISTINCT figure_id), count(*) FILTER (is_last_word), "
        "count(DISTINCT figure_id) FILTER (is_last_word) FROM words"
    ).fetchall()
    assert len(set(counts)) == 1
    assert counts[0] > 0
