"""County and coordinates of facilities: proposed with every source's evidence. The reviewed CSV decides.

ZIP codes cross county lines, lists misspell counties, and a county's jail can stand in a city that is no part of it, so no
single source is believed: where all that speak agree the proposal says "agreed", else a person decides.
"""

import csv
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians
from pathlib import Path

import duckdb

from etl.folders import Folders
from etl.registry.counties import County, Gazetteer, Point, read_counties
from etl.registry.names import clean

REFERENCE = "facility_places.csv"
COLUMNS = (
    "facility_id county_geoid latitude longitude coordinate_method coordinate_precision evidence decided_on".split()
)
FOR_REVIEW = "verdict name address city state zip county_name".split()
KM_PER_DEGREE = 111.2  # of latitude, on a sphere of 6,371 km

SAYINGS = """
    SELECT facility_id, 'its name' AS source, state, regexp_extract(upper(name), '^(.+? (COUNTY|PARISH))\\b', 1) AS county,
        NULL AS geoid
    FROM core.facilities
    UNION
    SELECT facility_id, coalesce('list of ' || as_of, list_title), state, county, county_geoid
    FROM core.facility_attributes
    WHERE facility_id IS NOT NULL AND coalesce(county, county_geoid) IS NOT NULL
    ORDER BY ALL
"""


@dataclass(frozen=True)
class Zip:
    """A ZIP code: the cities whose mail it carries (cleaned names), its county as the package names it, its centre."""

    code: str
    cities: frozenset[str]
    state: str
    county: str
    centre: Point


@dataclass(frozen=True)
class Facility:
    """What is known of a facility's address; "" where nothing is."""

    facility_id: str
    name: str
    address: str
    city: str
    state: str
    zip: str


def distance_km(one: Point, other: Point) -> float:
    """Kilometres between two points (longitude, latitude in degrees), on a plane: right to a percent below 500 km."""
    west_east = (one[0] - other[0]) * cos(radians((one[1] + other[1]) / 2))
    return hypot(west_east, one[1] - other[1]) * KM_PER_DEGREE


def city_key(city: str) -> str:
    """A city's name for comparing: Mc Farland is McFarland, St. Louis is Saint Louis.

    >>> city_key("Sault Ste. Marie"), city_key("Mc Farland"), city_key("Winston-Salem")
    ('SAULTSAINTEMARIE', 'MCFARLAND', 'WINSTONSALEM')
    """
    full = {"ST": "SAINT", "STE": "SAINTE", "FT": "FORT"}
    words = clean(city).replace(".", " ").replace("-", " ").split()
    return "".join(full.get(word, word) for word in words)


def county_evidence(
    facility: Facility, zips: Mapping[str, Zip], sayings: Sequence[Sequence[str | None]], gazetteer: Gazetteer
) -> dict[str, County]:
    """County by source. ``sayings`` are (source, state, county, geoid); what can't be understood is left out."""
    found: dict[str, County | None] = {}
    for source, state, name, geoid in sayings:
        county = gazetteer.counties.get(geoid or "") or gazetteer.named(state or facility.state, name or "")
        found[source or ""] = county
    if (code := zips.get(facility.zip)) and code.state == facility.state:
        found[f"ZIP {code.code}"] = gazetteer.named(code.state, code.county)
        found[f"centre of ZIP {code.code}"] = gazetteer.at(code.centre)
    return {source: county for source, county in sorted(found.items()) if county}


def point_in(county: County, facility: Facility, zips: Mapping[str, Zip]) -> tuple[Point, str, str]:
    """Point, method and precision: the best that lies inside ``county``.

    The centre of the facility's ZIP code, if the code serves its city; else of the city's nearest other ZIP code; else of
    the county's nearest ZIP code; else a point inside the county. Nearest to the centre of the facility's ZIP code.
    """
    own = zips.get(facility.zip)
    city = city_key(facility.city)
    of_city = [code for code in zips.values() if code.state == facility.state and city in code.cities]
    if own and of_city and own not in of_city:
        own = None  # the printed ZIP code is another town's
    if own and county.holds(own.centre):
        return own.centre, "zip_centroid", "zip"
    start = (own or of_city[0]).centre if own or of_city else county.interior_point()
    for codes, method, precision in (
        (of_city, "city_zip_centroid", "city"),
        (zips.values(), "nearest_zip_centroid", "county"),
    ):
        inside = [code for code in codes if county.holds(code.centre)]
        if inside:
            nearest = min(inside, key=lambda code: (distance_km(code.centre, start), code.code))
            return nearest.centre, method, precision
    return county.interior_point(), "county_interior_point", "county"


