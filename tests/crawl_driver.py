"""Runs synthetic sources in a process of its own (a Twisted reactor starts once): ``python -m tests.crawl_driver CASES``.

CASES is a JSON file: {"datasets", "settings", "max_documents", "since", "sources": {source_id: spec}}. Exits as ``collect``
does. A spec of kind "ways" has ``ways`` (as in sources.toml) and ``document``, a regular expression.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from scrapy.http import Request

from scrapers import collect, wordpress
from scrapers.base import LinkedFilesSpider, SourceSpider
from scrapers.series import SeriesSpider
from scrapers.sources import Source
from scrapers.walker import Walk, Walker
from scrapers.ways import Links, Way

LOOPBACK = {"LOOPBACK_ALLOWED": True, "DOWNLOAD_DELAY": 0, "DOWNLOAD_TIMEOUT": 2, "LOG_LEVEL": "CRITICAL"}


class Files(LinkedFilesSpider):
    """Linked files."""


class Many(LinkedFilesSpider):
    """Asks for many documents at once, before any robots.txt was read."""

    many = 1

    def entry_points(self) -> Iterator[Request]:
        for number in range(self.many):
            yield self.index(f"{self.index_url}?{number}", self._links)


class Ways(Walker):
    """Ways; a page with an element of class "boom" is a bug of the spider."""

    def read(self, response: Any, walk: Walk) -> Links:
        if walk.way.kind == "listing" and response.css(".boom"):
            raise ValueError("a bug in the spider")
        return super().read(response, walk)


class Series(SeriesSpider):
    """One document that changes and one that is settled."""

    def open_documents(self) -> Iterator[str]:
        yield self.source.homepage.replace("/index", "/docs/open.xlsx")

    def closed_documents(self) -> Iterator[str]:
        yield self.source.homepage.replace("/index", "/docs/closed.xlsx")


KINDS: dict[str, type[SourceSpider]] = {"files": Files, "many": Many, "series": Series}
LISTING = {"kind": "listing", "url": "/index"}
SITEMAP = {"kind": "sitemap", "url": "/sitemap.xml"}
WAYS: dict[str, list[dict[str, Any]]] = {
    "listing": [LISTING],
    "sitemap": [SITEMAP],
    "both": [LISTING, SITEMAP | {"also": True}],
}


def module(source_id: str, spec: dict[str, Any]) -> ModuleType:
    """A spider module, as `scrapers.registry` finds them."""
    url, kind = spec["url"], spec["kind"]
    ways = [Way(**way | {"url": url + way["url"]}) for way in spec.get("ways", WAYS.get(kind, []))]
    pages = r"/news/[^/?#]+" if ways else r"/docs/[^/?#]+\.xlsx"
    made = ModuleType(source_id)
    source = Source(
        source_id=source_id,
        publisher="org_synthetic",
        title=source_id,
        homepage=f"{url}/index",
        hosts=(spec["host"],),
        document_url=re.escape(url) + spec.get("document", pages),
        rights="us_government_work",
        rights_note="",
        citation="",
        reply_url="|".join(wordpress.reply_url(way.url) for way in ways if way.kind == "wp-json"),
        not_asked=re.escape(url) + spec["not_asked"] if "not_asked" in spec else "",
    )
    fields: dict[str, Any] = {
        "name": source_id,
        "source": source,
        "index_url": f"{url}/index",
        "ways": tuple(ways),
        "many": spec.get("many", 1),
        "custom_settings": spec.get("settings", {}),
        "__module__": source_id,
    }
    made.SOURCE = source  # type: ignore[attr-defined]
    made.Spider = type("Spider", (KINDS.get(kind, Ways),), fields)  # type: ignore[attr-defined]
    return made


if __name__ == "__main__":
    cases = json.loads(Path(sys.argv[1]).read_text())
    modules = {source_id: module(source_id, spec) for source_id, spec in cases["sources"].items()}
    overrides = {**LOOPBACK, **cases.get("settings", {})}
    since = date.fromisoformat(cases["since"]) if "since" in cases else None
    sys.exit(collect.main(modules, Path(cases["datasets"]), None, cases.get("max_documents"), since, overrides))
