"""The smaller sheets: bonds, segregation, vulnerable populations, semiannual, transgender, USCIS fear, families released.

Verified on the editions of the 115 that have them (none before June 2021).
"""

import re
from collections.abc import Mapping

from scrapers.ice_sheets.atd import AREAS_OR_TOTAL
from scrapers.ice_sheets.blocks import Block, Header
from scrapers.ice_sheets.labels import (
    CALENDAR_MONTHS,
    FACILITY_TYPES,
    FISCAL_MONTHS,
    FISCAL_YEARS,
    MONTH,
    YEAR_TO_DATE,
    Dimensions,
    Pattern,
    areas,
    codes_by_name,
    month_number,
    names,
)
from scrapers.workbook import Cell, Sheet, label, printed

BOND_MEASURES: Mapping[str, Dimensions] = {
    "total ice final releases": {"measure": "releases"},
    "total ice final book outs": {"measure": "book_outs"},
    "total ice final book outs/ ice final releases": {"measure": "book_outs_or_releases"},
    "ice final releases with bond posted": {"measure": "releases_bond_posted"},
    "ice final book outs with bond posted": {"measure": "book_outs_bond_posted"},
    "ice final book outs/ ice final releases with bond posted": {"measure": "book_outs_or_releases_bond_posted"},
    # 21 November 2024: printed under the total, without "Total" or "with Bond Posted"
    "ice final book outs": {"measure": "book_outs_unspecified"},
    "bond posted releases (%)": {"measure": "bond_posted_share", "unit": "share"},
    "bond posted book outs/releases (%)": {"measure": "bond_posted_share", "unit": "share"},
    "average bond amount ($)": {"measure": "average_bond", "unit": "usd"},
    "alos (days)": {"measure": "average_length_of_stay", "unit": "days"},
}
BONDS = (
    Block(
        "bonds",
        re.compile(
            r"((eo)?fy\d{4} )?bonded out (releases|book outs|book outs/releases) count and alos"
            r" - prior \d+ months plus current month"
        ),
        "",
        (BOND_MEASURES,),
        CALENDAR_MONTHS,
        {"unit": "persons"},
        frozenset({"average bond amount ($)", "alos (days)"}),
        unique=False,  # June 2025 twice in July 2025
        as_of="bonds",
    ),
)


def placements(sheet: Sheet, head: int, left: int) -> Header:
    """The header of a month of segregation. ICE left it out once (February 2025): then places follow the title at once."""
    labels = (label(sheet.at(head, left)), label(sheet.at(head, left + 1)))
    if labels == ("facilities", "placement count"):
        return Header([({}, printed(sheet.at(head, left + 1)) or "")], head + 1, left + 1)
    if isinstance(sheet.at(head, left + 1), float | int):
        return Header([({}, "")], head, left + 1)
    raise sheet.refuse("block segregation_by_facility: 'Facilities' and 'Placement Count' are expected", head, left)


SEGREGATION = (
    Block(
        "segregation_by_facility",
        # a month that ICE holds back ("Embargoed Pending ICE Annual Report Publication") has a header and no rows
        re.compile(rf"(ice segregation population\* for )?(?P<month>{MONTH}) (?P<year>20\d\d)\b(?!.*embargoed).*"),
        ".*",
        (names("facility_name"),),
        {},
        {"measure": "placements", "unit": "placements", "period_kind": "month"},
        frozenset({"grand total"}),
        of_title=lambda match: {"calendar_year": int(match["year"]), "month": month_number(match["month"])},
        repeats=True,
        unique=False,
        header=placements,
    ),
)

VULNERABLE = (
    Block(
        "vulnerable_by_reason",
        re.compile(r"(fiscal year \(fy\)|fy) (?P<year>20\d\d) quarter (?P<quarter>[1-4]) data"),
        "placement reason",
        (
            codes_by_name(
                "placement_reason",
                {
                    "disciplinary": "disciplinary",
                    "facility security threat": "security_threat",
                    "medical/mental health": "medical_mental_health",
                    "medical mental": "medical_mental_health",
                    "pending investigation of disciplinary violation": "pending_investigation",
                    "protective custody": "protective_custody",
                    # not in the editions at hand: their notes say that the reason was in use in FY2022
                    "hunger strike/suicide watch placement": "hunger_strike_suicide_watch",
                    "grand total": "total",
                },
            ),
        ),
        {
            "number of placements": {"measure": "placements", "unit": "placements"},
            "average number of consecutive days in segregation": {"measure": "average_consecutive_days"},
            "average number of cumulative days in segregation": {"measure": "average_cumulative_days"},
        },
        {"unit": "days", "period_kind": "quarter"},
        frozenset({"grand total"}),
        of_title=lambda match: {"fiscal_year": int(match["year"]), "quarter": int(match["quarter"])},
        repeats=True,
    ),
)

