"""The ICLOS sheet: in-custody length of stay and people held, twice a month, under a header of three rows."""

import re

from scrapers.ice_sheets.blocks import Block, Header
from scrapers.ice_sheets.labels import DAYS_IN_CUSTODY, MONTHS, Dimensions, codes_by_name, month_number
from scrapers.workbook import Sheet, is_blank, label, printed

POPULATIONS = codes_by_name(
    "population",
    {
        "adult facility aliens": "adult",
        "adult facility individuals": "adult",
        "frc facility individuals": "family",
        "fsc facility individuals": "family",
        # ICE's spellings: "Postive" for adults
        "post-determination for adult facility individuals with postive fear claim": "adult_positive_fear",
        "post-determination for adult facility individuals with positive fear claim": "adult_positive_fear",
        "post-determination for frc facility individuals with positive fear claim": "family_positive_fear",
        "post-determination for fsc facility individuals with positive fear claim": "family_positive_fear",
        "single adults with a positive fear determination still in custody": "adult_positive_fear",
        "family units with a positive fear determination still in custody": "family_positive_fear",
        "total": "total",
    },
)


def half_months(sheet: Sheet, head: int, left: int) -> Header:
    """ICLOS's header of three rows: years and months, each in a merged cell, then ``mid`` or ``end``.

    ``mid`` is the 15th, ``end`` the month's last day (ICE's footnote). Raises RefusedError where a column has no month.
    """
    columns: list[tuple[Dimensions, str]] = []
    numbers: list[tuple[int, int]] = []
    year, month = 0, ""
    column = left + 1
    while not is_blank(sheet.at(head + 2, column)):
        of_year, of_month, part = (sheet.at(head + n, column) for n in range(3))
        if isinstance(of_year, float | int):
            year = int(of_year)
            numbers.append((head, column))
        elif label(of_month) == "january" and month == "december":
            year += 1  # ICE at times leaves out the new year's cell (January 2026)
        month = label(of_month) or month
        if not 2000 < year < 2100 or month not in MONTHS or label(part) not in ("mid", "end"):
            raise sheet.refuse("a half month is expected: year, month and mid or end", head + 2, column)
        at: Dimensions = {
            "calendar_year": year,
            "month": month_number(month),
            "half": label(part),
            "period_kind": "half_month",
        }
        columns.append((at, f"{year} {month.capitalize()} {printed(part)}"))
        column += 1
    if not columns:
        raise sheet.refuse("a half month is expected: year, month and mid or end", head + 2, left + 1)
    return Header(columns, head + 3, left + 1, numbers)


ICLOS = (
    Block(
        "iclos",
        re.compile(r"average in custody length of stay \(iclos\)"),
        "population",
        (POPULATIONS,),
        {},
        {"measure": "average_days_in_custody", "unit": "days"},
        header=half_months,
        as_of="iclos",
    ),
    Block(
        "iclos_detainees",
        re.compile(r"detainees"),
        "population",
        (DAYS_IN_CUSTODY,),
        {},
        {"measure": "detained", "unit": "persons"},
        groups=POPULATIONS,
        header=half_months,
        as_of="iclos",
    ),
)
