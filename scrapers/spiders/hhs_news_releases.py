"""HHS news releases on children in ORR's custody.

Nothing is verified by us (2026-11): no page was at hand. From public code: releases `/press-room/<slug>.html` since
2025, listing `/press-room/index.html`; before, `/about/news/YYYY/MM/DD/<slug>.html`. Others report a bot wall (Akamai):
then the state is blocked, and pages saved by hand enter by `import`.
Assumed: a feed `/rss/news.xml`. Of all releases, those about the Office of Refugee Resettlement's custody or
immigration detention are kept, by the rule in `relevance`.
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
    source_id="hhs_news_releases",
    publisher="org_hhs",
    title="HHS news releases on children in ORR's custody",
    homepage="https://www.hhs.gov/press-room/index.html",
    hosts=("www.hhs.gov",),
    document_url=r"https://www\.hhs\.gov/(?:press-room/(?!index)[^/?#]+\.html|about/news/\d{4}/\d{2}/\d{2}/[^/?#]+\.html)",
    rights="us_government_work",
    rights_note="A work of the US government (17 U.S.C. 105).",
    citation="U.S. Department of Health and Human Services, news release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)


class HhsNewsReleasesSpider(DiscoverySpider):
    """The ways of the site that are known or assumed, in their order."""

    name = SOURCE.source_id
    source = SOURCE
    ways = (
        Way("feed", "https://www.hhs.gov/rss/news.xml"),
        Way("listing", "https://www.hhs.gov/press-room/index.html"),
    )


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed; IgnoredError for a page that is not
    about immigration detention."""
    return articles.statement(snapshot, SOURCE, only_detention=True)