EVENTS = {"arrests": "arrests", "bookins": "book_ins", "removals": "removals"}
PERSONS = {
    "united states armed forces alien": "armed_forces_alien",
    "united states armed forces noncitizen": "armed_forces_alien",
    "united states citizen": "us_citizen",
    "united states citizens": "us_citizen",
    "parents of usc": "parent_of_us_citizen",
    "temporary protected status countries": "tps_country",
}
EVENT = rf"(?P<event>{'|'.join(EVENTS)}) (fy20\d\d - .*)"


def _semiannual(match: re.Match[str]) -> Dimensions:
    return {"population": PERSONS[match["who"]], "measure": EVENTS[match["event"]]}


SEMIANNUAL = (
    Block(
        "semiannual",
        re.compile(rf"(?P<who>{'|'.join(sorted(set(PERSONS) - {'temporary protected status countries'}))}) {EVENT}"),
        "fiscal year",
        (FISCAL_YEARS,),
        {name: {} for name in EVENTS},
        {"unit": "persons"},
        frozenset(),
        of_title=_semiannual,
        repeats=True,
        as_of="semiannual",
    ),
    Block(
        "semiannual_tps",
        re.compile(rf"(?P<who>temporary protected status countries) {EVENT}"),
        "citizenship country",
        (names("citizenship"),),
        FISCAL_YEARS,
        {"unit": "persons"},
        frozenset(),
        of_title=_semiannual,
        repeats=True,
        as_of="semiannual",
    ),
)

BOOKED: Dimensions = {"measure": "book_ins", **YEAR_TO_DATE}
DETAINED: Dimensions = {"measure": "detained", "period_kind": "day"}
TRANSGENDER_TOTALS: Mapping[str, Dimensions] = {
    "total book-ins": BOOKED,
    **{f"total book-ins for fy{year}": BOOKED for year in range(20, 40)},
    "book-in location/area of responsibility total": BOOKED,
    "currently detained": DETAINED,
    "currently detained total": DETAINED,
    "currently detained location/area of responsibility total": DETAINED,
    "total current book-in location/area of responsibility": DETAINED,
    "total current in ice custody location/area of responsibility": DETAINED,
}
FINAL_ORDERS = codes_by_name(
    "final_order",
    {
        f"{of}{text}".strip(): code
        for of in ("", "currently detained ", "current in ice custody ", "current book-ins ", "book-ins ")
        for text, code in (
            ("with final order", "with"),
            ("without final order", "without"),
            ("final order status unknown", "unknown"),
        )
    },
)


def _order_or_area(cell: Cell) -> Dimensions | None:
    return FINAL_ORDERS.get(label(cell)) or areas(cell)


TRANSGENDER = (
    Block(
        "transgender",
        re.compile(
            r"ice transgender\*? detainee population fy \d{4}( ytd)?(: as of [\dx]{1,2}/[\dx]{1,2}/[\dx]{2,4})?[.*]?"
        ),
        r"fy \d{4}( ytd)?",
        (Pattern(_order_or_area, ("final_order", "aor")),),
        {"count": {}, "county": {}},  # "County" is ICE's slip in 46 editions
        {"unit": "persons", "final_order": "total", "aor": "total"},
        frozenset(),
        groups=TRANSGENDER_TOTALS,
        unique=False,  # two totals of the detained, and once one area twice
    ),
)

FEAR = r"non-citizens with uscis-established fear decisions in an ice detention facility by "
USCIS_FEAR = tuple(
    Block(
        code,
        re.compile(FEAR + title),
        corner,
        (rows,),
        {"total detained": {"measure": "detained"}},
        {"unit": "persons", "period_kind": "day"},
        as_of="fear_detained",
    )
    for code, title, corner, rows in (
        ("fear_detained", "facility type", "detention facility type", FACILITY_TYPES),
        ("fear_detained_by_aor", "aor", "aor", AREAS_OR_TOTAL),
    )
)

FAMU = (
    Block(
        "family_released",
        re.compile(r"family unit individuals released from ice custody in fy\d{4} \(as of \d{1,2}/\d{1,2}/\d{4}\*?\)"),
        "family facility type",
        (
            codes_by_name(
                "facility_type",
                {
                    "emergency family staging centers": "emergency_family",
                    "family staging centers": "family",
                    "total": "total",
                },
            ),
        ),
        FISCAL_MONTHS,
        {"measure": "releases", "unit": "persons"},
    ),
)
