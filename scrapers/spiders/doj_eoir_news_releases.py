"""DOJ news releases of the Executive Office for Immigration Review, from the department's press-release API.

Verified by others (2026-08 and 2026-09): `/api/v1/press_releases.json` is keyless and holds about 269,000 rows, oldest
first, at most 50 a page; of all filters only `parameters[title]` is honoured; the HTML site is behind a bot wall, the
API is not. Rows have title, url, uuid, date (epoch seconds), body (HTML), component and topic (lists of names).
No reply was at hand, so nothing is verified by us (2026-11).
A page is one document. Releases whose title has one of TERMS are walked, and those of the component EOIR kept; a
release of EOIR with another title is missed.
Assumed: `metadata.resultset.count`; full pages never change. A row whose title lacks the term says that the filter is
honoured no longer, and refuses the page.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from scrapy.http import Request, TextResponse

from scrapers import statements
from scrapers.articles import html_text
from scrapers.discovery import SeriesSpider
from scrapers.feeds import epoch
from scrapers.records import IgnoredError, Record, RefusedError
from scrapers.replies import field, read_object
from scrapers.snapshots import Snapshot
from scrapers.source_spider import DriftError, Found
from scrapers.sources import Source

API = "https://www.justice.gov/api/v1/press_releases.json"
TERMS = ("Immigration", "EOIR", "Asylum", "Deportation")
ROWS = 50  # the most the API gives a page
COMPONENT = "Executive Office for Immigration Review"

SOURCE = Source(
    source_id="doj_eoir_news_releases",
    publisher="org_eoir",
    title="DOJ news releases of the immigration courts (EOIR)",
    homepage="https://www.justice.gov/eoir/news-and-information",
    hosts=("www.justice.gov",),
    document_url=r"https://www\.justice\.gov/api/v1/press_releases\.json\?pagesize=50&parameters%5Btitle%5D=\w+&page=\d+",
    rights="us_government_work",
    rights_note="A work of the US government (17 U.S.C. 105).",
    citation="U.S. Department of Justice, Executive Office for Immigration Review, news release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class DojEoirNewsReleasesSpider(SeriesSpider):
    """For each term the first page says how many there are; then the pages, last (newest) first."""

    name = SOURCE.source_id
    source = SOURCE
    index_url = f"{API}?pagesize={ROWS}&parameters%5Btitle%5D={TERMS[0]}&page=0"

    def entry_points(self) -> Iterator[Request]:
        """The first page of each term."""
        yield from (self.index(page_url(term, 0), self._pages) for term in TERMS)

    def _pages(self, response: TextResponse) -> Iterator[Request]:
        snapshot = Snapshot(self.name, response.url, "", response.body)
        try:
            count = int(total(read_object(snapshot)))
        except RefusedError as error:
            raise DriftError(error.reason) from error
        term = re.findall(r"=(\w+)&page=", response.url)[0]
        pages = [page_url(term, number) for number in range((count + ROWS - 1) // ROWS)]
        held = max((i for i, url in enumerate(pages) if url in self.known), default=0)
        for rank, url in enumerate(reversed(pages)):
            # a page that was the last one when it was taken may have been filled since
            if url not in self.known or pages.index(url) >= held:
                self.found(Found(url, None, "api"), rank)
        yield from ()


def page_url(term: str, page: int) -> str:
    """The query for one page of the releases with ``term`` in the title."""
    return f"{API}?pagesize={ROWS}&parameters%5Btitle%5D={term}&page={page}"


def total(reply: dict[str, object]) -> str | int:
    """How many rows the query has. Raises RefusedError."""
    found = field(field(field(reply, "metadata", dict, "$"), "resultset", dict, "$.metadata"), "count", (str, int), "$")
    if not str(found).isdigit():
        raise RefusedError(f"count is {found!r}, expected a number", cell="$.metadata.resultset.count")
    return str(found)


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row and the texts for each release of EOIR. Raises RefusedError, IgnoredError for a page without any."""
    reply, kept = read_object(snapshot), 0
    total(reply)
    term = re.findall(r"=(\w+)&page=", snapshot.url)
    for item, row in enumerate(field(reply, "results", list, "$"), start=1):
        cell = f"$.results[{item - 1}]"
        title = field(row, "title", str, cell)
        if term and unquote(term[0]).casefold() not in title.casefold():
            raise RefusedError(
                f"{cell}: {title[:60]!r} lacks {term[0]!r}: the filter is not honoured", cell=f"{cell}.title"
            )
        components = [
            field(part, "name", str, cell) for part in field(row, "component", (list, type(None)), cell) or ()
        ]
        if COMPONENT not in components:
            continue
        when = str(field(row, "date", (str, int), cell))
        if not when.isdigit():
            raise RefusedError(f"{cell}: date {when!r}, expected epoch seconds", cell=f"{cell}.date")
        body = html_text(field(row, "body", str, cell))
        if not body:
            raise RefusedError(f"{cell}: a release without a body", cell=f"{cell}.body")
        kept += 1
        yield from statements.Statement(
            canonical_url=field(row, "url", str, cell),
            language="en",
            title=" ".join(title.split()),
            body=body,
            published_meta=epoch(int(when)),
            issuer="; ".join(components),
            item=item,
        ).records(SOURCE.source_id)
    if not kept:
        raise IgnoredError(f"{snapshot.url}: no release of {COMPONENT}")
