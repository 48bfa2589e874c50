"""What the pages of a place and of a campus show beside their parts: chart, map, and what the registry says."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from explore.charts import population
from explore.database import Database, Row
from explore.maps import still
from explore.words import NOTES, PRECISIONS, dated, label, point

# Shown in the head or in a section, or of no use to a reader of the page.
ELSEWHERE = {"facility_id", "site_id", "name", "names", "latest_adp", "guaranteed_minimum", "note"}
# Columns that another fact says with its own.
SAID = {"operator_as_of", "owner_as_of", "latitude", "longitude", "coordinate_method", "coordinate_precision"}
# What the head says in one line, of the columns that the registry has.
LINE = "county_name type_group type_detailed population_served aor".split()
# What only old lists say: shown apart, each with its year.
OLD = "operator owner".split()
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
SELECT night AS date, sum(persons) AS held
FROM nights WHERE is_best AND night >= '2018-10-01' -- ICE's tables begin with that fiscal year
    AND facility_id IN (SELECT facility_id FROM facilities WHERE {key} = :place_id)
GROUP BY night ORDER BY night
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


def place(database: Database, row: Row) -> dict[str, Any]:
    """Everything about a facility that is not a table."""
    return pictures(database, row["facility_id"], "facility_id", row) | {
        "line": line(office(database, row)),
        "old": [f"{label(name)}: {dated(name, row)}" for name in OLD if row.get(name)],
        "former_names": former_names(row),
        "standing": "",
        "facts": facts(row),
        "unknown": [label(name) for name, value in row.items() if value is None and name not in ELSEWHERE | SAID],
    }


def campus(database: Database, row: Row) -> dict[str, Any]:
    """Everything about a campus that is not a table."""
    return pictures(database, row["site_id"], "site_id", row) | {
        "line": [],
        "old": [],
        "former_names": [],
        "standing": row["note"],
        "facts": facts(row),
        "unknown": [],
    }


def pictures(database: Database, place_id: str, key: str, row: Row) -> dict[str, Any]:
    """Chart and map of a place; ``key`` is the column of facilities that holds ``place_id``."""
    asked = {"place_id": place_id}
    days = {one["date"]: one["held"] for one in database.rows(COUNTS.format(key=key), asked)}
    last = database.rows(LAST_COUNT.format(key=key), asked)[0]["last_date"]
    minimums = [(date.fromisoformat(one["as_of"]), one["beds"]) for one in database.rows(MINIMUMS, asked)]
    points = database.rows(POINTS.format(key=key), asked)
    return {
        "chart": population(database.rows(INTERVALS, asked), every_day(days, last), minimums),
        "qualities": QUALITIES,
        "map": still([(one["latitude"], one["longitude"], one["name"]) for one in points]),
        "marked": PRECISIONS.get(row.get("coordinate_precision") or "", "The point is not the building."),
    }


def office(database: Database, row: Row) -> Row:
    """The row with its field office spelled out."""
    offices = database.rows(FIELD_OFFICE, {"aor": row.get("aor")})
    return row | {"aor": f"{offices[0]['field_office']} ({row['aor']})"} if offices else row


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


NOWHERE = "It is in none of ICE's editions that we hold: what is known about it comes from other sources."
LISTED = "ICE lists it in the newest edition we hold, whose table ends on {{ newest|day }}."
LISTED_ONCE = (
    "ICE last listed it in the table to {{ row.last_as_of|day }}; the newest edition we hold, to {{ newest|day }}, does not "
    "have it. That is neither zero nor closed: ICE lists only places that hold somebody on the day it counts."
    "{% if row.last_counted and row.last_counted > row.last_as_of %} The daily counts show people there until "
    "{{ row.last_counted|day }}.{% endif %}"
)


def standing(row: Mapping[str, Any]) -> str:
    """Where it stands in ICE's editions, as a template over ``row`` and ``newest`` (the last day of the newest table); never
    that it is closed, which a list of places with people in them can't say."""
    if row["last_as_of"] is None:
        return NOWHERE
    return LISTED if row["in_latest_edition"] else LISTED_ONCE


def facts(row: Mapping[str, Any]) -> list[dict[str, str]]:
    """The registry's columns that have a value and stand nowhere else on the page, and how to read them."""
    shown = [
        {"label": label(name), "value": dated(name, row), "description": NOTES.get(name, "")}
        for name, value in row.items()
        if value is not None and name not in {*ELSEWHERE, *SAID, *OLD}
    ]
    where = point(row)
    return [*shown, where] if where else shown
