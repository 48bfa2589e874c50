"""The sources that are only data: `scrapers/sources.toml` read strictly, each made into what a spider module is."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

from scrapers import articles, statements, wordpress
from scrapers.records import Record
from scrapers.snapshots import Snapshot
from scrapers.sources import Source
from scrapers.walker import Walker
from scrapers.ways import Kind, Way

FILE = Path(__file__).with_name("sources.toml")
GOVERNMENT = "A work of the US government (17 U.S.C. 105). Photographs may be others'."
NEEDED = frozenset("publisher title homepage hosts document citation ways verified assumed".split())
ALLOWED = NEEDED | frozenset("not_asked owner rights_note keep own body date heading cadence_days cadence_note".split())
WAY_KEYS = frozenset("kind url also links pager type taxonomy term".split())


class EntryError(Exception):
    """An entry of the file that cannot be used. ``args[0]`` names it and says why."""


@dataclass(frozen=True)
class Reading:
    """How the pages of a source are read: see `articles.statement`."""

    body: str | None
    printed: str | None
    heading: str | None
    only_detention: bool
    own: bool


def read(path: Path | None = None) -> dict[str, dict[str, Any]]:
    """The entries by source id. Raises EntryError naming the entry and the key that is unknown or missing."""
    path = path or FILE
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    for name, entry in entries.items():
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise EntryError(f"{path}: [{name}] is no source id: small letters, digits and _")
        if unknown := entry.keys() - ALLOWED:
            raise EntryError(f"{path}: [{name}] has unknown keys {', '.join(sorted(unknown))}")
        if missing := NEEDED - entry.keys():
            raise EntryError(f"{path}: [{name}] lacks {', '.join(sorted(missing))}")
        if entry.get("keep", "detention") != "detention":
            raise EntryError(f'{path}: [{name}] keep is {entry["keep"]!r}, expected "detention" or no keep')
        for way in entry["ways"]:
            if way.get("kind") not in get_args(Kind) or not way.get("url") or way.keys() - WAY_KEYS:
                raise EntryError(f"{path}: [{name}] has a way that is none: {way}")
    return entries


def source(name: str, entry: dict[str, Any]) -> Source:
    """The Source of an entry. A publisher without ``owner`` is the US government, whose texts are free."""
    owner = entry.get("owner")
    note = (
        f"Copyright {owner}; no licence known. Facts, and excerpts of at most 300 characters." if owner else GOVERNMENT
    )
    replies = [wordpress.reply_url(way["url"]) for way in entry["ways"] if way["kind"] == "wp-json"]
    return Source(
        source_id=name,
        publisher=entry["publisher"],
        title=entry["title"],
        homepage=entry["homepage"],
        hosts=tuple(entry["hosts"]),
        document_url=entry["document"],
        rights="excerpt" if owner else "us_government_work",
        rights_note=entry.get("rights_note", note),
        citation=entry["citation"],
        cadence_days=entry.get("cadence_days"),
        cadence_note=entry.get("cadence_note", ""),
        reply_url="|".join(replies),
        not_asked=entry.get("not_asked", ""),
    )


def reading(entry: dict[str, Any]) -> Reading:
    """How the pages of an entry are read."""
    return Reading(entry.get("body"), entry.get("date"), entry.get("heading"), "keep" in entry, bool(entry.get("own")))


def modules(package: str) -> Iterator[ModuleType]:
    """For each entry what a spider module of ``package`` holds: SOURCE, RECORDS, extract, a spider class."""
    for name, entry in read().items():
        made = ModuleType(package, f"{entry['title']}.\n\nVerified: {entry['verified']}\nAssumed: {entry['assumed']}\n")
        made.__file__ = str(FILE)
        of = source(name, entry)
        ways = tuple(Way(**way) for way in entry["ways"])
        fields = {"name": name, "source": of, "ways": ways, "__module__": package, "__doc__": entry["title"]}
        members: dict[str, Any] = {
            "SOURCE": of,
            "RECORDS": (*statements.tables(name), statements.refusals(name)),
            "extract": reader(of, reading(entry)),
            "Spider": type("".join(part.title() for part in name.split("_")) + "Spider", (Walker,), fields),
        }
        vars(made).update(members)
        yield made


def reader(of: Source, read_by: Reading) -> Callable[[Snapshot], Iterator[Record]]:
    """The ``extract`` of an entry."""
    return partial(extract, of=of, reading=read_by)


def extract(snapshot: Snapshot, of: Source, reading: Reading) -> Iterator[Record]:
    """The statements of a page, or of a reply of WordPress. Raises RefusedError naming what failed, IgnoredError."""
    if of.reply_url and re.fullmatch(of.reply_url, snapshot.url):
        return wordpress.statements_of(snapshot, of, only_detention=reading.only_detention, own=reading.own)
    return articles.statement(
        snapshot,
        of,
        body=reading.body,
        printed=reading.printed,
        heading=reading.heading,
        only_detention=reading.only_detention,
        own=reading.own,
    )
