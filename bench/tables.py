"""Committed tables of measurements: what was measured, on which machine, on which day; and lines of cost against size."""

import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
Row = tuple[str, ...]
WIDTH, HEIGHT, LEFT, BOTTOM = 640, 360, 60, 40
COLOURS = ("#0b5394", "#b45f06", "#38761d", "#741b47", "#666666")


def machine() -> str:
    """The machine, the versions and the day."""
    with open("/proc/meminfo", encoding="ascii") as file:
        memory = int(file.readline().split()[1]) / 2**20
    load = os.getloadavg()[0]
    return (
        f"{datetime.now(UTC):%d %B %Y}, {os.cpu_count()} cores shared with other work (load {load:.1f} at the end), "
        f"{memory:.0f} GB, Python {platform.python_version()}. CPU seconds are of all processes; wall seconds say less."
    )


def write(name: str, title: str, notes: Sequence[str], head: Row, rows: Sequence[Row], below: str = "") -> None:
    """Write one table as `bench/NAME`."""
    lines = [f"# {title}", "", *(line for note in notes for line in (note, ""))]
    lines += ["| " + " | ".join(cells) + " |" for cells in (head, tuple("---" for _ in head), *rows)]
    (HERE / name).write_text("\n".join([*lines, *(["", below] if below else []), ""]), encoding="utf-8")


def plot(name: str, title: str, unit: str, lines: Mapping[str, Sequence[tuple[float, float]]], x_unit: str) -> None:
    """Draw points (size, cost) as lines with their names at the end, both axes from zero, as `bench/NAME`."""
    largest_x = max(x for points in lines.values() for x, _ in points)
    largest_y = max(y for points in lines.values() for _, y in points) or 1.0

    def place(x: float, y: float) -> tuple[float, float]:
        across = LEFT + x / largest_x * (WIDTH - LEFT - 130)
        return round(across, 1), round(HEIGHT - BOTTOM - y / largest_y * (HEIGHT - BOTTOM - 40), 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/><text x="{LEFT}" y="20" font-size="14">{escape(title)}</text>',
    ]
    for share in (0.0, 0.5, 1.0):
        _, y = place(0, share * largest_y)
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - 130}" y1="{y}" y2="{y}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end">{share * largest_y:,.3g}</text>')
    for x in sorted({x for points in lines.values() for x, _ in points}):
        across, floor = place(x, 0)
        parts.append(f'<text x="{across}" y="{floor + 18}" text-anchor="middle">{x:,g}</text>')
    parts.append(f'<text x="{LEFT}" y="{HEIGHT - 6}">{escape(x_unit)}; upwards: {escape(unit)}</text>')
    last_y = 0.0
    ends = sorted(lines.items(), key=lambda line: -line[1][-1][1])
    for number, (label, points) in enumerate(ends):
        colour = COLOURS[number % len(COLOURS)]
        path = " ".join(f"{across},{up}" for across, up in (place(x, y) for x, y in points))
        across, up = place(*points[-1])
        last_y = max(up, last_y + 14)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{across + 6}" y="{last_y + 4}" fill="{colour}">{escape(label)}</text>')
    (HERE / name).write_text("\n".join([*parts, "</svg>", ""]), encoding="utf-8")


def measured(command: list[str]) -> tuple[float, int]:
    """CPU seconds, and the largest resident size in MB, of a process. Raises CalledProcessError where it fails."""
    process = subprocess.Popen(command, cwd=HERE.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
