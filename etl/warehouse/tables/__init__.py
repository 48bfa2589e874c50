"""The published tables: for each one its declaration (<table>.py) beside the query that fills it (<table>.sql)."""

import importlib
import pkgutil
from functools import cache
from pathlib import Path

from etl.warehouse.schema import Table

FOLDER = Path(__file__).parent


@cache
def tables() -> dict[str, Table]:
    """Every declared table by name, in alphabetical order. Raises where a declaration has no query, or the reverse."""
    found: dict[str, Table] = {}
    for module in sorted(pkgutil.iter_modules([str(FOLDER)]), key=lambda module: module.name):
        table = importlib.import_module(f"etl.warehouse.tables.{module.name}").TABLE
        if table.name != module.name:
            raise ValueError(f"etl/warehouse/tables/{module.name}.py declares a table named {table.name!r}")
        found[table.name] = table
    queries = {path.stem for path in FOLDER.glob("*.sql")}
    if queries != set(found):
        raise ValueError(
            f"etl/warehouse/tables: declaration without query or query without declaration: {queries ^ set(found)}"
        )
    for table in found.values():
        for column in table.columns:
            target, _, key = column.references.partition(".")
            if target and (target not in found or found[target].primary_key != (key,)):
                raise ValueError(f"{table.name}.{column.name} references {column.references}, which is no primary key")
    return found
