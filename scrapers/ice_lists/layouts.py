"""The lists' vocabulary: every header seen, the column it fills or why it is left out, and the record tables."""

import re
from collections.abc import Mapping
from typing import Literal

from scrapers.records import RecordTable

NAME = "ice_facility_lists"
COLUMNS = {
    # column: the headers that print it, folded (case, blanks, a final question mark)
    "code": ("detloc",),
    "name": ("name", "facility name"),
    "address": ("address",),
    "city": ("city",),
    "county": ("county",),
    "state": ("state", "st"),
    "zip": ("zip",),
    "aor": ("aor", "field office"),
    "docket": ("docket",),
    "type": ("type", "type 1", "facility type"),
    "type_detailed": ("type detailed", "facility type detailed", "facility type - detailed"),
    "ice_funded": ("ice funded",),
    "male_female": ("male/female",),
    "levels": ("levels a,b,c,d",),
    "capacity": ("capacity", "ice capacity"),
    "population_count": ("population count",),
    "guaranteed_minimum": ("guaranteed minimum",),
    "per_diem": ("per diem rate detailed",),
    "operator": ("facility operator", "operator"),
    "owner": ("facility owner",),
    "over_under_72": ("over/under 72", "over/ under 72", "over/under 72 status"),
    "first_use": ("date of first use",),
    "last_use": ("date of last use",),
    "contract_start": ("best known contract initiation date",),
    "contract_end": ("best known contract expiration date",),
    "authorization_status": ("authorization status",),
    "authorizing_authority": ("authorizing authority",),
    "contract_standard": ("contractually obligated inspection standard",),
    "medical_provider": ("provider type", "medical provider type"),
    "last_inspection_type": ("last inspection type",),
    "last_inspection_standard": ("last inspection standard",),
    "last_inspection_rating": ("last inspection rating - final", "inspection rating"),
    "last_inspection_date": ("last inspection date", "inspection date"),
}
BY_HEADER = {header: column for column, headers in COLUMNS.items() for header in headers}
ADP = re.compile(r"fy(\d\d) adp")
MONTH_NAMES = "january february march april may june july august september october november december".split()
MONTHLY_ADP = re.compile(rf"({'|'.join(MONTH_NAMES)}) (\d{{4}})")
LEFT_OUT = re.compile(
    "|".join(
        (
            # figures of one edition that the biweekly workbooks print since 2019, and shares that can be computed
            r"circuit|current fy utilization|gm utilization rate|distance to field office \(mi\)",
            r"fy\d\d (max population count|max pop count|alos|facility bookins|initial bookins|initial bookin adp)",
            r"fy\d\d (non-criminal|criminal|(fe)?male (non-)?crim adp|calendar days in use|possible days)",
            r"fy\d\d (% of days in use|total mandays)",
            r"level [a-d]|(fe)?male (non-)?crim|(non-)?mandatory|(no )?ice threat level( \d)?",
            # inspections: their own table is built from the sources that date them
            r"(second to last|next|previous) (inspection |insp )?(type|standard|rating|date|pre-occ)",
            r"last inspection (pre-occ|rating - recommended)|current inspection frequency|inspection frequency",
            r"prea/standard 2\.11 status|pbnds/nds|cy\d\d rating|emdd (notes|use)|aca|nccho?c|jchco|dsm assigned",
            r"dsm assignment type|ice telephone services|medical provider onsite|# of medical/mental health personnel",
            # derived by ICE from the per diem; and free text that names officials
            r"theoretical per diem at 100% utilization \(blended per diem rate\)",
            r"reason for inclusion on prohibited list",
        )
    )
)
"""Headers we know and leave out. Whatever is neither here nor above refuses the file."""

TEXTS: Mapping[str, Literal["string", "int32"]] = dict.fromkeys(COLUMNS, "string")
ROWS = RecordTable(
    f"{NAME}_rows",
    {"snapshot_sha256": "string", "sheet": "string", "row": "int32", **TEXTS},
    ("snapshot_sha256", "sheet", "row"),
)
"""One list row. In PDFs ``sheet`` is "page N" and ``row`` the line of the page's text, from 1."""

HEADERS = RecordTable(
    f"{NAME}_columns",
    {
        "snapshot_sha256": "string",
        "sheet": "string",
        "column": "string",
        "header_printed": "string",
        "column_letter": "string",
        "header_cell": "string",
    },
    ("snapshot_sha256", "sheet", "column"),
)
YEARS = RecordTable(
    f"{NAME}_adp",
    {
        "snapshot_sha256": "string",
        "sheet": "string",
        "row": "int32",
        "cell": "string",
        "fiscal_year": "int32",
        "value_printed": "string",
    },
    ("snapshot_sha256", "sheet", "row", "fiscal_year"),
)
"""Average daily population of one place and fiscal year. ``cell`` is null in PDFs: there are none."""

MONTHS = RecordTable(
    f"{NAME}_months",
    {
        "snapshot_sha256": "string",
        "sheet": "string",
        "row": "int32",
        "cell": "string",
        "month": "string",
        "value_printed": "string",
    },
    ("snapshot_sha256", "sheet", "row", "month"),
)
"""Average daily population of one place and month; ``month`` is YYYY-MM."""

MARSHALS = RecordTable(
    f"{NAME}_marshals",
    {
        "snapshot_sha256": "string",
        "sheet": "string",
        "row": "int32",
        "place_printed": "string",
        "state": "string",
        "type": "string",
        "per_diem_printed": "string",
        "month": "string",
        "value_printed": "string",
    },
    ("snapshot_sha256", "sheet", "row", "month"),
)
"""The US Marshals' average daily population of one place and month; ``sheet`` is "page N", ``row`` its line."""

AREAS = RecordTable(
    f"{NAME}_areas",
    {
        "snapshot_sha256": "string",
        "row": "int32",
        "office_name": "string",
        "state_name": "string",
        "county_name": "string",
        "notes": "string",
    },
    ("snapshot_sha256", "row"),
)
"""Which field office answers for a county, or for a state (``county_name`` is null). ``row`` is the line of the file."""

SHEETS = RecordTable(
    f"{NAME}_sheets",
    {
        "snapshot_sha256": "string",
        "sheet_index": "int32",
        "sheet": "string",
        "visibility": "string",
        "state": "string",
        "reason": "string",
        "title": "string",
        "as_of_printed": "string",
        "as_of_cell": "string",
        "rows_stated": "int32",
        "rows": "int32",
    },
    ("snapshot_sha256", "sheet_index"),
)
"""``state``: read or ignored. ``rows_stated`` is the number of facilities the sheet says it lists."""

RECORDS = (ROWS, HEADERS, YEARS, MONTHS, MARSHALS, AREAS, SHEETS)


def fold(header: str) -> str:
    """A header as the vocabulary spells it."""
    return " ".join(header.split()).casefold().rstrip("?").rstrip()
