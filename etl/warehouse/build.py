"""Records, reference and ledger -> the candidate warehouse: plain SQL files, run in the order their table names give.

Schemas: `raw` (what was loaded, as text), `staging` (names, casts, units), `core` (the published tables). Everything is
rebuilt every time.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import duckdb
import pyarrow as pa
import zipcodes
from tqdm import tqdm

from etl import ledger, suppressions
from etl.folders import Folders
from etl.publication import standing
from etl.statements import shapes
from etl.warehouse.schema import duckdb_comments, duckdb_ddl, quoted
from etl.warehouse.tables import FOLDER as TABLES
from etl.warehouse.tables import tables

STAGING = Path(__file__).parent / "staging"
MACROS = Path(__file__).parent / "macros.sql"


class BuildError(Exception):
    """The records can't be built: says which file or query, and why."""


@dataclass(frozen=True)
class Query:
    """One SELECT in one file, named after the table it fills."""

    schema: str
    name: str
    path: Path

    @property
    def target(self) -> str:
        return f"{self.schema}.{self.name}"

    @property
    def sql(self) -> str:
        return self.path.read_text().rstrip().rstrip(";")


def queries() -> list[Query]:
    """Every query of `staging/` and `tables/`."""
    return [
        Query(schema, path.stem, path)
        for schema, folder in (("staging", STAGING), ("core", TABLES))
        for path in sorted(folder.glob("*.sql"))
    ]


def table_names(con: duckdb.DuckDBPyConnection, query: Query) -> set[str]:
    """The qualified tables a query reads, by DuckDB's own parser."""
    row = con.execute("SELECT json_serialize_sql(?)", [query.sql]).fetchone()
    tree = json.loads(row[0]) if row else {"error": True}
    if tree.get("error"):
        raise BuildError(f"{query.path}: {tree.get('error_message', 'not one SELECT')}")

    def walk(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            if node.get("type") == "BASE_TABLE" and node.get("schema_name"):
                yield f"{node['schema_name']}.{node['table_name']}"
            for value in node.values():
                yield from walk(value)
        elif isinstance(node, list):
            for value in node:
                yield from walk(value)

    return set(walk(tree))


def in_order(con: duckdb.DuckDBPyConnection, found: list[Query]) -> list[Query]:
    """The queries so that each comes after those it reads. Raises BuildError on a circle."""
    by_target = {query.target: query for query in found}
    graph = {query.target: sorted(table_names(con, query) & set(by_target)) for query in found}
    try:
        return [by_target[target] for target in TopologicalSorter(graph).static_order()]
    except CycleError as error:
        raise BuildError(f"queries read each other in a circle: {' <- '.join(error.args[1])}") from error


def load_raw(con: duckdb.DuckDBPyConnection, folders: Folders) -> None:
    """Load every record file, reference CSV, the ledger, local texts and the ZIP table into schema `raw`, as printed."""
    records = sorted(folders.records.glob("*.parquet"))
    if not records:
        raise BuildError(f"{folders.records}: no records; run `python -m scrapers extract` first")
    for path in records:
        if path.stem in shapes.SCHEMAS | shapes.ACROSS:
            continue
        con.execute(f"CREATE TABLE raw.{path.stem} AS SELECT * FROM read_parquet(?)", [str(path)])
    for path in sorted(folders.reference.glob("*.csv")):
        con.execute(
            f"CREATE TABLE raw.{path.stem} AS SELECT * FROM read_csv(?, header = true, all_varchar = true, delim = ',')",
            [str(path)],
        )
    statements = [str(path) for path in records if path.stem.endswith("_statements")]
    con.execute("CREATE TABLE raw.statements AS SELECT * FROM read_parquet(?, union_by_name = true)", [statements])
    for folder, schemas in (
        (folders.records, shapes.SCHEMAS | shapes.ACROSS),
        (folders.texts, shapes.LOCAL | shapes.LOCAL_ACROSS),
    ):
        for name, schema in schemas.items():  # declared, because a clone may lack some of these files
            create(con, f"raw.{name}", schema.empty_table())
            if (path := folder / f"{name}.parquet").exists():
                con.execute(f"INSERT INTO raw.{name} BY NAME SELECT * FROM read_parquet(?)", [str(path)])
    suppressions.apply(con, [*shapes.SCHEMAS, *shapes.LOCAL])
    seen = pa.schema([(name, pa.string()) for name in ledger.COLUMNS])
    create(con, "raw.observations", pa.Table.from_pylist(ledger.read(folders.ledger), schema=seen))
    load_zip_codes(con)


def create(con: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """A table of these Arrow rows."""
    con.register("arrow_rows", rows)
    con.execute(f"CREATE TABLE {name} AS SELECT * FROM arrow_rows")
    con.unregister("arrow_rows")


def load_zip_codes(con: duckdb.DuckDBPyConnection) -> None:
    """raw.zip_codes: one row per US ZIP code with city, state, county and coordinates, from the `zipcodes` package (MIT)."""
    found = zipcodes.list_all()  # type: ignore[no-untyped-call]
    columns = {
        "zip": [entry["zip_code"] for entry in found],
        "city": [entry["city"] for entry in found],
        "acceptable_cities": [";".join(entry["acceptable_cities"]) for entry in found],
        "state": [entry["state"] for entry in found],
        "county": [entry["county"] for entry in found],
        "latitude": [float(entry["lat"]) if entry["lat"] else None for entry in found],
        "longitude": [float(entry["long"]) if entry["long"] else None for entry in found],
    }
    create(con, "raw.zip_codes", pa.table(columns))


def run(con: duckdb.DuckDBPyConnection, query: Query) -> None:
    """Fill one table. A core table gets its declared keys and types first, so that a wrong query fails here."""
    try:
        if query.schema == "staging":
            con.execute(f"CREATE TABLE {query.target} AS {query.sql}")
            return
        table = tables()[query.name]
        con.execute(duckdb_ddl(table, "core"))
        con.execute(
            f"INSERT INTO {query.target} ({table.column_list}) SELECT {table.column_list} FROM ({query.sql}) AS filled"
            f" ORDER BY {table.key_list}"
        )
        for comment in duckdb_comments(table, "core"):
            con.execute(comment)
    except duckdb.Error as error:
        raise BuildError(f"{query.path}: {error}") from error


def build(folders: Folders) -> Path:
    """Build the candidate warehouse from scratch and return its path. Nothing published is touched.

    Raises BuildError and LedgerError; the candidate is then incomplete and has no check report, so `publish` refuses it.
    """
    standing.withdraw(folders)
    shutil.rmtree(folders.candidate, ignore_errors=True)
    folders.candidate.mkdir(parents=True)
    (folders.candidate / "inputs").write_text(standing.inputs(folders))
    path = folders.candidate / "warehouse.duckdb"
    unfinished = path.with_suffix(".unfinished")  # so that `check` never opens one that a failed build left behind
    with duckdb.connect() as con:
        # v1.0.0: the default of 2.0 can't be opened by 1.5 and older (tried 2026-11-24)
        con.execute(f"ATTACH {quoted([str(unfinished)])} AS warehouse (STORAGE_VERSION 'v1.0.0')")
        con.execute("USE warehouse")
        con.execute(MACROS.read_text())
        for schema in ("raw", "staging", "core"):
            con.execute(f"CREATE SCHEMA {schema}")
        load_raw(con, folders)
        for query in tqdm(in_order(con, queries()), desc="build", unit="table", disable=None):
            run(con, query)
        con.execute("CHECKPOINT warehouse")
        con.execute("USE memory")
        con.execute("DETACH warehouse")
    unfinished.rename(path)
    return path
