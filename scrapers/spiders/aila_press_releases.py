"""American Immigration Lawyers Association press releases.

No page, feed, API or robots.txt of this site was at hand (2026-11); nothing is verified by us.
Seen in stored copies of pages, of unknown age: `/advo-media/press-releases/<slug>`, newer listing `/about/press?page=N`;
"AILA Doc. No. 15051462 | Dated May 14, 2015", where the number starts with the day as YYMMDD: a free check of the date.
Assumed: the feed `/rss`, known from code only; newer releases below `/about/press/` or `/library/`; title and text are
where `articles` looks for them. A page on which they are not is refused, by name, and so is one whose AILA number names
another day than the date beside it; where no way finds a document the run is drift.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from scrapers import articles, statements
from scrapers.discovery import DiscoverySpider, Way
from scrapers.page import Page, text_of
from scrapers.records import Record, RefusedError
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

SOURCE = Source(
    source_id="aila_press_releases",
    publisher="org_aila",
    title="American Immigration Lawyers Association press releases",
    homepage="https://www.aila.org/about/press",
    hosts=("www.aila.org",),
    document_url=r"https://www\.aila\.org/(?:advo-media/press-releases|about/press|library)/[^/?#]+",
    rights="excerpt",
    rights_note="Copyright AILA; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="American Immigration Lawyers Association, press release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)

NUMBER = re.compile(r"AILA Doc\. No\. (\d{6})\d+ ?\| ?Dated ([A-Z][a-z]+ \d{1,2}, \d{4})")


class AilaPressReleasesSpider(DiscoverySpider):
    """The feed for what is new, the listing of the press room for the rest."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (Way("feed", "https://www.aila.org/rss"), Way("listing", SOURCE.homepage))


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed."""
    return articles.statement(snapshot, SOURCE, shown=dated(snapshot))


def dated(snapshot: Snapshot) -> str | None:
    """The date beside the AILA number, None without a number; refuses where the two name different days."""
    number = NUMBER.search(" ".join(text_of(Page(snapshot).one("body")).split()))
    if number is None:
        return None
    day = datetime.strptime(number[2], "%B %d, %Y")
    if f"{day:%y%m%d}" != number[1]:
        raise RefusedError(f"{snapshot.url}: AILA number {number[1]}… is not of {number[2]}", cell="AILA Doc. No.")
    return number[2]
