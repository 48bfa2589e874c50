"""Cells, addresses and sheets: what is printed comes back, at its own address."""

import time
import zipfile
from datetime import date, datetime
from datetime import time as clock
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from scrapers import workbook
from scrapers.records import RefusedError
from scrapers.workbook import address, clean, fiscal_year, printed
from tests.workbooks import Rows, book


@given(st.floats(allow_nan=False))
def test_a_printed_number_reads_back_to_the_same_float(number: float) -> None:
    text = printed(number)
    assert text is not None
    assert float(text) == number
    assert not text.endswith(".0")


@given(st.text())
def test_text_is_verbatim_and_only_whitespace_is_blank(text: str) -> None:
    assert printed(text) == (text if text.strip() else None)


@given(st.text(alphabet="A b\xa0\n\t"))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\xa0" not in once
    assert "  " not in once


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_addresses_are_excels(row: int, column: int) -> None:
    assert address(row, column) == f"{get_column_letter(column + 1)}{row + 1}"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (640.0, "640"),
        (0.0, "0"),
        (7105, "7105"),
        (1 / 3, "0.3333333333333333"),
        (True, "TRUE"),
        (date(2018, 5, 3), "2018-05-03"),
        (datetime(2018, 5, 3), "2018-05-03"),
        (datetime(2018, 5, 3, 14, 30), "2018-05-03 14:30:00"),
        (clock(13, 5), "13:05:00"),
        ("", None),
        ("\xa0 ", None),
        (" FY26\xa0ALOS ", " FY26\xa0ALOS "),
    ],
)
def test_printed(value: workbook.Cell, text: str | None) -> None:
    assert printed(value) == text


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("ICE FACILITIES DATA, FY21 YTD", 2021),
        ("Detention EOFY2020", 2020),
        ("Facilities EOYFY20 ", 2020),
        ("FY2026", 2026),
        ("ICE FACILITIES DATA", None),
        ("FY2019 - FY2021", None),
        ("FY20210", None),
    ],
)
def test_fiscal_year(text: str, year: int | None) -> None:
    assert fiscal_year(text) == year


def test_leading_blank_rows_and_columns_do_not_shift_addresses() -> None:
    sheet = workbook.read(book({"S": [[], [], [None, None, "here"]]})).sheets[0]
    assert sheet.at(2, 2) == "here"
    assert address(2, 2) == "C3"


def test_hidden_sheets_are_listed_with_their_state_and_stray_blanks() -> None:
    sheets = workbook.read(book({" A ": [[1]], "B": [[2]]}, hidden=[" A "])).sheets
    assert [(sheet.name, sheet.visible) for sheet in sheets] == [(" A ", False), ("B", True)]


def test_an_error_cell_is_told_from_a_blank() -> None:
    read = workbook.read(book({"S": [["#N/A", None, "N/A"]]}))
    assert read.error_cells(read.sheets[0]) == {"A1": "#N/A"}
    assert workbook.read(book({"S": [[None, "x"]]})).error_cells(read.sheets[0]) == {}


def test_equal_values_have_one_payload_whatever_follows_blank() -> None:
    cases: list[Rows] = [[[1, "a"]], [[1, "a", ""], []], [[1, "b"]]]
    one, other, third = (workbook.read(book({"S": rows})).sheets[0] for rows in cases)
    assert one.payload_sha256() == other.payload_sha256() != third.payload_sha256()


def test_a_sheet_of_sixteen_thousand_styled_columns_is_read_in_time() -> None:
    """As ICE's segregation sheets since 2024: hundreds of thousands of styled cells for a few hundred values."""
    made = openpyxl.Workbook()
    made.active["A1"] = "FY25"
    made.active["A40"] = 7
    out = BytesIO()
    made.save(out)
    with zipfile.ZipFile(out) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    letters = [get_column_letter(n) for n in range(2, 16_384)]
    cells = b"".join(b'<c r="%s1" s="0"/>' % letter.encode() for letter in letters)
    sheet = members["xl/worksheets/sheet1.xml"]
    first_row_ends = sheet.index(b"</row>")
    members["xl/worksheets/sheet1.xml"] = sheet[:first_row_ends] + cells + sheet[first_row_ends:]
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    started = time.process_time()
    read = workbook.read(out.getvalue()).sheets[0]
    assert read.at(39, 0) == 7
    assert read.texts >= {"FY25"}
    read.payload_sha256()
    assert time.process_time() - started < 3


def test_a_workbook_calamine_cannot_read_is_refused() -> None:
    with zipfile.ZipFile(out := BytesIO(), "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(RefusedError, match=r"calamine can't read|no sheets"):
        workbook.read(out.getvalue())
