"""Freedom for Immigrants press releases.

No page, feed, API or robots.txt of this site was at hand (2026-11); nothing is verified by us.
Seen in stored copies of pages, of unknown age: `/news/<slug>`, listing `/news?offset=<milliseconds>`: Squarespace, of
which a `*.squarespace.com` twin is on the web, so the host is exact.
Assumed: Squarespace's `?format=rss`; JSON-LD with the date on each page.
Assumed: title, date and text are where `articles` looks for them. A page on which they are not is refused, by name;
where no way finds a document the run is drift. Where the site blocks crawlers, pages saved by hand enter by `import`.
"""

from collections.abc import Iterator

from scrapers import articles, statements
from scrapers.discovery import DiscoverySpider, Way
from scrapers.records import Record
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

SOURCE = Source(
    source_id="freedom_for_immigrants_press_releases",
    publisher="org_freedom_for_immigrants",
    title="Freedom for Immigrants press releases",
    homepage="https://www.freedomforimmigrants.org/news",
    hosts=("www.freedomforimmigrants.org",),
    document_url=r"https://www\.freedomforimmigrants\.org/news/(?!category|tag)[^?#]+",
    rights="excerpt",
    rights_note="Copyright Freedom for Immigrants; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="Freedom for Immigrants, press release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class FreedomForImmigrantsPressReleasesSpider(DiscoverySpider):
    """The ways of the site that are known or assumed, in their order."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (
        Way("feed", "https://www.freedomforimmigrants.org/news?format=rss"),
        Way("listing", "https://www.freedomforimmigrants.org/news"),
    )


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed."""
    return articles.statement(snapshot, SOURCE)
