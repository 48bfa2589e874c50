"""Coordinates of the charts, as plain data for templates: inline SVG, no script, so that pages print and ask no third party."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from explore.database import Row

if TYPE_CHECKING:
    from explore.parts import Part

SIZE = {"width": 720, "height": 260, "left": 84, "right": 12, "top": 14, "bottom": 30}  # px
GAP_DAYS = 75  # a longer gap breaks a line: ICE publishes every 14 days, so editions are missing there
LINES = 7  # colours that readers who see colours otherwise can tell apart too (Okabe and Ito's, less the yellow)
BARS = 20
Point = tuple[date, float]


class Frame:
    """A time axis from ``first`` to ``last`` and a count axis from 0 to a round number at or above ``highest``, in px."""

    def __init__(self, first: date, last: date, highest: float) -> None:
        self.first, self.last = first, last
        self.top = next(step for step in steps() if step >= highest)

    def x(self, day: date) -> float:
        """px from the left."""
        width = SIZE["width"] - SIZE["left"] - SIZE["right"]
        return round(SIZE["left"] + width * (day - self.first).days / max((self.last - self.first).days, 1), 1)

    def y(self, value: float) -> float:
        """px from the top."""
        height = SIZE["height"] - SIZE["top"] - SIZE["bottom"]
        return round(SIZE["top"] + height * (1 - value / self.top), 1)

    def lines(self, points: Iterable[Point], gap_days: int) -> list[str]:
        """Polylines through ``points``, broken where more than ``gap_days`` lie between two."""
        lines: list[list[str]] = []
        before: date | None = None
        for day, value in points:
            if before is None or (day - before).days > gap_days:
                lines.append([])
            lines[-1].append(f"{self.x(day)},{self.y(value)}")
            before = day
        return [" ".join(line) for line in lines]

    def axes(self) -> dict[str, Any]:
        """Size and ticks."""
        years = [date(year, 1, 1) for year in range(self.first.year + 1, self.last.year + 1)]
        return SIZE | {
            "x_ticks": [{"x": self.x(day), "label": day.year} for day in years],
            "y_ticks": [{"y": self.y(self.top * n / 4), "label": f"{self.top * n / 4:,.0f}"} for n in range(5)],
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
        }


def timeline(points: list[Point]) -> dict[str, Any] | None:
    """Dots joined by a line, oldest first. None below two points."""
    if len(points) < 2:
        return None
    frame = Frame(points[0][0], points[-1][0], max(value for _, value in points))
    return frame.axes() | {
        "dots": [{"x": frame.x(day), "y": frame.y(value), "label": f"{day}: {value:,.0f}"} for day, value in points],
        "lines": frame.lines(points, GAP_DAYS),
        "low": min(points, key=lambda point: point[1]),
        "high": max(points, key=lambda point: point[1]),
    }


def several(series: Mapping[str, list[Point]]) -> dict[str, Any] | None:
    """A line per named series, the largest first, at most as many as LINES. None below two days."""
    drawn = {name: sorted(points) for name, points in series.items()}
    if len({day for points in drawn.values() for day, _ in points}) < 2:
        return None
    names = sorted(drawn, key=lambda name: (-max(value for _, value in drawn[name]), name))[:LINES]
    points = [point for name in names for point in drawn[name]]
    days = [day for points in drawn.values() for day, _ in points]
    frame = Frame(min(days), max(days), max(value for _, value in points))
    return frame.axes() | {
        "series": [
            {
                "name": name,
                "lines": frame.lines(drawn[name], GAP_DAYS),
                "dots": [
                    {"x": frame.x(day), "y": frame.y(value), "label": f"{name}, {day}: {value:,g}"}
                    for day, value in drawn[name]
                ],
            }
            for name in names
        ],
        "n_left_out": len(drawn) - len(names),
    }


def population(
    intervals: Sequence[Mapping[str, Any]], counts: list[Point], minimums: list[Point]
) -> dict[str, Any] | None:
    """The chart of one place: a bar per interval of interval_population, daily counts and the guaranteed minimum as lines.

    ``intervals`` are rows with period_start, period_end (ISO days), population, population_error (persons) and quality.
    What quality says is no population (restated, split, incomplete, misattributed), or lies below zero with all its error,
    is counted and not drawn. None if nothing can be.
    """
    drawn = [
        row
        for row in intervals
        if row["quality"] in ("ok", "no_prior", "rounded") and row["population"] + row["population_error"] >= 0
    ]
    days = [date.fromisoformat(row[key]) for row in drawn for key in ("period_start", "period_end")]
    days += [day for day, _ in counts]
    if not days:
        return None
    values = [row["population"] + row["population_error"] for row in drawn] + [value for _, value in counts + minimums]
    frame = Frame(min(days), max(days), max(values))
    inside = [point for point in minimums if frame.first <= point[0] <= frame.last]
    return frame.axes() | {
        "bars": [bar(frame, row) for row in drawn],
        "counts": frame.lines(counts, 7),
        "minimums": frame.lines(inside, GAP_DAYS),
        "n_left_out": len(intervals) - len(drawn),
        "qualities": [name for name in ("ok", "no_prior", "rounded") if any(row["quality"] == name for row in drawn)],
    }


def bar(frame: Frame, row: Mapping[str, Any]) -> dict[str, Any]:
    """One interval: a horizontal line, and the band that ICE's rounding leaves around it.

    ``y`` is None where the middle of the band lies below zero: no number of people can be said then, only its bounds.
    """
    start, end = date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"]) + timedelta(days=1)
    value, error = row["population"], row["population_error"]
    top, bottom = frame.y(max(value + error, 0)), frame.y(max(value - error, 0))
    exact = f"{value:,.1f}" + (f" ± {error:,.1f}" if error else "")
    label = f"{row['period_start']} to {row['period_end']}: {exact if value >= 0 else f'between 0 and {value + error:,.1f}'}"
    return {
        "x1": frame.x(start),
        "x2": frame.x(end),
        "y": frame.y(value) if value >= 0 else None,
        "band": {"y": top, "height": round(bottom - top, 1)} if error else None,
        "quality": row["quality"],
        "label": f"{label} ({row['quality']})",
    }


def drawn(part: "Part", rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The charts that a part's header asks for, with their titles; none where fewer than two days or bars can be drawn."""
    drawings = [(line_title(spec), several(series(spec, rows))) for spec in part.charts]
    found = [lines | {"title": title} for title, lines in drawings if lines]
    if (columns := part.bars) and (bars := ranked(rows, *columns)):
        found.append(bars | {"title": part.header["title"]})
    return found


