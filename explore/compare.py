"""Two to six places on one chart, by address: /compare/?place=fac_a&place=site_b."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from explore import search
from explore.addresses import page
from explore.charts import several
from explore.database import Database, Row

MOST = 6
DEFAULT = """
SELECT facility_id FROM facilities WHERE in_latest_edition AND latest_adp IS NOT NULL
ORDER BY latest_adp DESC, facility_id LIMIT 4
"""
INTERVALS = """
SELECT period_start, period_end, population FROM interval_population
WHERE place_id = :key AND quality IN ('ok', 'rounded') AND population >= 0 ORDER BY period_end, snapshot_sha256
"""


def shown(database: Database, asked: Mapping[str, str]) -> dict[str, Any]:
    """The chart of the places asked for, and its newest figures; what is no place is said. ``asked``: places, or p1 to p6."""
    wanted = [value for name, value in asked.items() if name.rstrip("123456") in ("place", "p") and value.strip()]
    errors = [f"This page has no field “{name}”." for name in asked if name.rstrip("123456") not in ("place", "p")]
    if not wanted:
        wanted = [str(row["facility_id"]) for row in database.rows(DEFAULT)]
    if len(wanted) > MOST:
        errors.append(f"At most {MOST} places fit on one chart: the first {MOST} are shown.")
    places: list[Row] = []
    for text in wanted[:MOST]:
        if found := search.nearest_place(database, text):
            places.append({"key": found["key"], "name": found["name"], "href": found["address"], "asked": text})
        else:
            errors.append(f"No place answers to “{text}”.")
    series, newest = {}, []
    for place in places:
        rows = database.rows(INTERVALS, {"key": place["key"]})
        series[place["name"]] = [(date.fromisoformat(row["period_end"]), row["population"]) for row in rows]
        newest.append(place | (rows[-1] if rows else {"population": None, "period_start": None, "period_end": None}))
    return {
        "title": "Compare places",
        "places": newest,
        "errors": errors,
        "chart": several({name: points for name, points in series.items() if points}),
        "most": MOST,
        "page": page,
    }
