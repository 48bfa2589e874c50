"""The Detention sheet: its blocks, their titles and code lists. All stand on one sheet, some side by side.

Verified on 115 editions. Since February 2024 "Final Releases" are "Final Book Outs", another method: other block codes.
"""

import re

from scrapers.ice_sheets.blocks import Block, codes
from scrapers.ice_sheets.labels import (
    AGENCIES,
    CRIMINALITY,
    CRIMINALITY_OR_TOTAL,
    DAYS_IN_CUSTODY,
    FACILITY_TYPES,
    FISCAL_MONTHS,
    FISCAL_YEARS,
    YEAR_TO_DATE,
    Dimensions,
    names,
)

AGENCY_COLUMNS = {
    "ice": {"agency": "ice", "measure": "detained"},
    "percent ice": {"agency": "ice", "measure": "percent", "unit": "share"},
    "cbp": {"agency": "cbp", "measure": "detained"},
    "percent cbp": {"agency": "cbp", "measure": "percent", "unit": "share"},
    "total": {"agency": "total", "measure": "detained"},
}
DISPOSITION_ROWS = {
    "total": {"disposition": "total"},
    "expedited removal (i-860)": {"disposition": "expedited_removal"},
    "notice to appear (i-862)": {"disposition": "notice_to_appear"},
    "reinstatement of deport order (i-871)": {"disposition": "reinstatement"},
    "other": {"disposition": "other"},
}
REASONS = {
    "total": {"reason": "total"},
    "bonded out": {"reason": "bonded_out"},
    "bond set by ice": {"reason": "bond_set_by_ice"},
    "bond set by ij": {"reason": "bond_set_by_ij"},
    "order of recognizance": {"reason": "order_of_recognizance"},
    "order of supervision": {"reason": "order_of_supervision"},
    "paroled": {"reason": "paroled"},
    "prosecutorial discretion": {"reason": "prosecutorial_discretion"},
    "proceedings terminated": {"reason": "proceedings_terminated"},
    "release to remove": {"reason": "release_to_remove"},
    "relief granted by ij": {"reason": "relief_granted_by_ij"},
    "relief granted by ij total": {"reason": "relief_granted_by_ij"},
    "transfer to u.s. marshals or other agency": {"reason": "transfer_to_other_agency"},
    "transfer to u.s. marshals or other agency total": {"reason": "transfer_to_other_agency"},
    "transferred": {"reason": "transferred"},
    "transferred total": {"reason": "transferred"},
    "other": {"reason": "other"},
}
AGENCY_GROUPS: dict[str, Dimensions] = {
    "cbp average": {"agency": "cbp"},
    "ice average": {"agency": "ice"},
    "average": {"agency": "total"},
}
# FY2019 splits the average population in two: its "Non-Criminal" is pending and other together
CRIMINALITY_ROWS = {**CRIMINALITY, "non-criminal": {"criminality": "non_criminal"}}
REMOVALS = {
    "total": {"removal_kind": "total"},
    "removals with an frc detention": {"removal_kind": "with_family_detention"},
    "removals with a frc detention": {"removal_kind": "with_family_detention"},
    "removals with an fsc detention": {"removal_kind": "with_family_detention"},
    "removals with a fsc detention": {"removal_kind": "with_family_detention"},
    "removals with a famu identifier": {"removal_kind": "with_family_identifier"},
}
PAROLE = {
    "parole requested": {"parole": "requested"},
    "parole granted": {"parole": "granted"},
    "parole denied": {"parole": "denied"},
}

ENDING = r":?\s*((eo)?fy\s?\d{2,4}( ytd)?|(as of )?\d{1,2}/\d{1,2}/\d{4})?"  # what may follow a title: a year or a date
PERSONS: Dimensions = {"unit": "persons", "period_kind": "day"}
ADP: Dimensions = {"measure": "average_daily_population", "unit": "persons"}
ALOS: Dimensions = {"measure": "average_length_of_stay", "unit": "days"}
FEAR_PAROLE = r"(individuals|aliens|noncitizens) with positive credible fear determination parole"


def _title(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + ENDING)


def _reasons(code: str, title: str, measure: str) -> Block:
    return Block(
        code,
        _title(rf"ice final {title} by release reason, month and criminality"),
        "release reason",
        (REASONS, CRIMINALITY_OR_TOTAL),
        FISCAL_MONTHS,
        {"measure": measure, "unit": "persons", "criminality": "total"},
        as_of=measure,
    )


def _by_type(code: str, title: str, measure: str) -> Block:
    base: Dimensions = {"measure": measure, "unit": "persons", **YEAR_TO_DATE}
    total: dict[str, Dimensions] = {"total": {}}
    return Block(code, _title(title), "facility type", (FACILITY_TYPES,), total, base, as_of=measure)


def _monthly(code: str, title: str, corner: str, rows: dict[str, Dimensions], base: Dimensions) -> Block:
    return Block(code, _title(title), corner, (rows,), FISCAL_MONTHS, base, as_of="detention")


