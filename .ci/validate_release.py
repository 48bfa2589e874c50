"""A release opened with what its readers have: frictionless, mlcroissant, DuckDB, pandas, polars, Arrow, Stata, Excel.

    python3 -m venv .venv-validators && .venv-validators/bin/pip install --require-hashes -r .ci/validators.lock
    .venv-validators/bin/python .ci/validate_release.py datasets/releases/latest

These tools are heavy (mlcroissant brings scipy), so they have an environment of their own. Exit code 1: something
does not open, and it is named.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import mlcroissant as mlc
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
from frictionless import Package


def descriptor(folder: Path) -> str:
    """datapackage.json holds to the profile of Data Package v2."""
    said = json.loads((folder / "datapackage.json").read_text())
    errors = list(Package.metadata_validate(said))
    assert not errors, errors[:5]
    return f"{len(said['resources'])} resources"


def croissant(folder: Path) -> str:
    """croissant.json has no error, and one row of every table is read by it."""
    said = json.loads((folder / "croissant.json").read_text())
    with (
        tempfile.TemporaryDirectory() as beside
    ):  # the files of this folder, not those of an address that serves none yet
        for one in said["distribution"]:
            one["contentUrl"] = one["@id"]
            (Path(beside) / one["@id"]).symlink_to(folder / one["@id"])
        (Path(beside) / "croissant.json").write_text(json.dumps(said))
        return records(said, mlc.Dataset(jsonld=Path(beside) / "croissant.json"))


def records(said: dict[str, Any], dataset: Any) -> str:
    """One row of every table, as mlcroissant reads it."""
    issues = dataset.metadata.ctx.issues
    assert not issues.errors, issues.errors
    empty = []
    for table in said["recordSet"]:
        row = next(iter(dataset.records(record_set=table["@id"])), None)
        if row is None:
            empty.append(table["@id"])
        else:
            assert len(row) == len(table["field"]), table["@id"]
    return f"{len(said['recordSet'])} tables, without a row: {', '.join(empty) or 'none'}; warnings: {sorted(issues.warnings)}"


def parquet(folder: Path) -> str:
    """Every Parquet gives the same number of rows and columns everywhere."""
    files = sorted([*folder.glob("*.parquet"), *folder.glob("geo/*.parquet")])
    for path in files:
        arrow = pq.read_table(path)
        shape = (arrow.num_rows, arrow.num_columns)
        assert pl.read_parquet(path).shape == shape, path
        assert pd.read_parquet(path).shape == shape, path
        con = duckdb.connect()
        found = con.execute(f"SELECT count(*) FROM '{path}'").fetchone()
        assert found == (shape[0],), path
        assert len(con.execute(f"DESCRIBE SELECT * FROM '{path}'").fetchall()) == shape[1], path
    return f"{len(files)} files"


def stata(folder: Path) -> str:
    """Every .dta has the rows of its Parquet, and labels."""
    files = sorted(folder.glob("stata/*.dta"))
    for path in files:
        with pd.read_stata(path, iterator=True) as reader:
            assert all(reader.variable_labels().values()), path
            assert len(reader.read()) == pq.read_metadata(folder / f"{path.stem}.parquet").num_rows, path
    return f"{len(files)} files"


def excel(folder: Path) -> str:
    """Every .xlsx has the rows of its Parquet."""
    files = sorted(folder.glob("excel/*.xlsx"))
    for path in files:
        rows = len(pd.read_excel(path, sheet_name="rows", engine="calamine"))
        assert rows == pq.read_metadata(folder / f"{path.stem}.parquet").num_rows, path
    return f"{len(files)} files"


def duckdb_file(folder: Path) -> str:
    """detention.duckdb has every table and view, described."""
    con = duckdb.connect(str(folder / "detention.duckdb"), read_only=True)
    tables = con.execute("SELECT table_name, comment IS NOT NULL FROM duckdb_tables()").fetchall()
    views = con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    assert all(described for _, described in tables)
    for (view,) in views:
        con.execute(f"SELECT * FROM {view} LIMIT 1").fetchall()
    return f"{len(tables)} tables, {len(views)} views"


def sums(folder: Path) -> str:
    """coreutils agree."""
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
    return f"{len((folder / 'SHA256SUMS').read_text().splitlines())} files"


CHECKS: tuple[Callable[[Path], str], ...] = (sums, descriptor, croissant, parquet, duckdb_file, stata, excel)


def main(folder: Path) -> int:
    failed = 0
    for check in CHECKS:
        try:
            print(f"{check.__name__}: {check(folder)}", flush=True)
        except Exception as error:  # noqa: BLE001 each tool fails in its own way; all are said and counted
            failed += 1
            print(f"{check.__name__}: FAILED: {type(error).__name__}: {error}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
