"""LinkedFilesSpider: an index page and the files it links to. Sites with articles are walked by `walker.Walker`."""

import re
from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import urlsplit

from scrapy.http import Request, TextResponse

from scrapers.source_spider import DriftError, Found, SourceSpider

__all__ = ["DriftError", "Found", "LinkedFilesSpider", "SourceSpider"]

WORKBOOK = re.compile(r"\.(?:xls[xmb]?|ods|csv)$", re.IGNORECASE)
REASK_PER_RUN = 5  # known files the index no longer names, asked for again each run


class LinkedFilesSpider(SourceSpider):
    """An index page, and every file it links to.

    Each linked file is asked for in every run, conditionally where we hold its bytes, because publishers overwrite
    files in place under the same name. Files that the index no longer names are asked for as well, REASK_PER_RUN a run
    and the longest unasked first, so that a late overwrite or a removal is seen at a bounded cost. A link to another
    workbook-like file, which no source takes, is a warning in the report: a pattern may have become too narrow.
    """

    index_url: ClassVar[str]
    expects_pages = False

    def entry_points(self) -> Iterator[Request]:
        """The index page."""
        yield self.index(self.index_url, self._links)
        yield from super().entry_points()

    def _links(self, response: TextResponse) -> Iterator[Request]:
        linked = 0
        for href in response.css("a::attr(href)").getall():
            url = self.absolute(response.urljoin(href.strip()))
            if self.source.is_document(url):
                linked += 1
                self.found(Found(url))
            elif WORKBOOK.search(urlsplit(url).path) and not any(other.is_document(url) for other in self.siblings):
                self.run.warn(f"{response.url} links to {url}, which no source takes by its pattern")
        if not linked:
            raise DriftError("no link to a document; the page may have been rebuilt, or the files moved")
        if self.crawler.settings["VIA"] == "crawl":
            unlinked = sorted(self.known.keys() - self.candidates.keys(), key=self.held.asked)
            for url in unlinked[:REASK_PER_RUN]:
                self.found(Found(url, by="delisted"), rank=1)
        yield from ()