def series(spec: Mapping[str, Any], rows: Sequence[Row]) -> dict[str, list[Point]]:
    """The points by name of the line; ``spec`` as Part.chart gives it. Rows without a day and marked ones are left out."""
    found: dict[str, list[Point]] = {}
    for row in rows:
        if row[spec["x"]] is None or (spec["without"] and row[spec["without"]]):
            continue
        for column in spec["lines"]:
            if row[column] is not None:
                name = str(row[spec["by"]]) if spec["by"] else column.replace("_", " ")
                found.setdefault(name, []).append((date.fromisoformat(row[spec["x"]]), row[column]))
    return found


def line_title(spec: Mapping[str, Any]) -> str:
    what = ", ".join(column.replace("_", " ") for column in spec["lines"])
    return f"{what}, by {spec['by'].replace('_', ' ')}" if spec["by"] else what


def ranked(rows: Sequence[Row], label: str, value: str) -> dict[str, Any] | None:
    """Horizontal bars of the first BARS rows that have a value, as they come. None below two."""
    known = [(str(row[label]), row[value]) for row in rows if isinstance(row[value], int | float) and row[label]][:BARS]
    if len(known) < 2 or max(amount for _, amount in known) <= 0:
        return None
    most = max(amount for _, amount in known)
    return {
        "width": SIZE["width"],
        "height": 30 * len(known) + 8,
        "ranks": [
            {"y": 30 * n + 4, "width": round(430 * max(amount, 0) / most, 1), "label": name, "value": f"{amount:,.0f}"}
            for n, (name, amount) in enumerate(known)
        ],
    }


def steps() -> Iterator[int]:
    """Round upper ends of an axis that can be cut in four: 4, 8, 12, 16, 20, 24, 32, 40, 80, 120 …"""
    power = 1
    while True:
        yield from (step * power for step in (4, 8, 12, 16, 20, 24, 32))
        power *= 10
