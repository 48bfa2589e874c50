"""How answers say numbers, days and spans, and the one Jinja environment of all pages."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from explore import languages
from explore.languages import ENGLISH, SPANISH
from explore.links import linked

MONTHS = "January February March April May June July August September October November December".split()
MESES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
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


def dia(value: object, year: bool = True) -> str:
    """2026-02-04 as 4 de febrero de 2026, for sentences in Spanish."""
    if value is None:
        return "un día desconocido"
    try:
        parsed = date.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return f"{parsed.day} de {MESES[parsed.month - 1]}" + (f" de {parsed.year}" if year else "")


def lapso(first: object, last: object) -> str:
    """From … to … in Spanish, to stand behind “del”; the year said once where it is one."""
    same = str(first)[:4] == str(last)[:4]
    return f"{dia(first, year=not same)} al {dia(last)}"


def in_spanish(say: Callable[[object], str]) -> Callable[[object], str]:
    """How a number is said, with its words in Spanish. Its digits stay as the sources print them: 68,289.5."""
    return lambda value: UNKNOWN.get(said := say(value), said)


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


UNKNOWN = {"an unknown number": "un número desconocido", "fewer than 1": "menos de 1", "unknown": "se desconoce"}
FILTERS = {
    "linked": linked, "day": day, "people": people, "number": number, "counted": counted, "marked": marked,
    "combined": combined,
}  # fmt: skip


@cache
def environment(lang: str = ENGLISH) -> Environment:
    """Templates of `explore/templates` in a language; an unknown name is an error, not an empty word."""
    env = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    env.filters.update(FILTERS)
    env.filters["column"] = languages.column(lang)
    env.globals |= {"span": span, "_": languages.words(lang), "lang": lang}
    if lang == SPANISH:
        env.filters |= {"day": dia, "people": in_spanish(people), "number": in_spanish(number)}
        env.globals["span"] = lapso
    return env


@cache
def compiled(text: str, lang: str) -> Any:
    return environment(lang).from_string(text)


def say(templates: tuple[str, ...], lang: str = ENGLISH, **values: Any) -> Markup:
    """The sentences that have something to say, joined by a space."""
    said = (compiled(template, lang).render(**values).strip() for template in templates)
    return Markup(" ".join(sentence for sentence in said if sentence))
