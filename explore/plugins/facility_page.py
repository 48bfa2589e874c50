"""The pages of a facility and of a site: figures, chart, map, and every source about the place, to read and to print.

What is shown below the head is one query each in `explore/sections/facilities` and `explore/sections/sites`. Datasette
executes the files of its plugins folder by path: they can import nothing of this project until its root is on the path.
"""

import re
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from datasette import hookimpl
from datasette.utils import tilde_encode, urlsafe_components
from datasette.utils.asgi import NotFound, Response

if (ROOT := str(Path(__file__).parents[2])) not in sys.path:
    sys.path.append(ROOT)

from explore.charts import population
from explore.maps import still
from explore.sections import parts
from explore.words import NOTES, PRECISIONS, dated, label, point

DATABASE = "detention"
# (table, its key): a page each
PAGES = {"facilities": "facility_id", "sites": "site_id"}
# Shown in the head or in a section, or of no use to a reader of the page.
ELSEWHERE = {"facility_id", "site_id", "name", "names", "latest_adp", "guaranteed_minimum", "note"}
# Columns that another fact says with its own.
SAID = {"operator_as_of", "owner_as_of", "latitude", "longitude", "coordinate_method", "coordinate_precision"}
# What the head says in one line, of the columns that the registry has.
LINE = "county_name type_group type_detailed population_served operator owner aor".split()
QUALITIES = {
    "ok": "sound: between two editions",
    "no_prior": "average since 1 October: no earlier sound edition of that year lists it",
    "rounded": "ICE printed whole numbers: the population lies within the band",
}
INTERVALS = """
SELECT period_start, period_end, population, population_error, quality
FROM interval_population WHERE place_id = :place_id ORDER BY period_end, period_start, snapshot_sha256
"""
COUNTS = """
SELECT date, sum(n_detained_at_midnight) AS held
FROM facility_days WHERE facility_id IN (SELECT facility_id FROM facilities WHERE {key} = :place_id)
GROUP BY date ORDER BY date
"""
LAST_COUNT = """
SELECT max(last_date) AS last_date
FROM facility_day_series WHERE facility_id IN (SELECT facility_id FROM facilities WHERE {key} = :place_id)
"""
MINIMUMS = """
SELECT as_of, max(guaranteed_minimum) AS beds
FROM facility_population
WHERE facility_id = :place_id AND guaranteed_minimum IS NOT NULL AND as_of IS NOT NULL GROUP BY as_of ORDER BY as_of
"""
POINTS = """
SELECT name, latitude, longitude FROM facilities
WHERE {key} = :place_id AND latitude IS NOT NULL AND longitude IS NOT NULL ORDER BY name, facility_id
"""
FIELD_OFFICE = """
SELECT field_office FROM areas_of_responsibility WHERE aor = :aor GROUP BY field_office ORDER BY count(*) DESC, field_office
"""
NEWEST = "SELECT max(as_of) AS as_of FROM editions"
REDIRECT = "SELECT facility_id FROM facility_redirects WHERE retired_id = :retired_id"
RETIRED = re.compile(rf"/{DATABASE}/facilities/(?P<retired_id>fac_[a-z0-9]+)(?P<suffix>\.json)?")


@hookimpl
def extra_css_urls() -> list[str]:
    return ["/static/pages.css"]


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """The page and the JSON of a retired facility id: 301 to the facility it was merged into, with the same query string."""
    asked = RETIRED.fullmatch(request.path)
    if not (isinstance(exception, NotFound) and asked and DATABASE in datasette.databases):
        return None

    async def moved() -> Response | None:
        found = await datasette.get_database(DATABASE).execute(REDIRECT, {"retired_id": asked["retired_id"]})
        if not found.rows:
            return None
        address = datasette.urls.path(f"/{DATABASE}/facilities/{tilde_encode(found.rows[0]['facility_id'])}")
        query = f"?{request.query_string}" if request.query_string else ""
        return Response.redirect(f"{address}{asked['suffix'] or ''}{query}", status=301)

    return moved


