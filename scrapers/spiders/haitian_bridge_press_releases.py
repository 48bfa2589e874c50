"""Haitian Bridge Alliance press releases.

No page, feed, API or robots.txt of this site was at hand (2026-11); nothing is verified by us.
Seen in stored copies of pages, of unknown age: `/<slug>/` and `/?page_id=N`; several releases stand on one page. Such a
page is refused here: which words belong to which release, a person must say.
Assumed: WordPress, with its feed and REST API; a listing `/press-releases/`; title, date and text are where `articles`
looks for them. A page on which they are not is refused, by name; where no way finds a document the run is drift.
"""

import re
from collections.abc import Iterator

from scrapers import articles, statements
from scrapers.discovery import DiscoverySpider, wordpress
from scrapers.page import Page, text_of
from scrapers.records import Record, RefusedError
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

SOURCE = Source(
    source_id="haitian_bridge_press_releases",
    publisher="org_haitian_bridge_alliance",
    title="Haitian Bridge Alliance press releases",
    homepage="https://haitianbridgealliance.org/press-releases/",
    hosts=("haitianbridgealliance.org", "www.haitianbridgealliance.org"),
    document_url=r"https://(?:www\.)?haitianbridgealliance\.org/(?!category|tag|page|author|feed|press-releases|wp-)[^/?#]+/",
    rights="excerpt",
    rights_note="Copyright Haitian Bridge Alliance; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="Haitian Bridge Alliance, press release",
)
EXTRACT_VERSION = 1
RECORDS = statements.tables(SOURCE.source_id)

OPENING = re.compile(r"^\W*for immediate release\b", re.IGNORECASE | re.MULTILINE)


class HaitianBridgePressReleasesSpider(DiscoverySpider):
    """The feed for what is new, the REST API's posts for the rest. Pages of the site are no posts."""

    name = SOURCE.source_id
    source = SOURCE
    ways = tuple(
        way for way in wordpress("https://haitianbridgealliance.org", SOURCE.homepage) if way.kind != "sitemap"
    )
    listing_scope = "h2 a, h3 a"


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row of facts and the texts. Raises RefusedError naming what failed, for several releases on a page too."""
    releases = len(OPENING.findall(text_of(Page(snapshot).one("body"))))
    if releases > 1:
        raise RefusedError(f"{snapshot.url}: {releases} releases on one page; a person must part them", cell="body")
    return articles.statement(snapshot, SOURCE)
