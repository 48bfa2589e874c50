"""Label readers: what a printed label stands for, as dimensions. Code lists shared by several blocks are here.

A reader takes a cell and gives its dimensions, or None for a label that it doesn't know.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from scrapers.workbook import Cell, clean, fiscal_year, label

Dimensions = Mapping[str, str | int | None]
"""Values of columns of the figures table: {"agency": "ice", "measure": "detained"}. None where a label isn't understood."""

LABEL_STATE, UNREVIEWED = "label_state", "unreviewed"
"""The dimension that every figure has, and its value where nobody has yet reviewed a label of it."""


@dataclass(frozen=True)
class Pattern:
    """Labels that follow a pattern: ``read`` gives a label's dimensions, or None; ``gives`` names all it can give."""

    read: Callable[[Cell], Dimensions | None]
    gives: tuple[str, ...]


Labels = Mapping[str, Dimensions] | Pattern
"""Either a code list, from cleaned lower-case labels, or a pattern that they follow."""

MONTHS = ("january february march april may june july august september october november december").split()
MONTH = "|".join(MONTHS)
GRAND_TOTAL = "grand total"
LONGEST_NAME = 100  # characters; the longest of a place or country in 115 editions has 48
BOND_MONTH = re.compile(r"([a-z]{3})[a-z]*-(20\d\d) \(thru (\d{1,2})/(\d{1,2})\)")


def read_label(labels: Labels, cell: Cell) -> Dimensions | None:
    """What the label in ``cell`` stands for; None where ``labels`` doesn't know it. A grand total is a total."""
    if isinstance(labels, Pattern):
        return labels.read(cell)
    text = label(cell)
    return labels.get("total" if text == GRAND_TOTAL and GRAND_TOTAL not in labels else text)


def gives(labels: Labels) -> tuple[str, ...]:
    """The dimensions that a label of ``labels`` can give."""
    if isinstance(labels, Pattern):
        return labels.gives
    return tuple(sorted({name for of_label in labels.values() for name in of_label}))


def unknown(names: Iterable[str]) -> Dimensions:
    """The dimensions of a label that nobody has reviewed: all that it could say is null."""
    return {**dict.fromkeys(names), LABEL_STATE: UNREVIEWED}


def codes_by_name(column: str, of: Mapping[str, str]) -> dict[str, Dimensions]:
    """A code list of one column, from labels to its codes."""
    return {text: {column: code} for text, code in of.items()}


def month_number(name: str) -> int:
    """1 for ``January``, ``jan`` … Raises ValueError for what is no English month's name or its first three letters."""
    number = next((n for n, month in enumerate(MONTHS, 1) if name.casefold() in (month, month[:3])), None)
    if number is None:
        raise ValueError(f"{name!r} is no month")
    return number


def _fiscal_years(cell: Cell) -> Dimensions | None:
    """``FY2022``, ``FY2022 YTD``, ``FY2022 (10/1/2021 - 3/31/2022)``: the named fiscal year."""
    year = fiscal_year(clean(cell))
    return {"fiscal_year": year, "period_kind": "fiscal_year"} if year and label(cell).startswith("fy") else None


def _calendar_months(cell: Cell) -> Dimensions | None:
    """The first of a month, as a date cell; or ``Sep-2024 (Thru 9/11)``, a month that was cut on that day."""
    if isinstance(cell, datetime | date) and cell.day == 1:
        return {"period_kind": "month", "calendar_year": cell.year, "month": cell.month}
    match = BOND_MONTH.fullmatch(label(cell))
    if match is None or match[1] not in [month[:3] for month in MONTHS] or month_number(match[1]) != int(match[3]):
        return None
    return {"period_kind": "month", "calendar_year": int(match[2]), "month": int(match[3]), "last_day": int(match[4])}


FISCAL_YEARS = Pattern(_fiscal_years, ("fiscal_year", "period_kind"))
CALENDAR_MONTHS = Pattern(_calendar_months, ("period_kind", "calendar_year", "month", "last_day"))


def names(column: str) -> Pattern:
    """Any text, as printed, in ``column``; the labels "total" and "grand total" are the code "total"."""

    def read(cell: Cell) -> Dimensions | None:
        # "* Data represents …" and paragraphs are notes under the table
        if not isinstance(cell, str) or cell.lstrip().startswith("*") or len(clean(cell)) > LONGEST_NAME:
            return None
        return {column: "total" if label(cell) in ("total", GRAND_TOTAL) else clean(cell)}

    return Pattern(read, (column,))


def areas(cell: Cell) -> Dimensions | None:
    """An Area of Responsibility by its city, ``Denver Area of Responsibility``, or by its code, ``DEN``."""
    name = label(cell).removesuffix(" area of responsibility").replace(".", "")
    code = AREAS.get(name) or (name.upper() if name.upper() in AREAS.values() else None)
    return {"aor": code} if code else None


YEAR_TO_DATE: Dimensions = {"period_kind": "fiscal_year_to_date"}
FISCAL_MONTHS: Mapping[str, Dimensions] = {
    **{month[:3]: {"period_kind": "month", "month": number} for number, month in enumerate(MONTHS, 1)},
    "fy overall": YEAR_TO_DATE,
    "total": YEAR_TO_DATE,
}

FACILITY_TYPES: Mapping[str, Dimensions] = {
    # family residential center, since 2021 family staging center
    "frc": {"facility_type": "family"},
    "fsc": {"facility_type": "family"},
    "adult": {"facility_type": "adult"},
    "total": {"facility_type": "total"},
}
CRIMINALITY: Mapping[str, Dimensions] = {
    "convicted criminal": {"criminality": "convicted"},
    "pending criminal charges": {"criminality": "pending"},
    "other immigration violator": {"criminality": "other_violator"},
}
CRIMINALITY_OR_TOTAL: Mapping[str, Dimensions] = {"total": {"criminality": "total"}, **CRIMINALITY}
AGENCIES: Mapping[str, Dimensions] = {
    "total": {"agency": "total"},
    "ice": {"agency": "ice"},
    "cbp": {"agency": "cbp"},
}
DAYS_IN_CUSTODY: Mapping[str, Dimensions] = {
    "0-180 days": {"days_in_custody": "0_180"},
    "181-365 days": {"days_in_custody": "181_365"},
    "366-730 days": {"days_in_custody": "366_730"},
    "more than 730 days": {"days_in_custody": "over_730"},
    "total": {"days_in_custody": "total"},
}

AREAS = {
    # ICE's 25 Areas of Responsibility, by the names the ATD and transgender sheets print; the codes are ICE's own
    "atlanta": "ATL",
    "baltimore": "BAL",
    "boston": "BOS",
    "buffalo": "BUF",
    "chicago": "CHI",
    "dallas": "DAL",
    "denver": "DEN",
    "detroit": "DET",
    "el paso": "ELP",
    "harlingen": "HLG",
    "houston": "HOU",
    "los angeles": "LOS",
    "miami": "MIA",
    "new orleans": "NOL",
    "new york": "NYC",
    "new york city": "NYC",
    "newark": "NEW",
    "philadelphia": "PHI",
    "phoenix": "PHO",
    "salt lake city": "SLC",
    "san antonio": "SNA",
    "san diego": "SND",
    "san francisco": "SFR",
    "seattle": "SEA",
    "st paul": "SPM",
    "washington": "WAS",
    "washington dc": "WAS",
    "washingtondc": "WAS",
}
