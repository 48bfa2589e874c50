"""American Civil Liberties Union press releases.

Verified by others: `/wp-json/` answers (2026-04). Nothing is verified by us: one page of 2019 was at hand, of another
design.
Seen in stored copies of pages, of unknown age: "FOR IMMEDIATE RELEASE" and a dateline open the text.
Assumed: the feed `/feed`, known from code only; the listing can be narrowed by `issue=immigrants-rights`, so neither
API nor sitemap, which hold everything, is asked. Copies of these releases stand on unrelated hosts, so the host is
exact.
Assumed: title, date and text are where `articles` looks for them. A page on which they are not is refused, by name;
where no way finds a document the run is drift. Where the site blocks crawlers, pages saved by hand enter by `import`.
Of all releases, those about immigration detention are kept, by the rule in `relevance`.
"""

from collections.abc import Iterator

from scrapers import articles, statements
from scrapers.discovery import DiscoverySpider, Way
from scrapers.records import Record
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

SOURCE = Source(
    source_id="aclu_press_releases",
    publisher="org_aclu",
    title="American Civil Liberties Union press releases",
    homepage="https://www.aclu.org/press-releases",
    hosts=("www.aclu.org",),
    document_url=r"https://www\.aclu\.org/press-releases/[^/?#]+/?",
    rights="excerpt",
    rights_note="Copyright American Civil Liberties Union; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="American Civil Liberties Union, press release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class AcluPressReleasesSpider(DiscoverySpider):
    """The ways of the site that are known or assumed, in their order."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (
        Way("feed", "https://www.aclu.org/feed"),
        Way("listing", "https://www.aclu.org/press-releases?issue=immigrants-rights"),
    )


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed; IgnoredError for a page that is not
    about immigration detention."""
    return articles.statement(snapshot, SOURCE, only_detention=True)
