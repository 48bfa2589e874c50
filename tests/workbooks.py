"""Synthetic workbooks in the shape of ICE's, made for one case each. Headers are written out as real editions print them."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO

import openpyxl

from scrapers import records
from scrapers.ice_sheets.sheets import extract_workbook
from scrapers.records import Value as Printed

Value = str | int | float | bool | date | datetime | None
Rows = list[list[Value]]
Found = dict[str, list[dict[str, Printed]]]

STABLE = (
    "Name|Address|City|State|Zip|AOR|Type Detailed|Male/Female|FY26 ALOS|Level A|Level B|Level C|Level D|Male Crim|"
    "Male Non-Crim|Female Crim|Female Non-Crim|ICE Threat Level 1|ICE Threat Level 2|ICE Threat Level 3|"
    "No ICE Threat Level|Mandatory|Guaranteed Minimum|Last Inspection Type"
).split("|")
SECOND = "Second to Last Inspection Type|Second to Last Inspection Standard"
NAKAMOTO = (
    "Last Nakamoto Inspection Standard|Last Nakamoto Inspection Rating - Final|Last Nakamoto Inspection Date|"
    "Second to Last Nakamoto Inspection Type|Second to Last Nakamoto Inspection Standard|"
    "Second to Last Nakamoto Inspection Date"
)
TAILS = {
    31: "Last Inspection Standard|Last Inspection Rating - Final|Last Inspection Date|"
    f"{SECOND}|Second to Last Inspection Rating|Second to Last Inspection Date",
    30: "Last Inspection Standard|Last Inspection Rating - Final|Last Inspection Date|"
    f"{SECOND}|Second to Last Inspection Date",
    33: f"ODO Inspection End Date|ODO Last Inspection Standard|ODO Final Rating|{NAKAMOTO}",
    133: f"ODO Final Report Date|ODO Last Inspection Standard|ODO Final Rating|{NAKAMOTO}",  # July 2023, 33 columns too
    27: "ODO Inspection End Date|ODO Last Inspection Standard|ODO Final Rating",
    28: "Last Inspection End Date|Pending FY26 Inspection|Last Inspection Standard|Last Final Rating",
    127: "Last Inspection End Date|Last Inspection Standard|Last Final Rating",  # FY26, 27 columns too
}
"""The seven real inspection tails, by number of columns (plus 100 for the later of two of one length)."""

ADP = [1.5, 0.25, 0, 0, 1, 0.25, 0.5, 0, 0.5, 0.25, 1, 0, 0.75]
NOTE = "[1] (AAAAAAA) ALPHA COUNTY JAIL houses single adults and no longer houses family units as of 12/11/21."


def headers(tail: int = 127) -> list[str]:
    """The header row of a layout."""
    return STABLE + TAILS[tail].split("|")


def facility(name: Value = "ALPHA COUNTY JAIL", tail: int = 127, **changes: Value) -> list[Value]:
    """A facility row: 24 plain values, then "x1", "x2" … in the inspection columns. ``changes``: by column letter."""
    place: list[Value] = [name, "1 MAIN ST.", "ALPHA", "NY", 7105, "NYC", "IGSA", "Female/Male", 12.125]
    row = [*place, *ADP, 50, "ODO", *(f"x{n + 1}" for n in range(len(TAILS[tail].split("|"))))]
    for letter, value in changes.items():
        row[openpyxl.utils.column_index_from_string(letter) - 1] = value
    return row


def facilities(
    rows: Sequence[list[Value]], header: list[str] | None = None, header_row: int = 7, fy: str = "FY26"
) -> Rows:
    """A Facilities sheet: a title, a source line with its date, group titles, the header row, ``rows``."""
    sheet: Rows = [[] for _ in range(header_row - 1)]
    sheet[0] = ["U.S. Immigration and Customs Enforcement"]
    sheet[1] = [f"ICE FACILITIES DATA, {fy}"]
    sheet[2] = ["Source: ICE Integrated Decision Support (IIDS), 02/05/2026"]
    return [*sheet, list(header or headers()), *rows]


def detention(fy: str = "FY2026", ice: int = 60, gap: int = 4, types: Sequence[str] = ("FSC", "Adult")) -> Rows:
    """A Detention sheet with both "currently detained" blocks and a neighbour. ``gap``: rows before the first block."""
    beside: list[Value] = [None, None, "ICE Release Fiscal Year", None, "FSC"]
    sheet: Rows = [["U.S. Immigration and Customs Enforcement"], [], [f"ICE DETENTION DATA, {fy}"], *([[]] * gap)]
    dispositions = [
        "Expedited Removal (I-860)",
        "Notice to Appear (I-862)",
        "Reinstatement of Deport Order (I-871)",
        "Other",
    ]
    sheet.append([f"ICE Currently Detained by Processing Disposition and Detention Facility Type: {fy}"])
    sheet.append(["Processing Disposition", *types, "Total", *beside])
    sheet.append(["Total", *([0] * (len(types) - 1)), 80, 80])
    sheet += [[label, *([0] * (len(types) - 1)), 20, 20] for label in dispositions]
    sheet += [[], [], [], ["ICE Currently Detained by Criminality and Arresting Agency"]]
    sheet.append(["Criminality", "ICE", "Percent ICE", "CBP", "Percent CBP", "Total"])
    total = ice + 20
    sheet.append(["Total", ice, ice / total, 20, 20 / total, total])
    sheet += [[label, 20, 1, 0, 0, 20] for label in ("Convicted Criminal ", "Pending Criminal Charges")]
    sheet.append(["Other Immigration\xa0Violator", ice - 40, (ice - 40) / (ice - 20), 20, 20 / (ice - 20), ice - 20])
    return [*sheet, [], ["ICE Average Daily Population by Arresting Agency"]]


FOOTNOTES: Rows = [
    ["ICE FOOTNOTES"],
    ["Term", "Definition"],
    [
        "ICE Currently Detained Population Breakdown",
        "ICE National Docket data are a snapshot as of 02/07/2026 (IIDS Run Date).",
    ],
    [None, "ICE Detention data excludes ORR transfers."],
    ["Fear", "Aliens Currently in ICE Detention Facilities data are a snapshot as 01/01/2026."],
]


def edition(**changes: Rows) -> dict[str, Rows]:
    """The sheets of a small whole edition; ``changes`` replace sheets by the first word of their name."""
    sheets: dict[str, Rows] = {
        "Header": [["ICE Detention Statistics"]],
        "ATD FY26 YTD": [["ICE ALTERNATIVES TO DETENTION DATA, FY26"]],
        "Detention FY26": detention(),
        " ICLOS and Detainees": [["x"]],
        "Facilities FY26 ": facilities([facility(), facility("BETA DETENTION CENTER", E="07032", W="N/A"), [], [NOTE]]),
        "Footnotes": FOOTNOTES,
    }
    return {name: changes.get(name.split()[0], rows) for name, rows in sheets.items()}


def read(body: bytes) -> Found:
    """The rows that extraction makes of a workbook, by kind of table: ``facilities``, ``figures`` …"""
    found: Found = defaultdict(list)
    for table, record in extract_workbook(body):
        found[table.removeprefix("ice_detention_statistics_")] += records.rows(record)
    return found


SAVED = datetime(2026, 1, 1)


def book(sheets: Mapping[str, Rows], hidden: Sequence[str] = ()) -> bytes:
    """The bytes of a workbook with these sheets, in order."""
    workbook = openpyxl.Workbook()
    workbook.properties.creator = "synthetic"
    workbook.properties.created = SAVED
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    out = BytesIO()
    workbook.save(out)
    return saved_on(out.getvalue(), SAVED)


def saved_on(body: bytes, day: datetime) -> bytes:
    """The workbook with that day of its last change: openpyxl writes the clock's, and no edition is older than it."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(body)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename == "docProps/core.xml":
                part = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + f"{day:%Y-%m-%dT%H:%M:%SZ}".encode(), part
                )
            new.writestr(info, part)
    return out.getvalue()