@hookimpl
def extra_template_vars(datasette: Any, request: Any, table: str | None, view_name: str) -> Any:
    """``place``: everything the page of a facility or a site shows."""
    if view_name != "row" or table not in PAGES or DATABASE not in datasette.databases:
        return {}

    async def page() -> dict[str, object]:
        database = datasette.get_database(DATABASE)

        async def run(sql: str, parameters: Mapping[str, Any]) -> list[Mapping[str, Any]]:
            return list((await database.execute(sql, dict(parameters))).rows)

        key = PAGES[table]
        (place_id,) = urlsafe_components(request.url_vars["pks"])
        found = await run(f"SELECT * FROM {table} WHERE {key} = :place_id", {"place_id": place_id})
        if not found:
            return {}  # Datasette answers 404
        row = dict(found[0])
        asked = {"place_id": place_id}
        days = await run(COUNTS.format(key=key), asked)
        last_count = (await run(LAST_COUNT.format(key=key), asked))[0]["last_date"]
        minimums = await run(MINIMUMS, asked)
        points = await run(POINTS.format(key=key), asked)
        figures, *shown = await parts(table, row, set(await database.table_names()), run)
        if offices := await run(FIELD_OFFICE, {"aor": row.get("aor")}):
            row["aor"] = f"{offices[0]['field_office']} ({row['aor']})"
        return {
            "place": {
                "row": row,
                "kind": "Place of detention" if table == "facilities" else "Campus of several places of detention",
                "where": ", ".join(str(row[name]) for name in ("city", "state") if row.get(name)),
                "line": line(row),
                "former_names": former_names(row),
                "standing": standing(row, (await run(NEWEST, {}))[0]["as_of"])
                if table == "facilities"
                else row["note"],
                "figures": figures,
                "chart": population(
                    [dict(one) for one in await run(INTERVALS, asked)],
                    every_day({one["date"]: one["held"] for one in days}, last_count),
                    [(date.fromisoformat(one["as_of"]), one["beds"]) for one in minimums],
                ),
                "qualities": QUALITIES,
                "marked": PRECISIONS.get(row.get("coordinate_precision") or "", "The point is not the building."),
                "map": still([(one["latitude"], one["longitude"], one["name"]) for one in points]),
                "sections": shown,
                "facts": facts(row),
                "unknown": [
                    label(name) for name, value in row.items() if value is None and name not in ELSEWHERE | SAID
                ],
                "ledger": datasette.metadata("title"),
                "address": request.url,
            }
        }

    return page


def every_day(held: Mapping[str, int], last: str | None) -> list[tuple[date, float]]:
    """The daily counts from the first day with people to the release's ``last``.

    The release has every day of a code; the serving file leaves out the days that were released as zero.
    """
    if not held or last is None:
        return []
    first = date.fromisoformat(min(held))
    days = [first + timedelta(days=n) for n in range((date.fromisoformat(last) - first).days + 1)]
    return [(day, held.get(day.isoformat(), 0)) for day in days]


def line(row: Mapping[str, Any]) -> list[str]:
    """What kind of place it is, each fact with the day of the list that says it where the registry has one."""
    return [f"{label(name)}: {dated(name, row)}" for name in LINE if row.get(name) not in (None, "other")]


def former_names(row: Mapping[str, Any]) -> list[str]:
    """Names printed for it other than the one it is shown under, in any case of letters."""
    printed = (row.get("names") or "").split(" | ")
    return [name for name in printed if name and name.casefold() != str(row["name"]).casefold()]


def standing(row: Mapping[str, Any], newest: str | None) -> str:
    """Where it stands in ICE's editions; never that it is closed, which a list of places with people in them can't say."""
    if row["last_as_of"] is None:
        return "It is in none of ICE's editions that we hold: what is known about it comes from other sources."
    if row["in_latest_edition"]:
        return f"ICE lists it in the newest edition we hold, whose table ends on {newest}."
    counted = row.get("last_counted")
    since = f" The daily counts show people there until {counted}." if counted and counted > row["last_as_of"] else ""
    return (
        f"ICE last listed it in the table to {row['last_as_of']}; the newest edition we hold, to {newest}, does not have it. "
        f"That is neither zero nor closed: ICE lists only places that hold somebody on the day it counts.{since}"
    )


def facts(row: Mapping[str, Any]) -> list[dict[str, str]]:
    """The registry's columns that have a value and stand nowhere else on the page, and how to read them."""
    shown = [
        {"label": label(name), "value": dated(name, row), "description": NOTES.get(name, "")}
        for name, value in row.items()
        if value is not None and name not in ELSEWHERE | SAID
    ]
    where = point(row)
    return [*shown, where] if where else shown
