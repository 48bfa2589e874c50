"""A look at one table or one check, with only what it is made of built: `make table T=facility_population`."""

import duckdb

from etl.folders import Folders
from etl.warehouse.build import MACROS, BuildError, build, parsed
from etl.warehouse.check import rules

SHOWN = 10  # violations of a check


def look(folders: Folders, name: str) -> str:
    """What a reader of a change wants to see of one table ("facility_population", "staging.figures") or of one check
    ("checks.zip_matches_city"). Raises BuildError where there is none of that name, or its query is wrong.
    """
    schema, _, rest = name.rpartition(".")
    return violations(folders, rest) if schema == "checks" else columns(folders, name if schema else f"core.{name}")


def columns(folders: Folders, target: str) -> str:
    """Where the table lies, its rows, and of each column how many are filled, how many differ, and the smallest."""
    path = build(folders, {target})
    with duckdb.connect(str(path), read_only=True) as con:
        (rows,) = con.execute(f"SELECT count(*) FROM {target}").fetchone() or (0,)
        lines = [
            f"{target}: {rows:,} rows, in {path}",
            f"{'column':32} {'type':8} {'filled':>10} {'distinct':>10}  smallest",
        ]
        for column, kind, *_ in con.execute(f"DESCRIBE {target}").fetchall():
            filled, distinct, least = con.execute(
                f'SELECT count("{column}"), count(DISTINCT "{column}"), min("{column}")::VARCHAR FROM {target}'
            ).fetchone() or (0, 0, None)
            lines.append(f"{column:32} {kind:8} {filled:10,} {distinct:10,}  {(least or '')[:60]!r}")
    return "\n".join(lines)


def violations(folders: Folders, name: str) -> str:
    """How many rows a check finds, and the first of them."""
    sql = next((rule.sql for rule in rules() if rule.name == name), None)
    if sql is None:
        raise BuildError(f"no check is named {name}: see etl/warehouse/checks")
    read = parsed(sql)
    if isinstance(read, str):
        raise BuildError(f"{name}.sql: {read}")
    path = build(folders, read)
    with duckdb.connect(str(path), read_only=True) as con:
        con.execute(MACROS.read_text())
        try:
            rows = con.execute(sql).fetchall()
        except duckdb.Error as error:
            raise BuildError(f"{name}.sql: {error}") from error
        names = [column[0] for column in con.description or []]
    return "\n".join([f"{name}: {len(rows)} rows", *(str(dict(zip(names, row, strict=True))) for row in rows[:SHOWN])])
