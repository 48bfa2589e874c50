"""The parts of a page: each a query in a file, shown as a table with its heading. Questions are parts with a page each.

A file starts with header lines. `-- title:` its heading; `-- note:` how to read it; `-- empty:` what to say without rows (a
part that says nothing is left out then); `-- more:` the address of all rows, in which {facility_id} stands for that column
of the page's head; `-- needs:` tables it can't do without (it is left out where one is missing); `-- answer:` a sentence, a
Jinja template over `row` (the first), `rows` and `head`, once or more; `-- chart: day: one, two` or `day: one by place`,
with `; without note` to leave rows out; `-- bars: label: value`; `-- all: yes` no row is left out; `-- folded: yes` its rows
are a touch away. Parameters are columns of the page's head, null where it
has no such column, and `:id`, its key. A column named x_href holds the address of the column before it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from explore.database import Database, Row

FOLDER = Path(__file__).parent
HEADER = re.compile(r"^-- (\w+): (.+)$", re.MULTILINE)
PARAMETER = re.compile(r"(?<![:\w]):([a-z_]\w*)")
CHART = re.compile(
    r"(?P<x>\w+): (?P<lines>\w+(?:, \w+)*)(?: by (?P<by>\w+))?(?:; without (?P<without>\w+))?$",
)
LOOKS = {"short": re.compile(r"\d{4}-\d\d-\d\d|[0-9a-f]{8}|-?[\d,]+(\.\d+)?"), "hash": re.compile(r"[0-9a-f]{64}")}
SHOWN = 25  # rows; the rest is one link away


@dataclass(frozen=True)
class Part:
    """One query and what to say around it."""

    name: str
    path: Path
    sql: str
    header: Mapping[str, str]
    answers: tuple[str, ...]
    chart_lines: tuple[str, ...] = ()

    @property
    def needs(self) -> set[str]:
        return set(self.header.get("needs", "").replace(",", " ").split())

    @property
    def parameters(self) -> list[str]:
        """Its named parameters, each once, in order."""
        return list(dict.fromkeys(PARAMETER.findall(re.sub(r"--.*|'[^']*'", "", self.sql))))

    @property
    def charts(self) -> list[dict[str, Any]]:
        """x, lines (columns), by and without (a column or None) of each -- chart: line."""
        found = []
        for line in self.chart_lines:
            match = CHART.match(line)
            if match is None or (match["by"] and "," in match["lines"]):
                raise ValueError(f"{self.path}: {line!r} is no chart; see explore/parts.py")
            found.append(match.groupdict() | {"lines": match["lines"].split(", ")})
        return found

    @property
    def bars(self) -> tuple[str, str] | None:
        """The columns of label and value of its -- bars: line."""
        line = self.header.get("bars")
        if line is None:
            return None
        label, separator, value = line.partition(": ")
        if not separator:
            raise ValueError(f"{self.path}: {line!r} is no -- bars: label: value")
        return label, value

    def rows(self, database: Database, values: Mapping[str, Any], limit: int | None = None) -> list[Row]:
        """Its first ``limit`` rows, with ``values`` for its parameters; a parameter that has none is null."""
        return database.rows(self.sql, {name: values.get(name) for name in self.parameters}, limit)


def read(path: Path) -> Part:
    """The part in a file. Raises ValueError without a title."""
    text = path.read_text()
    lines = HEADER.findall(text)
    header = dict(lines)
    if "title" not in header:
        raise ValueError(f"{path}: a part starts with a -- title: line")
    name = re.sub(r"^\d+_", "", path.stem)
    answers, charts = (tuple(value for key, value in lines if key == wanted) for wanted in ("answer", "chart"))
    return Part(name, path, text.rstrip().rstrip(";"), header, answers, charts)


@cache
def parts(folder: str) -> tuple[Part, ...]:
    """The parts of a kind of page, in the order of their file names. ``folder`` is relative to this package."""
    return tuple(read(path) for path in sorted((FOLDER / folder).glob("[0-9]*.sql")))


def shown(part: Part, head: Mapping[str, Any], rows: Sequence[Row], limit: int = SHOWN) -> dict[str, Any]:
    """One part for its template: heading, note, columns and cells (see ``cell``); ``more`` where rows were left out."""
    names = list(rows[0]) if rows else []
    columns = [name for name in names if not name.endswith("_href")]
    linked = {names[i - 1]: name for i, name in enumerate(names) if name.endswith("_href")}
    cells = [
        [cell(row[name], row[linked[name]] if name in linked else None) for name in columns] for row in rows[:limit]
    ]
    more = part.header.get("more")
    known = {name: quote(str(value), safe="") for name, value in head.items() if value is not None}
    return {
        "name": part.name,
        "title": part.header["title"],
        "note": part.header.get("note"),
        "empty": part.header.get("empty"),
        "columns": columns,
        "rows": cells,
        "folded": "folded" in part.header,
        "first": 25 if "all" in part.header else 4,
        "truncated": len(rows) > limit,
        "more": more.format_map(known) if more and cells else None,
    }


def cell(value: object, url: object = None) -> dict[str, Any]:
    """What a template needs of one value: its text, where it leads, and its look (a hash must break, days and numbers not)."""
    text = printed(value)
    look = next((name for name, shape in LOOKS.items() if text and shape.fullmatch(text)), None)
    return {"text": text, "href": url, "look": look}


def printed(value: object) -> str | None:
    """A value as a page prints it: thousands with commas, averages to one decimal. None stays None: it is not zero.

    Neither is an average that rounds to zero: a place that held somebody for one day of a year.
    """
    if isinstance(value, float):
        return "under 0.1" if 0 < value < 0.05 else f"{value:,.1f}"
    if isinstance(value, int):
        return f"{value:,}"
    return value if value is None or isinstance(value, str) else str(value)
