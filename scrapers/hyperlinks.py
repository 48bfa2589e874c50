"""Targets of a sheet's cell hyperlinks. calamine gives a cell's text only, openpyxl takes a second a file for this."""

import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from io import BytesIO

from scrapers.records import RefusedError

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CELL = re.compile(r"([A-Z]+)(\d+)(?::\1(\d+))?")
LAST_ROW = 1_048_576  # of an .xlsx sheet


def hyperlinks(body: bytes, sheet: str) -> dict[str, str]:
    """Cell address -> URL for one sheet of a workbook that passed the preflight (no DOCTYPE, no entities).

    Links inside the workbook are left out. Raises RefusedError where the parts of the file don't fit together.
    """
    with zipfile.ZipFile(BytesIO(body)) as archive:
        names = set(archive.namelist())
        book = ET.fromstring(archive.read("xl/workbook.xml"))
        targets = _relations(archive, names, "xl/workbook.xml")
        ids = [node.get(f"{RELS}id", "") for node in book.iter(f"{MAIN}sheet") if node.get("name") == sheet]
        if len(ids) != 1 or not targets.get(ids[0]):
            raise RefusedError("the workbook's parts don't name this sheet once", sheet)
        part = (
            posixpath.normpath(posixpath.join("xl", targets[ids[0]]))
            if not targets[ids[0]].startswith("/")
            else targets[ids[0]][1:]
        )
        links = _relations(archive, names, part)
        found: dict[str, str] = {}
        for node in ET.fromstring(archive.read(part)).iter(f"{MAIN}hyperlink"):
            reference, relation = CELL.fullmatch(node.get("ref", "")), node.get(f"{RELS}id")
            if relation is None:
                continue
            if reference is None or relation not in links:
                raise RefusedError("a hyperlink without target, or over several columns", sheet, node.get("ref", ""))
            column, first, last = reference.groups()
            if int(last or first) > LAST_ROW:
                raise RefusedError("a hyperlink below the last row that a sheet can have", sheet, node.get("ref", ""))
            for row in range(int(first), int(last or first) + 1):
                found[f"{column}{row}"] = links[relation].strip()
        return found


def _relations(archive: zipfile.ZipFile, names: set[str], part: str) -> dict[str, str]:
    folder, name = posixpath.split(part)
    path = f"{folder}/_rels/{name}.rels"
    if path not in names:
        return {}
    nodes = ET.fromstring(archive.read(path)).iter(f"{PACKAGE}Relationship")
    return {node.get("Id", ""): node.get("Target", "") for node in nodes}
