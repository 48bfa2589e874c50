"""Hostile and damaged files are refused by the preflight, and no flipped bit changes a value unseen."""

import random
import struct
import warnings
import zipfile
from io import BytesIO

import pytest

from scrapers import preflight as module
from scrapers import workbook
from scrapers.preflight import preflight
from scrapers.records import RefusedError
from tests.workbooks import book, edition

GOOD = book(edition())
SHEET = "xl/worksheets/sheet1.xml"


def changed(members: dict[str, bytes], more: list[tuple[str, bytes]] | None = None) -> bytes:
    """GOOD with members replaced, and ``more`` appended even where the name is there already."""
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()} | members
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of duplicate names
        for name, data in [*parts.items(), *(more or [])]:
            archive.writestr(name, data)
    return out.getvalue()


def flagged_as_encrypted() -> bytes:
    body = bytearray(GOOD)
    central = body.index(b"PK\x01\x02")
    struct.pack_into("<H", body, central + 8, 1)
    return bytes(body)


def lying_about_its_size() -> bytes:
    """The first member's sizes in the zip's directory are smaller than what it inflates to."""
    body = bytearray(GOOD)
    central = body.index(b"PK\x01\x02")
    struct.pack_into("<I", body, central + 24, 10)
    return bytes(body)


def with_cells(cells: bytes) -> bytes:
    return changed({SHEET: b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>"})


HOSTILE = {
    "tag that isn't closed": (with_cells(b'<row r="1"><c r="A1"><v>1</v></row>'), "not well-formed: mismatched tag"),
    "attribute that isn't closed": (with_cells(b'<row r="1"><c r="A1 s="1"><v>1</v></c></row>'), "not well-formed"),
    "formula without a value": (
        with_cells(b'<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="2"><f>SUM(A1)</f></c></row>'),
        "the formula in B1 has no stored value",
    ),
    "formula with a blank value": (
        with_cells(b'<row r="1"><c r="B1"><f t="shared" si="0"/><v></v></c></row>'),
        "the formula in B1 has no stored value",
    ),
    "empty": (b"", "not an .xlsx file"),
    "html": (b"<!DOCTYPE html><html><body>Access denied</body></html>", "HTML"),
    "pdf": (b"%PDF-1.7 ...", "a PDF"),
    "csv": (b"Name,City\nA,B\n", "not an .xlsx file"),
    "nul": (bytes(2000), "not an .xlsx file"),
    "ole": (b"\xd0\xcf\x11\xe0" + bytes(500), "encrypted workbook"),
    "cut in half": (GOOD[: len(GOOD) // 2], "damaged"),
    "cut by a byte": (GOOD[:-1], "damaged"),
    "duplicate member": (changed({}, [(SHEET, b"<worksheet/>")]), "one name"),
    "same name in another case": (changed({}, [(SHEET.upper(), b"<worksheet/>")]), "one name"),
    "traversal": (changed({}, [("../evil.xml", b"<x/>")]), "outside"),
    "absolute": (changed({}, [("/etc/evil.xml", b"<x/>")]), "outside"),
    "doctype": (changed({SHEET: b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'}), "document type"),
    "entity": (changed({SHEET: b'<?xml version="1.0"?><!ENTITY a "b"><worksheet/>'}), "document type"),
    "utf-16": (changed({SHEET: "<worksheet/>".encode("utf-16")}), "UTF-16"),
    "utf-16 without mark": (changed({SHEET: "<worksheet/>".encode("utf-16-le")}), "NUL"),
    "other encoding": (changed({SHEET: b'<?xml version="1.0" encoding="UTF-7"?><worksheet/>'}), "UTF-7"),
    "bomb": (changed({SHEET: b"<worksheet>" + bytes(8 * 2**20).replace(b"\0", b" ")}), "times its size"),
    "encrypted": (flagged_as_encrypted(), "encrypted"),
    "lying size": (lying_about_its_size(), "damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_with_a_reason(name: str) -> None:
    body, reason = HOSTILE[name]
    with pytest.raises(RefusedError, match=reason):
        preflight(body)


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    with zipfile.ZipFile(out := BytesIO(), "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    with pytest.raises(RefusedError, match=r"no xl/workbook\.xml"):
        preflight(out.getvalue())


def test_limits_of_members_and_total_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_TOTAL", 1000)
    with pytest.raises(RefusedError, match="unpacks to"):
        preflight(GOOD)
    monkeypatch.undo()
    monkeypatch.setattr(module, "MAX_MEMBERS", 3)
    with pytest.raises(RefusedError, match="zip members"):
        preflight(GOOD)


def test_custom_properties_may_be_utf_16() -> None:
    """One real edition (November 2022) holds SharePoint's properties so; no reader of ours opens them."""
    assert not preflight(changed({}, [("customXml/item1.xml", "<x/>".encode("utf-16"))])).has_error_cells


def test_error_cells_are_noticed() -> None:
    assert preflight(book({"S": [["#N/A"]]})).has_error_cells
    assert not preflight(book({"S": [["N/A"]]})).has_error_cells
    other_marks = b"<worksheet><sheetData><row><c t='e' r='A1'><v>&#35;REF!</v></c></row></sheetData></worksheet>"
    assert preflight(changed({SHEET: other_marks})).has_error_cells


def test_the_day_a_file_was_saved_is_read_from_its_properties() -> None:
    properties = "docProps/core.xml"
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        written = archive.read(properties)
    start = written.index(b">", written.index(b"<dcterms:modified")) + 1
    for printed, day in ((b"2022-04-29T01:30:00Z", "2022-04-29"), (b"last Tuesday", None)):
        body = changed({properties: written[:start] + printed + written[written.index(b"</dcterms:modified>") :]})
        assert preflight(body).saved_on == day
    assert preflight(changed({properties: b"<x/>"})).saved_on is None


def test_no_flipped_bit_changes_a_value_unseen() -> None:
    good = [sheet.grid for sheet in workbook.read(GOOD).sheets]
    chance = random.Random(1)
    refused = 0
    for _ in range(250):
        body = bytearray(GOOD)
        body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
        try:
            grids = [sheet.grid for sheet in workbook.read(bytes(body)).sheets]
        except RefusedError:
            refused += 1
            continue
        assert grids == good
    assert refused > 200


@pytest.mark.parametrize(
    "cells",
    [
        b'<c r="A1"/><c r="A1"><v>1</v></c>',  # one of them holds nothing
        b"<c><v>1</v></c><c><v>2</v></c>",  # no address: their places say it
        b'<c s="1" r="A1"><v>1</v></c><c s="1" r="B1"><v>1</v></c>',
        b'<c r="A1" t="str"><f>IF(B1,"x","")</f><v></v></c>',  # the value is an empty text
        b'<c r="A1"><f>B1</f><v>0</v></c>',
    ],
)
def test_what_is_no_fault_passes(cells: bytes) -> None:
    workbook.read(with_cells(b'<row r="1">' + cells + b"</row>"))


def test_two_cells_of_one_address_are_refused() -> None:
    cells = b'<row r="1"><c r="A1"><v>1</v></c><c s="3" r="A1"><v>9</v></c></row>'
    with pytest.raises(RefusedError, match="two cells have the address A1"):
        workbook.read(with_cells(cells))
