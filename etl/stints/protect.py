"""What may leave: counts of ten and fewer are hidden, and so many others that none can be found by subtraction.

The rule for every set of cells that add up to a published total: either none is hidden, or at least two are, which together
are at least `FEWEST`; where they are fewer, the next smallest cells are hidden, too. A total of ten and fewer is hidden itself,
with all its cells. The nights of a place in a fiscal year add up to its person-nights of that year, so they are such a set.
Cells of one breakdown are never crossed with another's, and no sum over places is published.
"""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from etl.stints import layouts

FEWEST = 11
"""The design's rule 9."""

NIGHTS = "code, year"
CELLS = "measure, code, year, dimension"


def publish(con: duckdb.DuckDBPyConnection, out: Path) -> None:
    """Write `stint_nights.parquet` and `stint_cells.parquet` from the tables of `stints.sql`, small counts hidden."""
    nights(con)
    cells(con)
    hide(con, "all_nights", NIGHTS, "persons")
    hide(con, "all_cells", CELLS, "n")
    write(con, out / "stint_nights.parquet", (
        "SELECT code, DATE '1970-01-01' + day::INT AS night, CASE WHEN hidden THEN NULL ELSE persons END::INT AS persons "
        "FROM all_nights_hidden ORDER BY code, night"))  # fmt: skip
    write(con, out / "stint_cells.parquet", (
        "SELECT measure, code, year::INT AS fiscal_year, dimension, value, CASE WHEN hidden THEN NULL ELSE n END::BIGINT AS n, "
        "CASE WHEN hidden THEN NULL ELSE days END::BIGINT AS days FROM all_cells_hidden "
        "ORDER BY measure, code, year, dimension, value"))  # fmt: skip


def nights(con: duckdb.DuckDBPyConnection) -> None:
    """Make `all_nights`: persons by place and night, where there were any."""
    con.execute("""
        CREATE TABLE all_nights AS
        SELECT code, year, day, persons FROM (
            SELECT code, unnest(range(day, until)) AS day, persons FROM (
                SELECT code, day, sum(change) OVER one_place AS persons, lead(day) OVER one_place AS until
                FROM changes WHERE change <> 0
                WINDOW one_place AS (PARTITION BY code ORDER BY day)
            ) WHERE persons > 0
        ) JOIN years ON day BETWEEN first_day AND last_day
    """)


def cells(con: duckdb.DuckDBPyConnection) -> None:
    """Make `all_cells`: for each measure, place and fiscal year the total and each breakdown."""
    breakdowns = {
        "citizenship": ("nationality", layouts.NATIONALITY),
        "criminality": ("criminality", layouts.CRIMINALITY),
    }
    parts = []
    for measure, table, days, more in (
        ("persons_held", "held", "days", {}),
        ("stays_begun", "stayed", "days", {"length_of_stay": ("length", layouts.LENGTH)}),
        ("transfers_out", "moved", "NULL::HUGEINT", {"to": ("next_code", None)}),
    ):
        for dimension, (column, words) in {"all": ("'all'", None), **breakdowns, **more}.items():
            value = f"{list(words)!r}[{column} + 1]" if words else column
            total = "NULL::HUGEINT" if days.startswith("NULL") else f"sum({days})"
            parts.append(
                f"SELECT '{measure}' AS measure, code, year, '{dimension}' AS dimension, {value} AS value, sum(n) AS n, "
                f"{total} AS days FROM {table} GROUP BY code, year, {column}"
            )
    con.execute(f"CREATE TABLE all_cells AS {' UNION ALL '.join(parts)}")


def hide(con: duckdb.DuckDBPyConnection, table: str, group: str, n: str) -> None:
    """Make ``table``_hidden: the table with a column `hidden`, by the rule above for each ``group`` of cells."""
    order = "day" if table == "all_nights" else "value"
    con.execute(f"""
        CREATE TABLE {table}_hidden AS
        SELECT * EXCLUDE (small, n_small, sum_small, before, sum_before),
            small OR (n_small > 0 AND (n_small + before < 2 OR sum_small + sum_before < {FEWEST})) AS hidden
        FROM (
            SELECT *,
                count(*) FILTER (small) OVER one_group AS n_small,
                coalesce(sum({n}) FILTER (small) OVER one_group, 0) AS sum_small,
                count(*) FILTER (NOT small) OVER those_before AS before,
                coalesce(sum({n}) FILTER (NOT small) OVER those_before, 0) AS sum_before
            FROM (SELECT *, {n} < {FEWEST} AS small FROM {table})
            WINDOW one_group AS (PARTITION BY {group}),
                those_before AS (PARTITION BY {group} ORDER BY {n}, {order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        )
    """)


def write(con: duckdb.DuckDBPyConnection, path: Path, query: str) -> None:
    """Write a query as Parquet beside ``path`` and rename it into place."""
    temporary = path.with_suffix(".tmp")
    table: pa.Table = con.sql(query).to_arrow_table()
    pq.write_table(table, temporary, compression="zstd", compression_level=3, row_group_size=122_880)
    temporary.replace(path)
