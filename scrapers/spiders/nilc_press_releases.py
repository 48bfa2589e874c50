"""National Immigration Law Center press releases.

No page, feed, API or robots.txt of this site was at hand (2026-11); nothing is verified by us.
Seen in stored copies of pages, of unknown age: the category `/category/news-releases/page/N/`; texts are FOR IMMEDIATE
RELEASE, date, CONTACT, body, `# # #`.
Assumed: a release has a URL of one segment, or below a date or `press`. So is many another page, hence no sitemap and
no REST API here: only the feed of the category and its listing say what is a release. The links of the listing are
those of headings.
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
    source_id="nilc_press_releases",
    publisher="org_nilc",
    title="National Immigration Law Center press releases",
    homepage="https://www.nilc.org/category/news-releases/",
    hosts=("www.nilc.org",),
    document_url=r"https://www\.nilc\.org/(?:(?:\d{4}/\d{2}/\d{2}|press|press-releases|news-releases)/)?(?!category|author|page|tag|feed)[^/?#]+/",
    rights="excerpt",
    rights_note="Copyright National Immigration Law Center; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="National Immigration Law Center, press release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class NilcPressReleasesSpider(DiscoverySpider):
    """The ways of the site that are known or assumed, in their order."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (
        Way("feed", "https://www.nilc.org/category/news-releases/feed/"),
        Way("listing", "https://www.nilc.org/category/news-releases/"),
    )
    listing_scope = "h2 a, h3 a"


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed."""
    return articles.statement(snapshot, SOURCE)