def propose(
    facility: Facility,
    zips: Mapping[str, Zip],
    sayings: Sequence[Sequence[str | None]],
    gazetteer: Gazetteer,
    decided: str = "",
) -> dict[str, str]:
    """One line for the reviewer: the county ``decided`` (GEOID), else the one that most sources name (first by GEOID)."""
    evidence = county_evidence(facility, zips, sayings, gazetteer)
    voices = [county.geoid for county in evidence.values()]
    row = {name: getattr(facility, name) for name in ("facility_id", "name", "address", "city", "state", "zip")}
    if not voices:
        return row | {"verdict": "nothing known"}
    likely = min(set(voices), key=lambda geoid: (-voices.count(geoid), geoid))
    county = gazetteer.counties[decided or likely]
    (longitude, latitude), method, precision = point_in(county, facility, zips)
    said = defaultdict(list)
    for source, named in evidence.items():
        said[f"{named.name} ({named.geoid})"].append(source)
    return row | {
        "county_geoid": county.geoid,
        "county_name": county.name,
        "latitude": str(latitude),
        "longitude": str(longitude),
        "coordinate_method": method,
        "coordinate_precision": precision,
        "verdict": "decided" if decided else "agreed" if len(set(voices)) == 1 else "sources disagree",
        "evidence": "; ".join(f"{name}: {', '.join(sources)}" for name, sources in said.items()),
    }


def read_zips(con: duckdb.DuckDBPyConnection) -> dict[str, Zip]:
    """ZIP codes with coordinates, by code, in order."""
    rows = con.execute(
        "SELECT zip, city || ';' || acceptable_cities, state, county, longitude, latitude FROM raw.zip_codes"
        " WHERE latitude IS NOT NULL ORDER BY zip"
    ).fetchall()
    return {
        code: Zip(code, frozenset(map(city_key, cities.split(";"))) - {""}, state, county, (longitude, latitude))
        for code, cities, state, county, longitude, latitude in rows
    }


def proposals(warehouse: Path, reference: Path) -> Iterator[dict[str, str]]:
    """A line per facility of ``warehouse`` that facility_places.csv lacks, or gives a county but no coordinates."""
    with (reference / REFERENCE).open(encoding="utf-8", newline="") as file:
        reviewed = {row["facility_id"]: row for row in csv.DictReader(file)}
    gazetteer = Gazetteer(read_counties(reference))
    with duckdb.connect(str(warehouse), read_only=True) as con:
        zips = read_zips(con)
        sayings = defaultdict(list)
        for facility_id, *saying in con.execute(SAYINGS).fetchall():
            sayings[facility_id].append(saying)
        rows = con.execute(
            "SELECT facility_id, name, COLUMNS('^(address|city|state|zip)$') FROM core.facilities ORDER BY facility_id"
        ).fetchall()
    for row in rows:
        facility = Facility(*(value or "" for value in row))
        known = reviewed.get(facility.facility_id, {"county_geoid": "", "latitude": ""})
        if not known["latitude"]:
            yield propose(facility, zips, sayings[facility.facility_id], gazetteer, known["county_geoid"])


def main(datasets: Path) -> int:
    """Write proposals for facilities without coordinates to `build/reports/facility_place_proposals.csv`.

    Reads the candidate warehouse (else the published one); raises FileNotFoundError where neither is there. Returns 0: a
    facility without coordinates is work for a reviewer, not a failure.
    """
    folders = Folders(datasets)
    built = [folders.candidate / "warehouse.duckdb", folders.build / "warehouse.duckdb"]
    warehouse = next((path for path in built if path.exists()), None)
    if warehouse is None:
        raise FileNotFoundError(f"{built[0]}: nothing to locate; run `python -m etl build` first")
    try:
        lines = list(proposals(warehouse, folders.reference))
    except duckdb.CatalogException as error:
        raise FileNotFoundError(f"{warehouse}: incomplete; run `python -m etl build` first: {error}") from error
    report = folders.reports / "facility_place_proposals.csv"
    report.parent.mkdir(parents=True, exist_ok=True)
    temporary = report.with_suffix(".tmp")
    with temporary.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*COLUMNS, *FOR_REVIEW], restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
    os.replace(temporary, report)
    print(f"{len(lines)} facilities have no coordinates in {REFERENCE}; proposals: {report}")
    return 0
