"""Column and Table: declared once, and from that the DuckDB and SQLite DDL and the Arrow schema are generated.

`etl/publication/describe.py` generates the documents (data package, dictionary, Datasette metadata) from the same declarations.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

Type = Literal["string", "integer", "number", "boolean", "date"]

DUCKDB_TYPES: dict[Type, str] = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}
SQLITE_TYPES: dict[Type, str] = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "date": "TEXT",
}
ARROW_TYPES: dict[Type, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")  # 32 characters: Stata's limit


@dataclass(frozen=True)
class Column:
    """One column. ``unit`` is "none" where the value has none; ``references`` is "table.column" of a foreign key.

    ``enum`` lists every allowed value, ``range`` the least and the largest number. ``facet`` columns are indexed and offered as
    facets in Datasette. ``printed`` is false for what we add to a row that a source prints: it has no cell of its own there.
    """

    name: str
    type: Type
    description: str
    unit: str = "none"
    label: str = ""
    required: bool = False
    references: str = ""
    enum: tuple[str, ...] = ()
    facet: bool = False
    printed: bool = True
    range: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise ValueError(f"column {self.name!r}: names are {NAME.pattern}")
        if len(self.title) > 80:
            raise ValueError(f"column {self.name!r}: its label is longer than 80 characters")
        if self.range and self.type not in ("integer", "number"):
            raise ValueError(f"column {self.name!r}: a range is for numbers")
        if not self.description:
            raise ValueError(f"column {self.name!r}: it has no description")

    @property
    def title(self) -> str:
        """The label a reader sees."""
        return self.label or self.name.replace("_", " ")


@dataclass(frozen=True)
class Table:
    """One published table.

    ``sources`` are the source ids its facts come from ("" for our own judgement). ``local`` tables hold running text: they
    are served from the local build and never written to `datasets/`. ``fts`` names the columns of its full-text index.
    ``order`` is the unindexed column by which Datasette sorts, newest or largest first. ``served`` is a SQL predicate on the
    rows that the serving file holds, where it would be too large with all of them.
    """

    name: str
    title: str
    grain: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    rights: str
    sources: tuple[str, ...] = ()
    label_column: str = ""
    local: bool = False
    fts: tuple[str, ...] = ()
    order: str = ""
    served: str = "true"

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise ValueError(f"table {self.name!r}: names are {NAME.pattern}")
        names = [column.name for column in self.columns]
        unknown = {*self.primary_key, *self.fts, *([self.label_column] if self.label_column else [])} - set(names)
        if unknown or len(names) != len(set(names)):
            raise ValueError(f"table {self.name!r}: unknown or repeated columns {sorted(unknown) or names}")

    @property
    def column_list(self) -> str:
        """The columns as SQL writes them, in declared order."""
        return ", ".join(f'"{column.name}"' for column in self.columns)

    @property
    def key_list(self) -> str:
        """The primary key as SQL writes it: also the order in which rows are stored everywhere."""
        return ", ".join(f'"{name}"' for name in self.primary_key)

    @property
    def indexed(self) -> set[str]:
        """The columns with an index of their own in the serving file."""
        return {column.name for column in self.columns if column.facet or column.references}

    def is_required(self, column: Column) -> bool:
        """True where ``column`` is never null: declared so, or part of the key."""
        return column.required or column.name in self.primary_key


def duckdb_ddl(table: Table, schema: str) -> str:
    """CREATE TABLE with keys, NOT NULL and CHECKs of enumerations and ranges, so that a wrong query fails the build."""
    lines = []
    for column in table.columns:
        line = f'"{column.name}" {DUCKDB_TYPES[column.type]}'
        if table.is_required(column):
            line += " NOT NULL"
        if column.enum:
            line += f' CHECK ("{column.name}" IN ({quoted(column.enum)}))'
        if column.range:
            line += f' CHECK ("{column.name}" BETWEEN {column.range[0]} AND {column.range[1]})'
        lines.append(line)
    lines.append(f"PRIMARY KEY ({', '.join(table.primary_key)})")
    return f"CREATE TABLE {schema}.{table.name} (\n  " + ",\n  ".join(lines) + "\n)"


def duckdb_comments(table: Table, schema: str) -> Iterable[str]:
    """COMMENT ON statements: the dictionary inside the database."""
    yield f"COMMENT ON TABLE {schema}.{table.name} IS {quoted([table.description])}"
    for column in table.columns:
        yield f"COMMENT ON COLUMN {schema}.{table.name}.{column.name} IS {quoted([describe(column)])}"


def sqlite_ddl(table: Table) -> list[str]:
    """CREATE TABLE and CREATE INDEX statements of the serving file: keys, foreign keys, an index on every facet."""
    lines = []
    for column in table.columns:
        line = f'"{column.name}" {SQLITE_TYPES[column.type]}'
        if table.is_required(column):
            line += " NOT NULL"
        if column.references:
            target, _, key = column.references.partition(".")
            line += f" REFERENCES {target}({key})"
        lines.append(line)
    lines.append(f"PRIMARY KEY ({', '.join(table.primary_key)})")
    statements = [f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)"]
    for name in sorted(table.indexed - {table.primary_key[0]}):
        statements.append(f"CREATE INDEX {table.name}_{name} ON {table.name} ({name})")
    return statements


def arrow_schema(table: Table) -> pa.Schema:
    """The Parquet schema: types, nullability, and each column's description and unit as field metadata."""
    return pa.schema(
        pa.field(
            column.name,
            ARROW_TYPES[column.type],
            nullable=not table.is_required(column),
            metadata={"description": column.description, "unit": column.unit},
        )
        for column in table.columns
    )


def describe(column: Column) -> str:
    """The description with its unit, for places that have one text per column."""
    return column.description if column.unit == "none" else f"{column.description} Unit: {column.unit}."


def meanings(column: Column) -> dict[str, str]:
    """What the description says of each code of a closed column, where it says "code: meaning" at the start of a clause.

    A meaning ends with its clause, at a full stop or a semicolon. Codes that the description does not explain are left out.
    """
    found = {}
    for code in column.enum:
        match = re.search(rf"(?:^|[.;:] ){re.escape(code)}: ([^.;]+(?:\.\d[^.;]*)*)[.;]", column.description)
        if match:
            found[code] = match[1]
    return found


def quoted(values: Iterable[str]) -> str:
    """A comma-separated list of SQL string literals."""
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values)
