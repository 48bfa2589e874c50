"""Charts on the pages of questions about a course of time: drawn from the rows of the answer, as its -- chart: lines say."""

import sqlite3
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from datasette import hookimpl

# Datasette executes the files of its plugins folder by path: nothing of this project can be imported otherwise
if (ROOT := str(Path(__file__).parents[2])) not in sys.path:
    sys.path.append(ROOT)

from explore.charts import Point, several


@hookimpl
def extra_template_vars() -> dict[str, Any]:
    return {"query_charts": query_charts}


def query_charts(declared: list[dict[str, Any]] | None, rows: Sequence[sqlite3.Row]) -> list[dict[str, Any]]:
    """The charts of one answer, with their titles; those that have fewer than two days are left out.

    ``declared``: x (column of ISO days), lines (columns of numbers), by (column whose values name the lines) and without
    (column that marks rows not to draw).
    """
    drawn = [(spec, several(series(spec, rows))) for spec in declared or []]
    return [chart | {"title": title(spec)} for spec, chart in drawn if chart]


def series(spec: dict[str, Any], rows: Sequence[sqlite3.Row]) -> dict[str, list[Point]]:
    """The points by name of the line."""
    found: dict[str, list[Point]] = {}
    for row in rows:
        if row[spec["x"]] is None or (spec["without"] and row[spec["without"]]):
            continue
        for column in spec["lines"]:
            if row[column] is not None:
                name = str(row[spec["by"]]) if spec["by"] else column.replace("_", " ")
                found.setdefault(name, []).append((date.fromisoformat(row[spec["x"]]), row[column]))
    return found


def title(spec: dict[str, Any]) -> str:
    what = ", ".join(column.replace("_", " ") for column in spec["lines"])
    return f"{what}, by {spec['by'].replace('_', ' ')}" if spec["by"] else what
