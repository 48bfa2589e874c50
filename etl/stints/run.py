"""`python -m etl stints FILE … --out DIR`: one release of person-level stints → counts by place, with small ones hidden.

Persons are told apart by a number made of their identifier, in memory, and forgotten with the run: nothing about a single
person is written, not even to a temporary file (DuckDB may not spill). So that memory does not grow with the files, they are
read several times, each time for a share of the persons; every count is a sum over these shares.
"""

import json
import math
import os
from collections.abc import Sequence
from pathlib import Path

import duckdb
from tqdm import tqdm

from etl.folders import sha256_of
from etl.stints import layouts, protect

SHARE = 2_500_000
"""Rows a pass: the process stays under 1.5 GB with two threads at 10 million rows; passes of 5 million exceed MEMORY."""
MEMORY = "1500MB"
RESULTS = ("changes", "held", "stayed", "moved")
"""The queries of `stints.sql` whose rows are counts."""
KEYS = {
    "changes": ("code", "day"),
    "held": ("code", "year", "nationality", "criminality"),
    "stayed": ("code", "year", "nationality", "criminality", "length"),
    "moved": ("code", "year", "next_code", "nationality", "criminality"),
}
SUMMED = {"changes": ("change",), "moved": ("n",)}
"""The columns that are added up over passes; of all others n and days."""
SQL = Path(__file__).with_name("stints.sql")
PINNED = Path(__file__).with_name("releases.csv")
CSV = (".csv", ".csv.gz", ".txt", ".txt.gz")


def queries() -> dict[str, str]:
    """The queries of `stints.sql` by name, in their order."""
    parts = SQL.read_text(encoding="utf-8").split("-- name: ")[1:]
    return {part.partition("\n")[0].strip(): part.partition("\n")[2] for part in parts}


def main(inputs: Sequence[Path], out: Path, threads: int | None = None) -> int:
    """Count the stints of ``inputs`` into ``out``. Returns 0; raises LayoutError, duckdb.Error where a file can't be read."""
    out.mkdir(parents=True, exist_ok=True)
    with connected(threads) as con:
        rows = given(con, inputs)
        counted(con, max(1, math.ceil(rows["rows"] / SHARE)))
        protect.publish(con, out)
    releases = pinned()
    files = [
        {"name": path.name, "sha256": (sha256 := sha256_of(path)), "release": releases.get(sha256)} for path in inputs
    ]
    (out / "stints.json").write_text(json.dumps({"files": files, **rows}, indent=1) + "\n", encoding="utf-8")
    unknown = [str(file["name"]) for file in files if not file["release"]]
    print(f"stints: {rows['rows']:,} rows, {rows['left_out']:,} without person, place or book-in left out -> {out}")
    if unknown:
        print(f"stints: of no release listed in {PINNED.name}: {', '.join(unknown)}")
    return 0


def connected(threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """A database in memory that never writes to a disk."""
    con = duckdb.connect(
        config={"memory_limit": MEMORY, "temp_directory": "", "threads": threads or os.cpu_count() or 1}
    )
    con.execute("SET preserve_insertion_order = false")
    return con


def given(con: duckdb.DuckDBPyConnection, inputs: Sequence[Path]) -> dict[str, int]:
    """Make the view `every` (a row a stint, persons as numbers) and the table `years`. Returns how many rows there are, how
    many were left out, and the release's last day (days since 1970-01-01).
    """
    con.execute(f"CREATE VIEW read AS {' UNION ALL '.join(select(con, path) for path in inputs)}")
    usable = "person IS NOT NULL AND code IS NOT NULL AND day_in IS NOT NULL"
    rows, good, first, last = con.execute(
        f"SELECT count(*), count(*) FILTER ({usable}), min(day_in) FILTER ({usable}), "
        f"max(greatest(day_in, day_out)) FILTER ({usable}) FROM read"
    ).fetchall()[0]
    con.execute(f"CREATE VIEW every AS SELECT *, {last or 0} AS last_day FROM read WHERE {usable}")
    con.execute(
        "CREATE TABLE years AS SELECT year, min(day) AS first_day, max(day) AS last_day FROM (SELECT day, "
        "year(DATE '1970-01-01' + day::INT + INTERVAL 3 MONTH) AS year FROM range(?, ?) AS days(day)) GROUP BY year",
        [first or 0, (last or 0) + 1],
    )
    return {"rows": rows, "left_out": rows - good, "last_day": last or 0}


def select(con: duckdb.DuckDBPyConnection, path: Path) -> str:
    """SQL that reads one file as `given` has it: numbers of days and seconds since 1970-01-01, persons as hashes."""
    file = str(path).replace("'", "''")
    source = f"read_csv('{file}')" if path.name.endswith(CSV) else f"read_parquet('{file}')"
    names = [str(row[0]) for row in con.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()]
    name = {column: f'"{found}"' if found else None for column, found in layouts.named(str(path), names).items()}

    def day(column: str) -> str:
        return f"CAST({name[column]} AS DATE) - DATE '1970-01-01'" if name[column] else "NULL::BIGINT"

    def second(column: str) -> str:
        return f"epoch({name[column]}::TIMESTAMP)::BIGINT"

    return (
        f"SELECT CASE WHEN {name['person']} IS NULL THEN NULL ELSE hash({name['person']}) "
        f"END AS person, {name['code']} AS code, {day('book_in')} AS day_in, {second('book_in')} AS time_in, "
        f"{day('book_out')} AS day_out, {second('stay_in') if name['stay_in'] else second('book_in')} AS stay_in, "
        f"{day('stay_out')} AS stay_out, {layouts.nationality(name['citizenship'])} AS nationality, "
        f"{layouts.criminality(name['criminality'])} AS criminality FROM {source}"
    )


def counted(con: duckdb.DuckDBPyConnection, shares: int) -> None:
    """Make the tables `RESULTS` from `every`, in that many passes over the files."""
    for number in tqdm(range(shares), desc="stints", unit="pass", disable=None):
        con.execute(f"CREATE OR REPLACE TEMP VIEW given AS SELECT * FROM every WHERE person % {shares} = {number}")
        for name, query in queries().items():
            if name in RESULTS and number:
                con.execute(f"INSERT INTO {name} {query}")
            else:
                con.execute(f"CREATE OR REPLACE {'TABLE' if name in RESULTS else 'TEMP TABLE'} {name} AS {query}")
    for name in ("placed", "covered"):
        con.execute(f"DROP TABLE {name}")
    for name, keys in KEYS.items():
        sums = (
            "sum(change) AS change"
            if name == "changes"
            else "sum(n) AS n" + ("" if name == "moved" else ", sum(days) AS days")
        )
        con.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT {', '.join(keys)}, {sums} FROM {name} GROUP BY ALL")


def pinned() -> dict[str, str]:
    """The releases whose files are known by hash: sha256 → title."""
    lines = PINNED.read_text(encoding="utf-8").splitlines()[1:]
    return {line.split(",")[0]: line.split(",")[2] for line in lines}
