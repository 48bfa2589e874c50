"""Series: documents whose URLs are known beforehand: a feed that is read itself, months of an API, files by month."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from scrapy.http import Request

from scrapers.source_spider import Found, SourceSpider
from scrapers.ways import Kind

REASK_PER_RUN = 5  # closed documents asked for again each run, the longest unasked first


class SeriesSpider(SourceSpider):
    """``open_documents`` are asked for in every run, ``closed_documents`` once, and a few of them again each run.

    A run to which the publisher has no document at all to give is drift: the URLs are wrong.
    """

    expects_pages = False
    by: ClassVar[Kind] = "api"

    def open_documents(self) -> Iterator[str]:
        """The URLs whose content still changes, newest first."""
        yield from ()

    def closed_documents(self) -> Iterator[str]:
        """The URLs whose content is settled, newest first."""
        yield from ()

    def last_day(self, url: str) -> date | None:
        """The last day that a closed document tells of, None where its URL does not say. Older ones are left out of a search
        backwards (``since``)."""
        return None

    def entry_points(self) -> Iterator[Request]:
        """No index page: the documents go straight to the second phase."""
        self.offer()
        yield from super().entry_points()

    def offer(self) -> None:
        """Hand over all documents that are due."""
        for url in self.open_documents():  # in every run, even where it was not there the last time
            self.candidates[url], self.found_by[url] = 0, self.by
        closed = list(self.closed_documents())
        for url in closed:
            if url not in self.known:
                self.found(Found(url, None, self.by, modified=self.last_day(url)), rank=1)
        for url in sorted((url for url in closed if url in self.known), key=self.held.asked)[:REASK_PER_RUN]:
            self.found(Found(url, None, self.by), rank=2)

    def _closed(self, reason: str) -> None:
        counts = self.run.counts
        if counts["gone"] and not sum(counts[kind] for kind in ("new", "changed", "unchanged", "same_bytes")):
            self.run.note("drift", self.source.homepage, f"none of {counts['gone']} documents is at its URL")
        super()._closed(reason)
