"""`changes.parquet`: every row and cell in which a release differs from the one before it, and where the change comes from.

A release is made of three things, and its data package holds a digest of each: what publishers answered (`source`: the
ledger), what people here decided (`curation`: `datasets/reference`), and how both are read (`pipeline`: our code and the
versions of what it runs on). Where one alone differs, every change comes from it. Where more differ, a row whose own file is
new comes from the source; of another row is said only that it may come from any of them: `several`.
"""

import hashlib
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from etl import ledger
from etl.folders import ROOT, Folders, sha256_of
from etl.publication.standing import LOCK_FILE, VERSIONS
from etl.releases.package import Package, Table, literal

ORIGINS = ("source", "curation", "pipeline")
CODE = ("etl/*.py", "etl/publication/*.py", "etl/registry/**/*", "etl/statements/**/*", "etl/warehouse/**/*",
        "scrapers/**/*", "*.py")  # fmt: skip
SHA = ("snapshot_sha256", "file_sha256")
SCHEMA = pa.schema(
    (name, pa.string())
    for name in "from_version to_version table_name change row_key column_name old_value new_value origin origin_basis "
    "snapshot_sha256".split()
)


def inputs(folders: Folders) -> dict[str, str]:
    """The sha256 of each thing a release is made of, by origin. Raises LedgerError."""
    code = hashlib.sha256(repr(VERSIONS).encode())
    files = {
        path for pattern in CODE for path in ROOT.glob(pattern) if path.is_file() and "__pycache__" not in path.parts
    }
    for path in sorted(files | {LOCK_FILE}):
        code.update(f"{path.relative_to(ROOT).as_posix()}\0{sha256_of(path)}\n".encode())
    decided = hashlib.sha256()
    for path in sorted(folders.reference.glob("*")):
        decided.update(f"{path.name}\0{sha256_of(path)}\n".encode())
    answers = hashlib.sha256(repr(ledger.read(folders.ledger)).encode())
    return {"source": answers.hexdigest(), "curation": decided.hexdigest(), "pipeline": code.hexdigest()}


def write(before: Package | None, after: Package, path: Path) -> dict[str, int]:
    """Write the changes between two releases to ``path``; returns how many there are per origin. None before: no rows."""
    versions = (before.version if before else "", after.version)
    differ = [] if before is None else [
        origin for origin in ORIGINS if before.said["inputs"][origin] != after.said["inputs"][origin]
    ]  # fmt: skip
    with duckdb.connect() as con:
        con.execute("""CREATE TABLE found (table_name VARCHAR, change VARCHAR, row_key VARCHAR, column_name VARCHAR,
                       old_value VARCHAR, new_value VARCHAR, snapshot_sha256 VARCHAR)""")
        con.execute("CREATE TABLE new_files (snapshot_sha256 VARCHAR)")
        if before is not None:
            compared(con, before, after)
        alone = differ[0] if len(differ) == 1 else None
        rest = "several" if differ else "unexplained"
        basis = f"{' and '.join(differ)} differ" if differ else "nothing a release is made of differs"
        con.execute(
            """
            CREATE TABLE changes AS
            SELECT ?::VARCHAR AS from_version, ?::VARCHAR AS to_version, table_name, change, row_key, column_name,
                old_value, new_value,
                CASE WHEN ? IS NOT NULL THEN ? WHEN named THEN 'source' ELSE ? END AS origin,
                CASE WHEN ? IS NOT NULL THEN 'nothing else differs' WHEN named THEN 'its file is new' ELSE ? END
                    AS origin_basis,
                snapshot_sha256
            FROM (SELECT *, coalesce(snapshot_sha256 IN (SELECT snapshot_sha256 FROM new_files), false) AS named FROM found)
            """,
            [*versions, alone, alone, rest, alone, basis],
        )
        rows = con.sql(
            "SELECT * FROM changes ORDER BY table_name, change, row_key, column_name, old_value, new_value"
        ).to_arrow_table()
        counts = con.execute("SELECT origin, count(*) FROM changes GROUP BY origin ORDER BY origin").fetchall()
    pq.write_table(pa.table(rows.columns, schema=SCHEMA), path, compression="zstd", compression_level=9)
    return dict(counts)


def compared(con: duckdb.DuckDBPyConnection, before: Package, after: Package) -> None:
    """Fill `found` with every difference and `new_files` with the files that only the later release knows."""
    for table in before.tables:
        if after.table(table.name) is None:
            con.execute("INSERT INTO found (table_name, change) VALUES (?, 'table removed')", [table.name])
    for table in after.tables:
        older = before.table(table.name)
        if older is None:
            con.execute("INSERT INTO found (table_name, change) VALUES (?, 'table added')", [table.name])
        elif older.said["hash"] != table.said["hash"]:
            con.execute(f"CREATE OR REPLACE VIEW old AS FROM read_parquet('{literal(before.file(older))}')")
            con.execute(f"CREATE OR REPLACE VIEW new AS FROM read_parquet('{literal(after.file(table))}')")
            one_table(con, older, table)
            if table.name == "snapshots":
                con.execute(
                    "INSERT INTO new_files SELECT snapshot_sha256 FROM new ANTI JOIN old USING (snapshot_sha256)"
                )


def one_table(con: duckdb.DuckDBPyConnection, older: Table, newer: Table) -> None:
    """The differences between the views `old` and `new` of one table."""
    for change, here, there in (("column removed", older, newer), ("column added", newer, older)):
        for name in here.types:
            if name not in there.types:
                con.execute(
                    "INSERT INTO found (table_name, change, column_name) VALUES (?, ?, ?)", [newer.name, change, name]
                )
    if older.key != newer.key:
        con.execute("INSERT INTO found (table_name, change) VALUES (?, 'key changed')", [newer.name])
        return
    keys = ", ".join(f'"{name}"' for name in newer.key)
    for change, view, without, table in (("row added", "new", "old", newer), ("row removed", "old", "new", older)):
        con.execute(f"""
            INSERT INTO found (table_name, change, row_key, snapshot_sha256)
            SELECT '{newer.name}', '{change}', {row_key(newer, view)}, {file_of(table, view)}
            FROM {view} ANTI JOIN {without} USING ({keys})
        """)
    joined = " AND ".join(f'old."{name}" = new."{name}"' for name in newer.key)
    for name in newer.types:
        if name in older.types and name not in newer.key:
            con.execute(f"""
                INSERT INTO found
                SELECT '{newer.name}', 'value', {row_key(newer, "new")}, '{name}', old."{name}"::VARCHAR,
                    new."{name}"::VARCHAR, {file_of(newer, "new")}
                FROM old JOIN new ON {joined} WHERE old."{name}"::VARCHAR IS DISTINCT FROM new."{name}"::VARCHAR
            """)


def row_key(table: Table, view: str) -> str:
    """SQL of the key of a row as JSON."""
    return "json_object(" + ", ".join(f"'{name}', {view}.\"{name}\"::VARCHAR" for name in table.key) + ")::VARCHAR"


def file_of(table: Table, view: str) -> str:
    """SQL of the file that a row names; null where its table names none."""
    named = [f'{view}."{name}"' for name in SHA if name in table.types]
    return f"coalesce({', '.join(named)})" if named else "NULL::VARCHAR"
