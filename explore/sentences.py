"""How answers say numbers, days and spans, and the one Jinja environment of all pages."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from explore.links import linked

MONTHS = "January February March April May June July August September October November December".split()
TEMPLATES = Path(__file__).parent / "templates"
MARKED = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


def day(value: object, year: bool = True) -> str:
    """2026-02-04 as 4 February 2026; what is no ISO day as it is, and None as “an unknown day”."""
    if value is None:
        return "an unknown day"
    try:
        parsed = date.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return f"{parsed.day} {MONTHS[parsed.month - 1]}" + (f" {parsed.year}" if year else "")


def span(first: object, last: object) -> str:
    """From … to …, the year said once where it is one."""
    same = str(first)[:4] == str(last)[:4]
    return f"{day(first, year=not same)} to {day(last)}"


def people(value: object) -> str:
    """A number of people: whole, with commas; “fewer than 1” where it would round to nothing, “an unknown number” for None.

    Raises ValueError below zero: no sentence prints a number of people that can't be.
    """
    if value is None:
        return "an unknown number"
    if not isinstance(value, int | float):
        return str(value)
    if value < 0:
        raise ValueError(f"{value} is no number of people")
    return "fewer than 1" if 0 < value < 0.5 else f"{value:,.0f}"


def number(value: object) -> str:
    """Any number with commas, at most one decimal; None as “unknown”."""
    if value is None:
        return "unknown"
    if not isinstance(value, int | float):
        return str(value)
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def counted(n: int, one: str, several: str | None = None) -> str:
    """3 places, 1 place."""
    return f"{n:,} {one if n == 1 else several or one + 's'}"


def marked(text: object) -> Markup:
    """**x** as <mark>x</mark>; escapes everything first."""
    return Markup(MARKED.sub(r"<mark>\1</mark>", str(escape("" if text is None else text))))


def combined(values: dict[str, Any], title: str) -> dict[str, Any]:
    """A chart with its title."""
    return values | {"title": title}


FILTERS = {
    "linked": linked, "day": day, "people": people, "number": number, "counted": counted, "marked": marked,
    "combined": combined,
}  # fmt: skip


@cache
def environment() -> Environment:
    """Templates of `explore/templates`; an unknown name is an error, not an empty word."""
    env = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    env.filters.update(FILTERS)
    env.globals["span"] = span
    return env


@cache
def compiled(text: str) -> Any:
    return environment().from_string(text)


def say(templates: tuple[str, ...], **values: Any) -> Markup:
    """The sentences that have something to say, joined by a space."""
    said = (compiled(template).render(**values).strip() for template in templates)
    return Markup(" ".join(sentence for sentence in said if sentence))
