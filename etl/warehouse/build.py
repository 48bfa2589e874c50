"""Records, reference and ledger -> the candidate warehouse: plain SQL files, run in the order their table names give.

Schemas: `raw` (what was loaded, as text), `staging` (names, casts, units), `core` (the published tables). Everything is
rebuilt every time.
"""

import json
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import zipcodes
from tqdm import tqdm

from etl import ledger, suppressions
from etl.folders import Folders
from etl.publication import standing
from etl.statements import shapes
from etl.warehouse.schema import duckdb_comments, duckdb_ddl, meanings, quoted
from etl.warehouse.tables import FOLDER as TABLES
from etl.warehouse.tables import tables

STAGING = Path(__file__).parent / "staging"
MACROS = Path(__file__).parent / "macros.sql"


# A table of records that its reader learned to make: records of older readers lack its file.
LATER_RECORDS = {
    "ice_death_reports_events": pa.schema(
        [
            ("snapshot_sha256", pa.string()),
            ("row", pa.int32()),
            ("event", pa.int32()),
            ("kind", pa.string()),
            ("day", pa.string()),
            ("place_printed", pa.string()),
            ("place_rule", pa.string()),
            ("town_printed", pa.string()),
            ("page", pa.int32()),
            ("char_start", pa.int32()),
            ("char_end", pa.int32()),
        ]
    )
}


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


@cache
def parser() -> duckdb.DuckDBPyConnection:
    """A connection that only parses: one a process, because opening one takes 30 ms."""
    return duckdb.connect()


