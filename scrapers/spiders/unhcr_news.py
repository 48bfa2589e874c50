"""UNHCR news for the United States.

Nothing is verified by us (2026-11): no page was at hand.
Assumed: the pages `/us/news/<kind>/<slug>` and the listing `/us/news/press-releases`, from memory; the three feeds that
public code names contradict each other, so none is asked.
The series is worldwide: what is kept is about immigration detention, by the rule in `relevance`.
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
    source_id="unhcr_news",
    publisher="org_unhcr",
    title="UNHCR news for the United States",
    homepage="https://www.unhcr.org/us/news/press-releases",
    hosts=("www.unhcr.org",),
    document_url=r"https://www\.unhcr\.org/us/news/(?:press-releases|briefing-notes|news-releases|announcements|stories)/[^/?#]+",
    rights="excerpt",
    rights_note="Copyright UNHCR; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="UNHCR, press release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class UnhcrNewsSpider(DiscoverySpider):
    """The ways of the site that are known or assumed, in their order."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (
        Way("sitemap", "https://www.unhcr.org/us/sitemap.xml"),
        Way("listing", "https://www.unhcr.org/us/news/press-releases"),
    )


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed; IgnoredError for a page that is not
    about immigration detention."""
    return articles.statement(snapshot, SOURCE, only_detention=True)
