"""DOJ news releases of the Executive Office for Immigration Review, from the department's press-release API.

Verified by others: `/api/v1/press_releases.json` is keyless (hourly, 2026-10-09) and holds about 269,000 rows, oldest first, at
most 50 a page; `sort=date&direction=DESC` is relied on by three tools of 2026, and one note says that it is ignored; filters by
component are ignored, `parameters[title]` is honoured (2026-08); robots.txt forbids `/*?page=`, allows `/api/*?page=` and asks
for 10 s between requests (2026-09-13), which makes a page of 50 cost 10 s. The HTML site is behind a bot wall. Rows have
title, url, uuid, date (epoch seconds), body (HTML), component and topic. Nothing is verified by us (2026-11).
A page is one document, and of its rows those of the component EOIR are kept. Each run asks for the newest releases of the whole
department, back to the day of the last run: first newest first; where the dates do not fall, from the last page backwards. The
past is walked by TERMS in the title, once: there a release of EOIR with another title is missed.
Assumed: `metadata.resultset.count`; full pages of a term never change. A row of a term's page whose title lacks the term says
that the filter is honoured no longer, and refuses the page.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import unquote

from scrapy.http import Request, TextResponse

from scrapers import statements
from scrapers.articles import html_text
from scrapers.feeds import epoch
from scrapers.held import day
from scrapers.records import IgnoredError, Record, RefusedError
from scrapers.replies import field, read_object
from scrapers.series import SeriesSpider
from scrapers.snapshots import Snapshot
from scrapers.source_spider import DriftError, Found
from scrapers.sources import Source

API = "https://www.justice.gov/api/v1/press_releases.json"
TERMS = ("Immigration", "EOIR", "Asylum", "Deportation")
ROWS = 50  # the most the API gives a page
NEWEST = f"{API}?pagesize={ROWS}&sort=date&direction=DESC&page="
UNSORTED = f"{API}?pagesize={ROWS}&page="
FRESH_DAYS = 30  # the department releases several a day: a newest page older than this is not the newest
FIRST_RUN_DAYS = 14
MAX_NEWEST = 60  # pages a run, ten minutes
COMPONENT = "Executive Office for Immigration Review"

SOURCE = Source(
    source_id="doj_eoir_news_releases",
    publisher="org_eoir",
    title="DOJ news releases of the immigration courts (EOIR)",
    homepage="https://www.justice.gov/eoir/news-and-information",
    hosts=("www.justice.gov",),
    document_url=(
        r"https://www\.justice\.gov/api/v1/press_releases\.json\?pagesize=50"
        r"(?:&parameters%5Btitle%5D=\w+|&sort=date&direction=DESC)?&page=\d+"
    ),
    rights="us_government_work",
    rights_note="A work of the US government (17 U.S.C. 105).",
    citation="U.S. Department of Justice, Executive Office for Immigration Review, news release",
)
RECORDS = (*statements.tables(SOURCE.source_id), statements.refusals(SOURCE.source_id))


class DojEoirNewsReleasesSpider(SeriesSpider):
    """The newest page says how the API sorts; for each term its first page says how many there are."""

    name = SOURCE.source_id
    source = SOURCE
    index_url = f"{NEWEST}0"

    def entry_points(self) -> Iterator[Request]:
        """The newest page, and the first page of each term."""
        yield self.index(f"{NEWEST}0", self._newest)
        yield from (self.index(page_url(term, 0), self._pages) for term in TERMS)

    def _newest(self, response: TextResponse) -> Iterator[Request]:
        """Pages of the newest releases, as far back as the last run."""
        reply = read(response, self.name)
        days = row_days(reply)
        first = self.since or self._last_asked()
        falling = days == sorted(days, reverse=True) and days[0] >= datetime.now(UTC).date() - timedelta(
            days=FRESH_DAYS
        )
        a_page = max(1, (days[0] - days[-1]).days) if falling else 1
        pages = min(MAX_NEWEST, (datetime.now(UTC).date() - first).days // a_page + 2)
        if falling:
            urls = [f"{NEWEST}{number}" for number in range(pages)]
        else:
            self.run.warn(f"{response.url}: the dates do not fall from today, so the API is walked from its last page")
            last = (int(total(reply)) - 1) // ROWS
            urls = [f"{UNSORTED}{number}" for number in range(last, max(-1, last - pages), -1)]
        for url in urls:
            self.found(Found(url, None, "api", again=True))
        yield from ()

    def _last_asked(self) -> date:
        """The day on which the newest releases were last asked for."""
        asked = [
            day(seen)
            for url, seen in self.held.last_asked.items()
            if url.startswith((NEWEST, UNSORTED)) and seen.sha256
        ]
        return max(asked, default=datetime.now(UTC).date() - timedelta(days=FIRST_RUN_DAYS))

    def _pages(self, response: TextResponse) -> Iterator[Request]:
        count = int(total(read(response, self.name)))
        term = re.findall(r"=(\w+)&page=", response.url)[0]
        pages = [page_url(term, number) for number in range((count + ROWS - 1) // ROWS)]
        held = max((i for i, url in enumerate(pages) if url in self.known), default=0)
        for rank, url in enumerate(reversed(pages), start=1):
            # a page that was the last one when it was taken may have been filled since
            if url not in self.known or pages.index(url) >= held:
                self.found(Found(url, None, "api"), rank)
        yield from ()


def read(response: TextResponse, source_id: str) -> dict[str, object]:
    """The reply of an index page, with its count. Raises DriftError."""
    try:
        reply = read_object(Snapshot(source_id, response.url, "", response.body))
        total(reply)
    except RefusedError as error:
        raise DriftError(error.reason) from error
    return reply


def row_days(reply: dict[str, object]) -> list[date]:
    """The days of a page's rows. Raises DriftError for a page without rows, or one without a date."""
    rows = reply.get("results")
    stamps = (
        [str(row.get("date", "")) if isinstance(row, dict) else "" for row in rows] if isinstance(rows, list) else []
    )
    if not stamps or not all(stamp.isdigit() for stamp in stamps):
        raise DriftError("no rows with a date in epoch seconds")
    return [datetime.fromtimestamp(int(stamp), UTC).date() for stamp in stamps]


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
    """One row and the texts for each release of EOIR; a row that can't be read is a row of the refusals. Raises RefusedError
    for a page that is none, IgnoredError for one without a release of EOIR."""
    reply, kept = read_object(snapshot), 0
    total(reply)
    term = re.findall(r"title%5D=(\w+)&page=", snapshot.url)
    rows = field(reply, "results", list, "$")
    for item, row in enumerate(rows, start=1):
        cell = f"$.results[{item - 1}]"
        title = field(row, "title", str, cell)
        if term and unquote(term[0]).casefold() not in title.casefold():
            raise RefusedError(
                f"{cell}: {title[:60]!r} lacks {term[0]!r}: the filter is not honoured", cell=f"{cell}.title"
            )
        try:
            statement = release(row, item, cell)
        except RefusedError as error:
            kept += 1
            yield statements.refusal(SOURCE.source_id, f"row {item}", error)
            continue
        if statement:
            kept += 1
            yield from statement.records(SOURCE.source_id)
    if not kept:
        raise IgnoredError(f"{snapshot.url}: no release of {COMPONENT}")


def release(row: object, item: int, cell: str) -> statements.Statement | None:
    """One row, None where it is not of EOIR. Raises RefusedError naming the field."""
    components = [field(part, "name", str, cell) for part in field(row, "component", (list, type(None)), cell) or ()]
    if COMPONENT not in components:
        return None
    when = str(field(row, "date", (str, int), cell))
    if not when.isdigit():
        raise RefusedError(f"{cell}: date {when!r}, expected epoch seconds", cell=f"{cell}.date")
    body = html_text(field(row, "body", str, cell))
    if not body:
        raise RefusedError(f"{cell}: a release without a body", cell=f"{cell}.body")
    return statements.Statement(
        canonical_url=field(row, "url", str, cell),
        language="en",
        title=" ".join(field(row, "title", str, cell).split()),
        body=body,
        published_meta=epoch(int(when)),
        issuer="; ".join(components),
        item=item,
    )
