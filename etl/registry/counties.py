"""US counties: names with their Census codes, and polygons to tell which one a point lies in.

Polygons: `us-atlas` 3.0.1 (npm, ISC), made from the Census Bureau's cartographic boundaries of 2017, simplified and
quantized to 0.0036° by 0.0009°. So the vintage is 2017: Connecticut's eight counties (not the planning regions that
replaced them in 2022), Valdez-Cordova in Alaska (split in 2019). Points are WGS84, degrees, longitude first.
"""

import csv
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]
Ring = list[Point]

POLYGONS = "counties-10m.json"
NAMES = "counties.csv"
KINDS = (" city and borough", " census area", " municipality", " municipio", " borough", " parish", " county", " co")


@dataclass(frozen=True)
class County:
    """One county or equivalent; ``rings`` are closed, outer and inner alike (the even-odd rule tells them apart)."""

    geoid: str
    name: str
    state: str
    rings: tuple[Ring, ...]

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        points = [point for ring in self.rings for point in ring]
        return (
            min(x for x, _ in points),
            min(y for _, y in points),
            max(x for x, _ in points),
            max(y for _, y in points),
        )

    def holds(self, point: Point) -> bool:
        """True where ``point`` lies inside (even-odd rule)."""
        x, y = point
        west, south, east, north = self.box
        return west <= x <= east and south <= y <= north and sum(at > x for at in self.crossings(y)) % 2 == 1

    def crossings(self, y: float) -> list[float]:
        """Longitudes at which the boundary crosses latitude ``y``, from west to east."""
        return sorted(
            x1 + (y - y1) * (x2 - x1) / (y2 - y1)
            for ring in self.rings
            for (x1, y1), (x2, y2) in pairwise(ring)
            if (y1 > y) != (y2 > y)
        )

    def interior_point(self) -> Point:
        """The middle of the county's widest stretch from west to east: inside it, and far from two of its edges."""
        spans = []
        latitudes = sorted({y for ring in self.rings for _, y in ring})
        for y in ((south + north) / 2 for south, north in pairwise(latitudes)):
            at = self.crossings(y)
            spans += [(east - west, (west + east) / 2, y) for west, east in zip(at[::2], at[1::2], strict=True)]
        _, x, y = max(spans)
        return round(x, 5), round(y, 5)


def read_counties(reference: Path) -> dict[str, County]:
    """Every county by GEOID. Raises KeyError where names and polygons don't hold the same codes."""
    with (reference / NAMES).open(encoding="utf-8", newline="") as file:
        names = {row["county_geoid"]: row for row in csv.DictReader(file)}
    topology = json.loads((reference / POLYGONS).read_text(encoding="utf-8"))
    arcs = [list(_decode(arc, topology["transform"])) for arc in topology["arcs"]]
    return {
        shape["id"]: County(
            shape["id"],
            names[shape["id"]]["name"],
            names[shape["id"]]["state"],
            tuple(_ring(ring, arcs) for polygon in _polygons(shape) for ring in polygon),
        )
        for shape in topology["objects"]["counties"]["geometries"]
    }


def _decode(arc: list[list[int]], transform: Mapping[str, list[float]]) -> Iterator[Point]:
    """TopoJSON 1.0, 2.1.3: an arc's positions are quantized and each is relative to the one before."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield (
            x * transform["scale"][0] + transform["translate"][0],
            y * transform["scale"][1] + transform["translate"][1],
        )


def _polygons(shape: Mapping[str, list[list[list[int]]]]) -> list[list[list[int]]]:
    polygons: list[list[list[int]]] = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]  # type: ignore
    return polygons


def _ring(indexes: list[int], arcs: list[Ring]) -> Ring:
    """TopoJSON 1.0, 2.1.4: a negative index means that arc backwards; an arc begins where the one before ends."""
    ring: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


def key(name: str) -> str:
    """A county's name for comparing: no accents, dots, blanks or kind, St for Saint; "city" stays, for it tells places apart.

    >>> key("Doña Ana County"), key("St. Louis city"), key("De Kalb"), key("LaSalle Parish")
    ('donaana', 'stlouiscity', 'dekalb', 'lasalle')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold().strip()
    plain = plain.replace("sainte ", "ste ").replace("saint ", "st ")
    kind = next((kind for kind in KINDS if plain.endswith(kind)), "")
    return "".join(letter for letter in plain.removesuffix(kind) if letter.isalnum())


class Gazetteer:
    """Counties by name within a state, and by point."""

    def __init__(self, counties: Mapping[str, County]) -> None:
        self.counties = counties
        self._by_key = {(county.state, key(county.name)): county for county in counties.values()}

    def named(self, state: str, name: str) -> County | None:
        """The county of that name, whatever way it is spelled; a name without "city" may mean the city, too."""
        return self._by_key.get((state, key(name))) or self._by_key.get((state, key(name) + "city"))

    def at(self, point: Point) -> County | None:
        """The county that holds ``point``; None at sea and outside the United States."""
        return next((county for county in self.counties.values() if county.holds(point)), None)
