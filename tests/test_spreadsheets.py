"""No cell of a CSV of ours is a formula in a spreadsheet, and every number is what it was."""

import asyncio
import csv
import io
from pathlib import Path

import pytest
from datasette.app import Datasette
from hypothesis import given
from hypothesis import strategies as st

from etl.folders import ROOT
from explore import spreadsheets
from explore.spreadsheets import SafeWriter, safe

FORMULAS = ["=cmd|'/c calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)", "\t=1+1", "\r=1+1",
            '=HYPERLINK("http://x.example","y")', "\uff1d1+1", "-a", "=1,2\n=3", "+"* 3, "-1-1", "=1"]  # fmt: skip
NUMBERS = ["-5", "+1", "-1,234.5", "-12.5%", "-.5", "-1e5", "-", "+", "", "N/A", "5", "A=1", "1=1", "  =1"]


class Kept:
    """A writer that keeps what it is given."""

    def __init__(self) -> None:
        self.text = ""

    async def write(self, text: str) -> None:
        self.text += text


def written(*rows: list[object]) -> list[list[str]]:
    """The cells that come out where Datasette writes ``rows``."""
    kept = Kept()

    async def write() -> None:
        out = csv.writer(SafeWriter(kept, 0))
        for row in rows:
            await out.writerow(row)  # type: ignore[misc]

    asyncio.run(write())
    return list(csv.reader(io.StringIO(kept.text, newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_text(text: str) -> None:
    assert safe(text) == f"'{text}"
    assert written(["a", text, 1]) == [["a", f"'{text}", "1"]]


@pytest.mark.parametrize("text", NUMBERS)
def test_what_is_no_formula_is_left_alone(text: str) -> None:
    assert safe(text) == text
    assert written([text, -5.25, None]) == [[text, "-5.25", ""]]


@given(
    st.lists(
        st.lists(
            st.one_of(st.text(), st.integers(), st.floats(allow_nan=False, allow_infinity=False)),
            min_size=2,
            max_size=4,
        ),
        max_size=4,
    )
)
def test_any_row_comes_back_and_no_cell_of_it_runs(rows: list[list[object]]) -> None:
    for before, after in zip(rows, written(*rows), strict=True):
        assert after == [str(safe(cell)) for cell in before]
        assert not any(
            cell[:1] in tuple("=+@\t\r") and not spreadsheets.NUMBER.fullmatch(cell) for cell in after if len(cell) > 1
        )


def test_datasettes_own_csv_is_written_that_way(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "detention.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT, number REAL)")
        db.executemany("INSERT INTO t VALUES (?, ?, ?)", [(n, text, -n) for n, text in enumerate(FORMULAS)])

    async def asked(path_: str) -> str:
        site = Datasette([], immutables=[str(path)], plugins_dir=str(ROOT / "explore" / "plugins"))
        await site.invoke_startup()
        return str((await site.client.get(path_)).text)

    for address in ("/detention/t.csv?_stream=on", "/detention.csv?sql=select+*+from+t"):
        header, *rows = csv.reader(io.StringIO(asyncio.run(asked(address)), newline=""))
        assert header == ["id", "text", "number"]
        assert [row[1] for row in rows] == [f"'{text}" for text in FORMULAS]
        assert [float(row[2]) for row in rows] == [-n for n in range(len(FORMULAS))]
