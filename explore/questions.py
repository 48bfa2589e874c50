"""Questions a reporter asks: `questions/<name>.sql`, each a part (see explore/parts.py) with a page of its own.

Further header lines: `-- question:` as a reader asks it, for the example; `-- group:` and `-- line:` where and with which
words the home page lists it; `-- description:` how to ask and to read it; `-- example:` the default values as a query string.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from explore.addresses import page, question
from explore.database import Row
from explore.parts import FOLDER, Part, read
from explore.sentences import marked

GROUPS = ("A place", "All places", "People and care", "The whole country", "Statements", "Can I trust it?")
# parameter -> (what a reader calls it, is it a day)
PARAMETERS: Mapping[str, tuple[str, bool]] = {
    "name": ("Place: name, code or id", False),
    "place": ("Place: name, code or id", False),
    "day": ("Day", True),
    "day_1": ("First day", True),
    "day_2": ("Second day", True),
    "as_of": ("Newest table up to this day", True),
    "since": ("Since", True),
    "state": ("State: two letters", False),
    "today": ("Counted from this day", True),
    "agency": ("Arrested by", False),
    "asked": ("What is asked", False),
    "whom": ("For whom", False),
    "block": ("Block of the workbook", False),
    "outcome": ("Outcome", False),
    "people": ("Which people", False),
    "period": ("Period", False),
    "q": ("Words", False),
}
# a column that names a thing -> the column with its id, and the folder of its pages
NAMED = {
    "facility": ("facility_id", "places"), "place": ("facility_id", "places"), "title": ("statement_id", "statements"),
    "statement": ("statement_id", "statements"), "edition": ("snapshot_sha256", "files"), "sheet": ("snapshot_sha256", "files"),
    "campus": ("site_id", "campuses"), "source": ("source_id", "sources"), "rule_broken": ("rule", "checks"),
}  # fmt: skip
HIDDEN = {"facility_id", "site_id", "statement_id", "source_id", "snapshot_sha256", "file_sha256", "snapshot_before",
          "snapshot_now", "rule", "place_id"}  # fmt: skip

SEVERAL = 3  # rows from which on a column that never changes is said once


@dataclass(frozen=True)
class Question:
    """One question: its query and how it is asked."""

    name: str
    part: Part

    @property
    def example(self) -> dict[str, str]:
        """The values it is asked with where none are given."""
        return dict(parse_qsl(self.part.header.get("example", "")))

    @property
    def group(self) -> str:
        return self.part.header["group"]

    @property
    def fields(self) -> list[dict[str, Any]]:
        """A field of its form per parameter."""
        return [
            {
                "name": name,
                "label": PARAMETERS[name][0],
                "day": PARAMETERS[name][1],
                "default": self.example.get(name, ""),
            }
            for name in self.part.parameters
        ]

    def values(self, asked: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
        """Its parameters as asked or by default, and in sentences what can't be asked so."""
        known = self.part.parameters
        errors = [
            f"This question has no field “{name}”; it has {', '.join(known) or 'none'}."
            for name in asked
            if name not in known
        ]
        values = dict.fromkeys(known, "") | {name: value for name, value in self.example.items() if name in known}
        values |= {name: value.strip() for name, value in asked.items() if name in known and value.strip()}
        errors += [
            f"“{value}” is not a day: write it as 2021-02-02."
            for name, value in values.items()
            if value and PARAMETERS[name][1] and not is_day(value)
        ]
        return values, errors

    def asked_as(self, values: Mapping[str, str]) -> str:
        """The question as a reader asks it: with the example its own words, else its title."""
        asked = {name: value for name, value in values.items() if value}
        return self.part.header["question"] if asked == self.example else self.part.header["title"]

    def readable(self, rows: Sequence[Row]) -> tuple[list[Row], Row]:
        """Rows as a page shows them, with links in place of ids, and apart what is the same in each of several rows."""
        shown = [readable(row) for row in rows]
        if len(shown) < SEVERAL:
            return shown, {}
        same = {
            name: value
            for name, value in list(shown[0].items())[1:]
            if not name.endswith("_href") and all(row[name] == value for row in shown)
        }
        gone = {*same, *(f"{name}_href" for name in same)}
        said = {name: value for name, value in same.items() if value is not None}
        return [{name: value for name, value in row.items() if name not in gone} for row in shown], said

    @property
    def address(self) -> str:
        return question(self.name)

    def at(self, **values: str) -> str:
        """Its address for some values."""
        return question(self.name, "?" + urlencode(values))


def readable(row: Row) -> Row:
    found: Row = {}
    for name, value in row.items():
        if name in HIDDEN:
            continue
        stem = re.sub(r"_(before|now)$", "", name)
        found[stem_label(name)] = marked(value) if name == "snippet" and value else value
        key, folder = NAMED.get(stem, ("", ""))
        if stem in ("url", "report_url"):
            found[stem_label(name)] = "original" if value else None
            found[f"{stem_label(name)}_href"] = value
        elif key in row:
            found[f"{stem_label(name)}_href"] = page(folder, row[key]) if row[key] else None
    return found


def stem_label(name: str) -> str:
    """A column as a reader calls it."""
    words = {"as_of": "table to", "adp_total": "average since 1 October", "sheet": "sheet", "adp_cells": "cells"}
    return words.get(name, name.replace("_", " "))


def is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


@cache
def questions() -> dict[str, Question]:
    """Every question by name. Raises ValueError for one whose header or parameter is not known."""
    found = {path.stem: Question(path.stem, read(path)) for path in sorted((FOLDER / "questions").glob("*.sql"))}
    for one in found.values():
        missing = {"question", "group", "line", "description"} - set(one.part.header)
        unknown = [name for name in one.part.parameters if name not in PARAMETERS]
        stray = [name for name in one.example if name not in one.part.parameters]
        if missing or unknown or stray or one.group not in GROUPS:
            raise ValueError(
                f"{one.part.path}: lines missing {missing}, parameters {unknown}, example {stray}, {one.group}"
            )
    return found


def by_group(asked: Mapping[str, Question], *first: str) -> list[dict[str, Any]]:
    """Groups in their order, as ``heading`` and ``questions``."""
    return [
        {"heading": group, "questions": [one for one in asked.values() if one.group == group]}
        for group in [*first, *(group for group in GROUPS if group not in first)]
        if any(one.group == group for one in asked.values())
    ]