BLOCKS: tuple[Block, ...] = (
    Block(
        "detained_by_disposition",
        # The facility type left the title while only adults were held (2023 to 2025), and came back.
        _title(r"ice currently detained by processing disposition( and (detention )?facility type)?"),
        "processing disposition",
        (DISPOSITION_ROWS,),
        codes(FACILITY_TYPES, {"measure": "detained"}),
        PERSONS,
        frozenset({"total", "expedited removal (i-860)", "notice to appear (i-862)", "other"}),
        always=True,
        as_of="detained",
    ),
    Block(
        "detained_by_criminality",
        _title(r"ice currently detained by criminality and arresting agency"),
        "criminality",
        (CRIMINALITY_OR_TOTAL,),
        AGENCY_COLUMNS,
        PERSONS,
        frozenset(CRIMINALITY_OR_TOTAL),
        always=True,
        as_of="detained",
    ),
    Block(
        "fear_days_to_release",
        re.compile(r"average time from uscis fear decision service date to ice release \(in days\)"),
        "ice release fiscal year",
        (FISCAL_YEARS,),
        FACILITY_TYPES,
        {"measure": "average_days", "unit": "days"},
        frozenset(),
        as_of="fear_releases",
    ),
    Block(
        "fear_detained",
        _title(
            r"(aliens|noncitizens) with uscis-established fear decisions in an ice detention facility( by facility type)?"
        ),
        "detention facility type",
        (FACILITY_TYPES,),
        {"total detained": {"measure": "detained"}},
        PERSONS,
        as_of="fear_detained",
    ),
    Block(
        "book_ins_by_agency",
        _title(r"ice initial book-ins by arresting agency and month"),
        "agency",
        (AGENCIES,),
        FISCAL_MONTHS,
        {"measure": "book_ins", "unit": "persons"},
        as_of="book_ins",
    ),
    Block(
        "book_ins_by_criminality",
        _title(r"ice initial book-ins by (facility type and )?criminality"),
        "facility type",
        (FACILITY_TYPES,),
        CRIMINALITY_OR_TOTAL,
        {"measure": "book_ins", "unit": "persons", **YEAR_TO_DATE},
        as_of="book_ins",
    ),
    _by_type("releases_by_facility_type", r"ice final releases( by facility type)?\s*", "releases"),
    _by_type("book_outs_by_facility_type", r"ice final book outs( by facility type)?\s*", "book_outs"),
    Block(
        "removals",
        _title(r"ice removals"),
        "removals|",  # FY2019 prints it above the numbers
        (REMOVALS,),
        {"total": {}, "removals": {}},
        {"measure": "removals", "unit": "persons", **YEAR_TO_DATE},
        as_of="removals",
    ),
    Block(  # until spring 2021: no months
        "releases_by_reason",
        _title(r"ice final releases by release reason and criminality"),
        "release reason",
        (REASONS,),
        CRIMINALITY_OR_TOTAL,
        {"measure": "releases", "unit": "persons", **YEAR_TO_DATE},
        as_of="releases",
    ),
    _reasons("releases_by_reason", "releases", "releases"),
    _reasons("book_outs_by_reason", "book outs", "book_outs"),
    *(
        Block(
            f"{code}_by_agency",
            _title(rf"ice average {title} by arresting agency, month and criminality"),
            "agency",
            (CRIMINALITY_ROWS,),
            FISCAL_MONTHS,
            {"criminality": "total", **base},
            frozenset(AGENCY_GROUPS),
            groups=AGENCY_GROUPS,
            as_of="detention",
        )
        for code, title, base in (("adp", "daily population", ADP), ("alos", "length of stay", ALOS))
    ),
    _monthly(
        "adp_by_facility_type",
        r"ice average daily population by (facility type and )?month",
        "facility type",
        dict(FACILITY_TYPES),
        ADP,
    ),
    _monthly(
        "alos_by_facility_type",
        r"ice average length of stay by (facility type and )?month",
        "facility type",
        dict(FACILITY_TYPES),
        ALOS,
    ),
    _monthly(
        "alos_adult_by_agency",
        r"ice average length of stay adult facility type by month and arresting agency",
        "arresting agency",
        dict(AGENCIES),
        {**ALOS, "facility_type": "adult"},
    ),
    Block(
        "fear_days_in_custody",
        re.compile(r"currently detained credible and reasonable fear average length of (stay|days in custody)"),
        "group of days in custody",
        (DAYS_IN_CUSTODY,),
        {
            "average length of days in custody": {"measure": "average_days", "unit": "days"},
            "currently detained": {"measure": "detained"},
        },
        PERSONS,
        frozenset(),
        as_of="fear_detained",
    ),
    Block(
        "fear_parole_requested",
        re.compile(FEAR_PAROLE + r" requested: .*"),
        "fiscal year",
        (FISCAL_YEARS,),
        FISCAL_MONTHS,
        {"measure": "persons", "unit": "persons", "parole": "requested"},
        frozenset(),
        as_of="parole",
    ),
    Block(
        "fear_parole_status",
        re.compile(FEAR_PAROLE + r" status: .*"),
        "fiscal year",
        (FISCAL_YEARS, PAROLE),
        FISCAL_MONTHS,
        {"measure": "persons", "unit": "persons"},
        frozenset(),
        as_of="parole",
    ),
    Block(
        "stateless_by_facility",
        re.compile(r"ice currently detained of stateless (aliens|noncitizens) by detention facility"),
        "detention facility",
        (names("facility_name"), names("facility_code")),
        {"total": {"measure": "detained"}},
        PERSONS,
        unique=False,
        as_of="detained",
    ),
)
