"""American Immigration Lawyers Association press releases and public statements.

Verified by others: `/library/` is the whole library, of which statements are a small part, told by the label "AILA Public
Statements"; "3/13/23 AILA Doc. No. 23031400." stands under the title, on older pages "AILA Doc. No. 15051462 | Dated May 14,
2015" (stored pages); the number begins with a day, at times that after the date (23031400 of March 13); the listing
`/recent-postings?FromDate=…&ToDate=…&limit=50` answers plain requests (2025 to 2026, daily), text in
`div.typography.text.rte`; members' pages answer 403 (2026-03). Nothing is verified by us (2026-11).
Assumed: each posting of a week links to its page; a press release is labelled "Press Release". A page without one of these
labels is ignored, by name, and one whose number names a day more than one away from its date is refused.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from scrapers import articles, statements
from scrapers.page import Page, text_of
from scrapers.printed_dates import MONTH, day_of
from scrapers.records import IgnoredError, Record, RefusedError
from scrapers.snapshots import Snapshot
from scrapers.sources import Source
from scrapers.walker import Walk, Walker
from scrapers.ways import Way

SOURCE = Source(
    source_id="aila_press_releases",
    publisher="org_aila",
    title="American Immigration Lawyers Association press releases",
    homepage="https://www.aila.org/about/press",
    hosts=("www.aila.org", "aila.org"),
    document_url=(
        r"https://(?:www\.)?aila\.org/(?:advo-media/press-releases|about/press|library)/(?!daily-immigration-news-clips-)[^/?#]+"
    ),
    rights="excerpt",
    rights_note="Copyright AILA; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="American Immigration Lawyers Association, press release",
)
RECORDS = statements.tables(SOURCE.source_id)

POSTINGS = "https://www.aila.org/recent-postings"
WEEKS = 3  # of postings asked for in every run
LABEL = re.compile(r"\bAILA Public Statements?\b|\bPress Releases?\b")
NUMBER = re.compile(rf"AILA Doc\. No\. (\d{{6}})\d+\.? ?\| ?Dated ({MONTH} \d{{1,2}}, \d{{4}})")
NUMBER_AFTER = re.compile(r"(\d{1,2}/\d{1,2}/\d\d) AILA Doc\. No\. (\d{6})\d+")


class AilaPressReleasesSpider(Walker):
    """The postings of the last weeks; in a search backwards those of all weeks since that day."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (Way("listing", POSTINGS), Way("feed", "https://www.aila.org/rss"), Way("listing", SOURCE.homepage))

    def _first_pages(self, walk: Walk) -> list[str]:
        if walk.way.url != POSTINGS:
            return super()._first_pages(walk)
        today = datetime.now(UTC).date()
        first = self.since or today - timedelta(weeks=WEEKS)
        return [week_url(first + timedelta(weeks=n)) for n in range((today - first).days // 7 + 1)]


def week_url(first: date) -> str:
    """The postings of the week that begins on ``first``."""
    return f"{POSTINGS}?FromDate={first}&ToDate={first + timedelta(days=6)}&limit=50"


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed, IgnoredError for what is no statement of
    AILA's own."""
    page = Page(snapshot)
    around = " ".join(text_of(page.one("body")).split())
    if "/library/" in snapshot.url and not LABEL.search(around):
        raise IgnoredError(f"{snapshot.url}: no label 'AILA Public Statements' or 'Press Releases'")
    return articles.statement(snapshot, SOURCE, shown=dated(snapshot.url, around))


def dated(url: str, text: str) -> str | None:
    """The date beside the AILA number, None without a number; refuses where the two are more than a day apart."""
    if found := NUMBER.search(text):
        number, printed = found.groups()
    elif found := NUMBER_AFTER.search(text):
        printed, number = found.groups()
    else:
        return None
    day = day_of(printed)
    try:
        numbered = datetime.strptime(number, "%y%m%d").date()
    except ValueError:
        numbered = None
    if day is None or numbered is None or abs((day - numbered).days) > 1:
        raise RefusedError(f"{url}: AILA number {number}… is not of {printed}", cell="AILA Doc. No.")
    return printed
