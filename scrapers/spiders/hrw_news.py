"""Human Rights Watch news.

Nothing is verified by us (2026-11): no page was at hand. Verified by others: the feed `/rss/news` (2026); the URL
`/news/YYYY/MM/DD/<slug>` carries the date.
Assumed: Drupal, with a listing `/news` that is paged. The series is worldwide: what is kept is about immigration
detention, by the rule in `relevance`.
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
    source_id="hrw_news",
    publisher="org_human_rights_watch",
    title="Human Rights Watch news",
    homepage="https://www.hrw.org/news",
    hosts=("www.hrw.org",),
    document_url=r"https://www\.hrw\.org/news/\d{4}/\d{2}/\d{2}/[^/?#]+",
    rights="excerpt",
    rights_note="Copyright Human Rights Watch; its licence is unread. Facts, and excerpts of at most 300 characters.",
    citation="Human Rights Watch, news release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class HrwNewsSpider(DiscoverySpider):
    """The ways of the site that are known or assumed, in their order."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (
        Way("feed", "https://www.hrw.org/rss/news"),
        Way("sitemap", "https://www.hrw.org/sitemap.xml"),
        Way("listing", "https://www.hrw.org/news"),
    )


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed; IgnoredError for a page that is not
    about immigration detention."""
    return articles.statement(snapshot, SOURCE, only_detention=True)
