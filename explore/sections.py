"""The parts of a page about one row: each a query of `explore/sections/<table>/`, shown as a table with its heading.

A file starts with `-- title:` and may have these lines: `-- note:` how to read it; `-- empty:` what to say without rows (a
part that says nothing is left out then); `-- more:` the address of all rows, in which {facility_id} stands for that column
of the page's row; `-- needs:` tables it can't do without (it is left out where one is missing). Parameters are columns of
the page's row, null where it has no such column. A column named x_href holds the address of the column before it.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from explore import links

FOLDER = Path(__file__).parent / "sections"
HEADER = re.compile(r"^-- (title|note|empty|more|needs): (.+)$", re.MULTILINE)
PARAMETER = re.compile(r"(?<![:\w]):([a-z_]+)")
LOOKS = {"short": re.compile(r"\d{4}-\d\d-\d\d|[0-9a-f]{8}|-?[\d,]+(\.\d+)?"), "hash": re.compile(r"[0-9a-f]{64}")}
SHOWN = 25  # rows; the rest is one link away

Run = Callable[[str, dict[str, Any]], Awaitable[list[Mapping[str, Any]]]]
"""Runs a query with its parameters and returns its rows."""


@dataclass(frozen=True)
class Section:
    """One part of a page: its query and what to say around it."""

    name: str
    sql: str
    header: Mapping[str, str]

    @property
    def needs(self) -> set[str]:
        return set(self.header.get("needs", "").replace(",", " ").split())


@cache
def sections(table: str) -> list[Section]:
    """The parts of the page of a row of ``table``, in the order of their file names. Raises ValueError without a title."""
    found = []
    for path in sorted((FOLDER / table).glob("*.sql")):
        text = path.read_text()
        header = dict(HEADER.findall(text))
        if "title" not in header:
            raise ValueError(f"{path}: a section starts with a -- title: line")
        found.append(Section(path.stem.partition("_")[2], text.rstrip().rstrip(";"), header))
    return found


def parameters(sql: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The named parameters of ``sql`` from the page's row."""
    without_comments = re.sub(r"--.*", "", sql)
    return {name: row.get(name) for name in PARAMETER.findall(without_comments)}


async def parts(table: str, row: Mapping[str, Any], existing: set[str], run: Run) -> list[dict[str, Any]]:
    """Every part of the page of ``row``, as its template shows it."""
    shown = []
    for section in sections(table):
        if section.needs <= existing:
            found = await run(f"{section.sql}\nLIMIT {SHOWN + 1}", parameters(section.sql, row))
            if found or "empty" in section.header:
                shown.append(part(section, row, found))
    return shown


def part(section: Section, row: Mapping[str, Any], found: list[Mapping[str, Any]]) -> dict[str, Any]:
    """One part: heading, note, columns, and cells (see ``cell``); ``more`` where rows were left out."""
    names = list(found[0].keys()) if found else []
    columns = [name for name in names if not name.endswith("_href")]
    linked = {names[i - 1]: name for i, name in enumerate(names) if name.endswith("_href")}
    cells = [
        [cell(one[name], one[linked[name]] if name in linked else None) for name in columns] for one in found[:SHOWN]
    ]
    more = section.header.get("more")
    known = {name: quote(str(value), safe="") for name, value in row.items() if value is not None}
    return {
        "name": section.name,
        "title": section.header["title"],
        "note": section.header.get("note"),
        "empty": section.header.get("empty"),
        "columns": columns,
        "rows": cells,
        "truncated": len(found) > SHOWN,
        "more": more.format_map(known) if more and cells else None,
    }


def cell(value: object, address: object) -> dict[str, Any]:
    """What a template needs of one value: its text, where it leads, and its look (a hash must break, days and numbers not)."""
    shown = text(value)
    look = next((name for name, shape in LOOKS.items() if shown and shape.fullmatch(shown)), None)
    return {"text": shown, "href": links.address(address), "look": look}


def text(value: object) -> str | None:
    """A value as a page prints it: thousands with commas, averages to one decimal. None stays None: it is not zero.

    Neither is an average that rounds to zero: a place that held somebody for one day of a year.
    """
    if isinstance(value, float):
        return "under 0.1" if 0 < value < 0.05 else f"{value:,.1f}"
    if isinstance(value, int):
        return f"{value:,}"
    return None if value is None else str(value)
