"""The languages of the site: English in its files, Spanish from one catalogue (es.toml): home, places, campuses, questions.

A page in Spanish has the address of the English one behind /es. What has no translation stays English there, and a test says
so; words inside tables are the sources' own.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from markupsafe import Markup

from explore.parts import FOLDER, Part

ENGLISH, SPANISH = "en", "es"
OTHER = {ENGLISH: SPANISH, SPANISH: ENGLISH}
# the pages that exist in both, without the first slash
BOTH = re.compile(r"(?:|questions/|questions/\w+/|(?:places|campuses)/[^/]+/)")
LINK = re.compile(r'(?P<name>href|action)="/(?P<path>[^"?#]*)(?P<rest>[?#][^"]*)?"')


@cache
def catalogue(lang: str) -> Mapping[str, Any]:
    """The messages of a language; none for English."""
    if lang == ENGLISH:
        return {}
    with (FOLDER / f"{lang}.toml").open("rb") as file:
        return tomllib.load(file)


def words(lang: str) -> Callable[..., Markup]:
    """``_`` of the templates: a text of ours in a language, with values put in (and escaped) where it has {names}."""
    known = catalogue(lang).get("text", {})

    def say(text: str, **values: object) -> Markup:
        found = Markup(known.get(text, text))
        return found.format(**values) if values else found

    return say


def column(lang: str) -> Callable[[str], str]:
    """The head of a table's column as a reader calls it."""
    known = catalogue(lang).get("columns", {})
    return lambda name: str(known.get(name.replace("_", " "), name.replace("_", " ")))


def key(part: Part) -> str:
    """Where a part stands in the catalogue: its file without .sql."""
    return str(part.path.relative_to(FOLDER).with_suffix(""))


@cache
def translated(part_key: str, lang: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = catalogue(lang).get(part_key, {})
    return found


def in_language(part: Part, lang: str) -> Part:
    """A part with its heading, notes and sentences in a language, as far as the catalogue has them."""
    found = translated(key(part), lang)
    if not found:
        return part
    header = dict(part.header) | {name: text for name, text in found.items() if isinstance(text, str)}
    return replace(part, header=header, answers=tuple(found.get("answer", part.answers)))


def led(html: str) -> str:
    """A Spanish page whose links lead to Spanish pages where there are any; that to its English one has an hreflang."""

    def link(match: re.Match[str]) -> str:
        path, rest = match["path"], match["rest"] or ""
        spanish = BOTH.fullmatch(path) and 'hreflang="en"' not in html[max(0, match.start() - 40) : match.start()]
        return f'{match["name"]}="/{"es/" if spanish else ""}{path}{rest}"'

    return LINK.sub(link, html)
