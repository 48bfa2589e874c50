"""What the dictionary says of the bytes: separators, empty texts, weekdays. On the declarations and the published files."""

import re
from pathlib import Path

import duckdb
import pytest

from etl.folders import ROOT
from etl.publication import describe
from etl.warehouse.tables import tables

SEPARATED = re.compile(r"separated by '(.+?)'")
SEPARATORS = {
    (table.name, column.name): said.group(1)
    for table in describe.public()
    for column in table.columns
    if (said := SEPARATED.search(column.description))
}


def published(table: str, column: str) -> Path:
    path = ROOT / "datasets" / f"{table}.parquet"
    if not path.exists() or column not in duckdb.sql(f"SELECT * FROM '{path}'").columns:
        pytest.skip(f"datasets/ has no {table}.parquet with {column}")
    return path


def test_the_dictionary_says_what_the_declarations_say() -> None:
    """It said ' / ' where the bytes have ' | ': a bar ends a cell of a Markdown table unless it is escaped."""
    bare = r"(?<!\\)\|"
    rows = [re.split(bare, line)[1:-1] for line in describe.dictionary().splitlines() if line.startswith("| ")]
    cells = {(row[0].strip(), row[-1].strip().replace("\\|", "|")) for row in rows}
    assert {len(row) for row in rows} == {4}
    for table, name in SEPARATORS:
        (column,) = (column for column in tables()[table].columns if column.name == name)
        assert any(name == of and text.startswith(column.description) for of, text in cells), (table, name)


@pytest.mark.parametrize(("table", "column"), SEPARATORS)
def test_the_bytes_are_separated_as_the_dictionary_says(table: str, column: str) -> None:
    path, said = published(table, column), SEPARATORS[table, column]
    values = [text for (text,) in duckdb.sql(f"SELECT {column} FROM '{path}' WHERE {column} IS NOT NULL").fetchall()]
    others = {" | ", "; ", " / "} - {said}
    assert not [text for text in values if any(other in text for other in others) and said not in text]


def test_an_empty_text_stands_only_where_the_dictionary_says_so() -> None:
    unsaid = []
    for table in describe.public():
        path = ROOT / "datasets" / f"{table.name}.parquet"
        held = duckdb.sql(f"SELECT * FROM '{path}'").columns if path.exists() else []
        for column in table.columns:
            wanted = column.type == "string" and table.is_required(column) and "empty" not in column.description
            wanted &= column.name in held
            if wanted and duckdb.sql(f"SELECT 1 FROM '{path}' WHERE \"{column.name}\" = '' LIMIT 1").fetchall():
                unsaid.append((table.name, column.name))
    assert unsaid == []


def test_fridays_and_saturdays_are_the_days_that_are_missing() -> None:
    path = published("unaccompanied_children_days", "date")
    days = dict(duckdb.sql(f"SELECT dayname(date), count(DISTINCT date) FROM '{path}' GROUP BY ALL").fetchall())
    rare = {day for day in ("Friday", "Saturday") if days.get(day, 0) < 0.1 * max(days.values())}
    assert rare == {"Friday", "Saturday"}
    assert all(days[day] > 0.5 * max(days.values()) for day in ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday"))
