"""The ATD sheets, alternatives to detention: tables side by side, then every Area of Responsibility with its technologies.

Both share column A there. From October 2023 an edition has two sheets: its own and one of the year that ended. Each table
is dated by a note under it, or by its title.
"""

import re

from scrapers.ice_sheets.blocks import Block
from scrapers.ice_sheets.labels import (
    GRAND_TOTAL,
    MONTH,
    YEAR_TO_DATE,
    Dimensions,
    Pattern,
    areas,
    codes_by_name,
    month_number,
)
from scrapers.workbook import Cell, label

TECHNOLOGIES = codes_by_name(
    "technology",
    {
        "gps": "gps",
        "smartlink": "smartlink",
        "voiceid": "voice_id",
        "tr": "telephonic_reporting",
        "ankle monitor": "ankle_monitor",
        "wristworn": "wristworn",
        "veriwatch": "veriwatch",
        "dual tech": "dual",
        "dual technology": "dual",
        "no tech": "none",
        "no technology": "none",
        "total": "total",
    },
)
AOR_TECHNOLOGIES = {text: dimensions for text, dimensions in TECHNOLOGIES.items() if text != "total"}
STATUSES = codes_by_name(
    "status",
    {
        "famu": "family",
        "ecms-famu": "family_case_management",
        "single adult": "single_adult",
        "ecms-single adult": "single_adult_case_management",
        "total": "total",
    },
)
PARTICIPANTS: Dimensions = {"measure": "participants", "unit": "persons"}
IN_PROGRAM: Dimensions = {"measure": "average_days_in_program", "unit": "days"}
BI_REPORT = re.compile(r"Participants Report, (\d{1,2}[./]\d{1,2}[./]\d{4})")
COURT_DATA = re.compile(r"Court Data from BI Inc\.? as of (\d{1,2}/\d{1,2}/\d{4})")


def _areas_or_total(cell: Cell) -> Dimensions | None:
    return {"aor": "total"} if label(cell) in ("total", GRAND_TOTAL) else areas(cell)


AREAS_OR_TOTAL = Pattern(_areas_or_total, ("aor",))


def _court(match: re.Match[str]) -> Dimensions:
    dimensions: dict[str, str | int] = {"fiscal_year": 2000 + int(match["year"]), "hearing": match["hearing"]}
    return dimensions | ({"month": month_number(match["month"])} if match["month"] else {})


ATD = (
    Block(
        "atd_by_technology",
        re.compile(r"atd active population counts and daily cost by technology"),
        "technology",
        (TECHNOLOGIES,),
        {"count": PARTICIPANTS, "daily tech cost": {"measure": "daily_technology_cost", "unit": "usd"}},
        {"period_kind": "day"},
        below=BI_REPORT,
    ),
    Block(
        "atd_by_status",
        re.compile(
            r"atd active population by status, extended case management service, count and alip, (eo)?fy\d+( ytd)?"
        ),
        r"famu\*? status",
        (STATUSES,),
        {"count": PARTICIPANTS, "alip": IN_PROGRAM},
        {"period_kind": "day"},
        below=BI_REPORT,
    ),
    Block(
        "atd_court_appearance",
        re.compile(
            rf"fy(?P<year>\d\d) (?:(?:thru|through) (?P<month>{MONTH}) |year end )?court appearance: "
            r"(?P<hearing>total|final) hearings\*?"
        ),
        "metric",
        (codes_by_name("appearance", {"attended": "attended", "failed to attend": "failed", "total": "total"}),),
        {"count": {"measure": "hearings", "unit": "hearings"}, "%": {"measure": "percent", "unit": "share"}},
        YEAR_TO_DATE,
        of_title=_court,
        repeats=True,
        below=COURT_DATA,
    ),
    Block(
        "atd_by_aor",
        re.compile(r"active atd participants and average length in program, (eo)?fy\d+.*"),
        "aor/technology",
        (AOR_TECHNOLOGIES,),
        {"count": PARTICIPANTS, "average length in program": IN_PROGRAM},
        {"period_kind": "day", "technology": "total"},
        groups=AREAS_OR_TOTAL,
        unique=False,  # Houston twice in December 2021
        below=BI_REPORT,
        unlabelled={"technology": "unlabelled"},  # Los Angeles, five editions of early 2025
    ),
)
