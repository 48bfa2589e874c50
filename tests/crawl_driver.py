"""Runs synthetic sources in a process of its own (a Twisted reactor starts once): ``python -m tests.crawl_driver CASES``.

CASES is a JSON file: {"datasets", "settings", "max_documents", "sources": {source_id: spec}}. Exits as ``collect`` does.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from scrapy.http import Request, TextResponse

from scrapers import collect
from scrapers.base import Found, LinkedFilesSpider, ListingSpider, SitemapSpider, SourceSpider
from scrapers.discovery import SeriesSpider
from scrapers.sources import Source

LOOPBACK = {"LOOPBACK_ALLOWED": True, "DOWNLOAD_DELAY": 0, "DOWNLOAD_TIMEOUT": 2, "LOG_LEVEL": "CRITICAL"}


class Files(LinkedFilesSpider):
    """Linked files."""


class Many(LinkedFilesSpider):
    """Asks for many documents at once, before any robots.txt was read."""

    many = 1

    def entry_points(self) -> Iterator[Request]:
        for number in range(self.many):
            yield self.index(f"{self.index_url}?{number}", self._links)


class Articles(ListingSpider):
    """``.item`` links, ``.next`` for the page after."""

    def items(self, response: TextResponse) -> Iterator[Found]:
        if response.css(".boom"):
            raise ValueError("a bug in the spider")
        for href in response.css("a::attr(href)").getall():
            if "page" not in href:
                yield Found(href)

    def next_page(self, response: TextResponse) -> str | None:
        return next((href for href in response.css("a::attr(href)").getall() if "page" in href), None)


class Both(Articles, SitemapSpider):
    """A listing and a sitemap."""


class Series(SeriesSpider):
    """One document that changes and one that is settled."""

    def open_documents(self) -> Iterator[str]:
        yield self.source.homepage.replace("/index", "/docs/open.xlsx")

    def closed_documents(self) -> Iterator[str]:
        yield self.source.homepage.replace("/index", "/docs/closed.xlsx")


KINDS: dict[str, type[SourceSpider]] = {
    "files": Files,
    "many": Many,
    "listing": Articles,
    "sitemap": SitemapSpider,
    "both": Both,
    "series": Series,
}


def module(source_id: str, spec: dict[str, Any]) -> ModuleType:
    """A spider module, as `scrapers.registry` finds them."""
    url, pages = spec["url"], spec["kind"] in ("listing", "sitemap", "both")
    made = ModuleType(source_id)
    source = Source(
        source_id=source_id,
        publisher="org_synthetic",
        title=source_id,
        homepage=f"{url}/index",
        hosts=(spec["host"],),
        document_url=re.escape(url) + (r"/news/[^/?#]+" if pages else r"/docs/[^/?#]+\.xlsx"),
        rights="us_government_work",
        rights_note="",
        citation="",
    )
    fields: dict[str, Any] = {
        "name": source_id,
        "source": source,
        "index_url": f"{url}/index",
        "listing_url": f"{url}/index",
        "sitemap_url": f"{url}/sitemap.xml",
        "many": spec.get("many", 1),
        "custom_settings": spec.get("settings", {}),
        "__module__": source_id,
    }
    made.SOURCE = source  # type: ignore[attr-defined]
    made.Spider = type("Spider", (KINDS[spec["kind"]],), fields)  # type: ignore[attr-defined]
    return made


if __name__ == "__main__":
    cases = json.loads(Path(sys.argv[1]).read_text())
    modules = {source_id: module(source_id, spec) for source_id, spec in cases["sources"].items()}
    overrides = {**LOOPBACK, **cases.get("settings", {})}
    sys.exit(collect.main(modules, Path(cases["datasets"]), None, cases.get("max_documents"), None, overrides))