@cache
def parsed(sql: str) -> frozenset[str] | str:
    """The qualified tables that one SELECT reads, by DuckDB's own parser; what the parser says where it is not one SELECT.

    Remembered by the text, because parsing all queries takes as long as building a few tables of a small case (0.15 s).
    """
    row = parser().execute("SELECT json_serialize_sql(?)", [sql]).fetchone()
    tree = json.loads(row[0]) if row else {"error": True}
    if tree.get("error"):
        return str(tree.get("error_message", "not one SELECT"))

    def walk(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            if node.get("type") == "BASE_TABLE" and node.get("schema_name"):
                yield f"{node['schema_name']}.{node['table_name']}"
            for value in node.values():
                yield from walk(value)
        elif isinstance(node, list):
            for value in node:
                yield from walk(value)

    return frozenset(walk(tree))


def table_names(query: Query) -> frozenset[str]:
    """The qualified tables a query reads. Raises BuildError where it is not one SELECT."""
    names = parsed(query.sql)
    if isinstance(names, str):
        raise BuildError(f"{query.path}: {names}")
    return names


def in_order(selected: list[Query], only: Iterable[str] | None = None) -> list[Query]:
    """The queries so that each comes after those it reads; with ``only``, those targets and what they are made of.

    Raises BuildError on a circle and on a target that no query fills.
    """
    by_target = {query.target: query for query in selected}
    graph = {query.target: sorted(table_names(query) & set(by_target)) for query in selected}
    if only is not None:
        if unknown := sorted(set(only) - set(graph)):
            raise BuildError(
                f"no query fills {', '.join(unknown)}: tables are named like core.editions, staging.figures"
            )
        graph = {target: graph[target] for target in ancestors(graph, only)}
    try:
        return [by_target[target] for target in TopologicalSorter(graph).static_order()]
    except CycleError as error:
        raise BuildError(f"queries read each other in a circle: {' <- '.join(error.args[1])}") from error


def ancestors(graph: Mapping[str, Iterable[str]], targets: Iterable[str]) -> list[str]:
    """The ``targets`` and all that they read, directly or not, sorted."""
    waiting, reached = list(targets), set[str]()
    while waiting:
        if (target := waiting.pop()) not in reached:
            reached.add(target)
            waiting += graph[target]
    return sorted(reached)


def load_raw(con: duckdb.DuckDBPyConnection, folders: Folders, needed: Collection[str] | None = None) -> None:
    """Load every record file, reference CSV, the ledger, local texts and the ZIP table into schema `raw`, as printed.

    ``needed`` are the qualified names of the only ones to load.
    """

    def wanted(names: Iterable[str]) -> list[str]:
        return [name for name in names if needed is None or f"raw.{name}" in needed]

    records = {path.stem: str(path) for path in sorted(folders.records.glob("*.parquet"))}
    if not records:
        raise BuildError(f"{folders.records}: no records; run `python -m scrapers extract` first")
    reference = {path.stem: str(path) for path in sorted(folders.reference.glob("*.csv"))}
    texts = {path.stem for path in shapes.text_files(folders.records).values()}
    for name in wanted(records.keys() - shapes.SCHEMAS.keys() - shapes.ACROSS.keys() - texts):
        con.execute(f"CREATE TABLE raw.{name} AS SELECT * FROM read_parquet(?)", [records[name]])
    for name in wanted(LATER_RECORDS.keys() - records.keys()):
        create(con, f"raw.{name}", LATER_RECORDS[name].empty_table())
    for name in wanted(reference):
        con.execute(
            f"CREATE TABLE raw.{name} AS SELECT * FROM read_csv(?, header = true, all_varchar = true, delim = ',')",
            [reference[name]],
        )
    annotated = wanted([*shapes.SCHEMAS, *shapes.LOCAL, *shapes.OF_STATEMENTS])
    if annotated or wanted(["statements"]):  # whose facts are withheld is said by their page
        statements = [path for name, path in records.items() if name.endswith("_statements")]
        con.execute("CREATE TABLE raw.statements AS SELECT * FROM read_parquet(?, union_by_name = true)", [statements])
    for folder, schemas in (
        (folders.records, shapes.SCHEMAS | shapes.ACROSS),
        (folders.texts, shapes.LOCAL | shapes.LOCAL_ACROSS),
    ):
        for name in wanted(schemas):  # declared, because a clone may lack some of these files
            create(con, f"raw.{name}", schemas[name].empty_table())
            if (path := folder / f"{name}.parquet").exists():
                con.execute(f"INSERT INTO raw.{name} BY NAME SELECT * FROM read_parquet(?)", [str(path)])
    made: dict[str, Callable[[], pa.Table]] = {
        "statement_sources": lambda: statement_sources(records),
        "statement_texts": lambda: statement_texts(folders),
        "observations": lambda: observations(folders),
        "zip_codes": zip_codes,
        "codes": codes,
    }
    for name in wanted(made):
        create(con, f"raw.{name}", made[name]())
    suppressions.apply(con, annotated)


def statement_sources(records: Iterable[str]) -> pa.Table:
    """The sources that publish statements, whether or not any is held: each has a record file for them."""
    names = [name.removesuffix("_statements") for name in records if name.endswith("_statements")]
    return pa.table({"source_id": pa.array(names, pa.string())})


def statement_texts(folders: Folders) -> pa.Table:
    """The bodies of all years."""
    years = [pq.read_table(path, schema=shapes.TEXTS) for path in shapes.text_files(folders.records).values()]
    return pa.concat_tables([shapes.TEXTS.empty_table(), *years])


def observations(folders: Folders) -> pa.Table:
    """The lines of the ledger that say something about documents."""
    seen = pa.schema([(name, pa.string()) for name in ledger.COLUMNS])
    return pa.Table.from_pylist(ledger.read(folders.ledger), schema=seen)


def codes() -> pa.Table:
    """Every code of every closed column, in declared order, with what the column's description says of it."""
    rows = [
        {"table_name": table.name, "column_name": column.name, "code": code, "position": position}
        | {"meaning": meanings(column).get(code)}
        for table in tables().values()
        for column in table.columns
        for position, code in enumerate(column.enum, 1)
    ]
    texts = [(name, pa.string()) for name in ("table_name", "column_name", "code", "meaning")]
    return pa.Table.from_pylist(rows, schema=pa.schema([*texts, ("position", pa.int64())]))


def create(con: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """A table of these Arrow rows."""
    con.register("arrow_rows", rows)
    con.execute(f"CREATE TABLE {name} AS SELECT * FROM arrow_rows")
    con.unregister("arrow_rows")


@cache
def zip_codes() -> pa.Table:
    """One row per US ZIP code with city, state, county and coordinates, from the `zipcodes` package (MIT)."""
    entries = zipcodes.list_all()  # type: ignore[no-untyped-call]
    columns = {
        "zip": [entry["zip_code"] for entry in entries],
        "city": [entry["city"] for entry in entries],
        "acceptable_cities": [";".join(entry["acceptable_cities"]) for entry in entries],
        "state": [entry["state"] for entry in entries],
        "county": [entry["county"] for entry in entries],
        "latitude": [float(entry["lat"]) if entry["lat"] else None for entry in entries],
        "longitude": [float(entry["long"]) if entry["long"] else None for entry in entries],
    }
    return pa.table(columns)


def bind(con: duckdb.DuckDBPyConnection, query: Query) -> None:
    """Create the empty table of one query, the query bound as it stands in its file, so that an error names its own line.

    A core table has its declared keys and types, so that a wrong value fails when it is filled.
    """
    try:
        if query.schema == "staging":
            con.execute(f"CREATE TABLE {query.target} AS {query.sql}\nWITH NO DATA")
            return
        given = {row[0] for row in con.execute(f"DESCRIBE {query.sql}").fetchall()}
    except duckdb.Error as error:
        raise BuildError(f"{query.path}: {error}") from error
    table = tables()[query.name]
    declared = {column.name for column in table.columns}
    if given != declared:
        missing, extra = ", ".join(sorted(declared - given)), ", ".join(sorted(given - declared))
        raise BuildError(
            f"{query.path}: its columns are not those that {query.path.with_suffix('.py').name} declares:"
            f" missing {missing or 'none'}, undeclared {extra or 'none'}"
        )
    con.execute(duckdb_ddl(table, "core"))
    for comment in duckdb_comments(table, "core"):
        con.execute(comment)


def run(con: duckdb.DuckDBPyConnection, query: Query) -> None:
    """Fill the table of one query."""
    try:
        if query.schema == "staging":
            con.execute(f"INSERT INTO {query.target} {query.sql}")
            return
        table = tables()[query.name]
        con.execute(
            f"INSERT INTO {query.target} ({table.column_list}) SELECT {table.column_list} FROM ({query.sql}) AS filled"
            f" ORDER BY {table.key_list}"
        )
    except duckdb.Error as error:
        raise BuildError(f"{query.path}: {error}") from error


def build(folders: Folders, only: Collection[str] | None = None) -> Path:
    """Build the candidate warehouse from scratch and return its path. Nothing published is touched.

    ``only`` names tables (``{"core.editions"}``): then these and what they are made of are built, into `build/part.duckdb`,
    for a look or a test; the candidate is left alone. All queries are bound before the first table is filled.
    Raises BuildError and LedgerError; the candidate is then incomplete and has no check report, so `publish` refuses it.
    """
    if only is not None:
        path = folders.build / "part.duckdb"
        path.parent.mkdir(parents=True, exist_ok=True)
        chosen = in_order(queries(), [target for target in only if not target.startswith("raw.")])
        return write(folders, path, chosen, set(only).union(*(table_names(query) for query in chosen)))
    standing.withdraw(folders)
    shutil.rmtree(folders.candidate, ignore_errors=True)
    folders.candidate.mkdir(parents=True)
    (folders.candidate / "inputs").write_text(standing.inputs(folders))
    return write(folders, folders.candidate / "warehouse.duckdb", in_order(queries()))


def write(folders: Folders, path: Path, chosen: list[Query], needed: Collection[str] | None = None) -> Path:
    """Write a warehouse of the ``chosen`` queries over the ``needed`` raw tables (None: all) to ``path``; returns it."""
    unfinished = path.with_suffix(".unfinished")  # so that nobody opens one that a failed build left behind
    unfinished.unlink(missing_ok=True)
    with duckdb.connect() as con:
        # v1.0.0: the default of 2.0 can't be opened by 1.5 and older (tried 2026-11-24)
        con.execute(f"ATTACH {quoted([str(unfinished)])} AS warehouse (STORAGE_VERSION 'v1.0.0')")
        con.execute("USE warehouse")
        con.execute(MACROS.read_text())
        for schema in ("raw", "staging", "core"):
            con.execute(f"CREATE SCHEMA {schema}")
        load_raw(con, folders, needed)
        con.execute("BEGIN")  # one write to disk for a thousand declarations
        for query in chosen:
            bind(con, query)
        con.execute("COMMIT")
        for query in tqdm(chosen, desc="build", unit="table", disable=None):
            run(con, query)
        con.execute("CHECKPOINT warehouse")
        con.execute("USE memory")
        con.execute("DETACH warehouse")
    unfinished.rename(path)
    return path
