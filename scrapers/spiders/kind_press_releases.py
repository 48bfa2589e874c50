"""Kids in Need of Defense press releases.

No page, feed, API or robots.txt of this site was at hand (2026-11); nothing is verified by us.
Seen in stored copies of pages, of unknown age: listing `/type/press-release/page/N`; `/media/` mixes the coverage by
others with own releases and is not used; "Washington, DC –".
Assumed: the URLs of releases, by what WordPress sites of this kind have. The listing's pages tell what is a release, so
neither REST API nor sitemap is asked.
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
    source_id="kind_press_releases",
    publisher="org_kind",
    title="Kids in Need of Defense press releases",
    homepage="https://supportkind.org/type/press-release/",
    hosts=(
        "supportkind.org",
        "www.supportkind.org",
    ),
    document_url=r"https://(?:www\.)?supportkind\.org/(?:press-releases?|news|resources|\d{4}/\d{2}(?:/\d{2})?)/[^/?#]+/?",
    rights="excerpt",
    rights_note="Copyright Kids in Need of Defense; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="Kids in Need of Defense, press release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class KindPressReleasesSpider(DiscoverySpider):
    """The ways of the site that are known or assumed, in their order."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (
        Way("feed", "https://supportkind.org/type/press-release/feed/"),
        Way("listing", "https://supportkind.org/type/press-release/"),
    )


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed."""
    return articles.statement(snapshot, SOURCE)
