"""Haitian Bridge Alliance press releases.

Verified by others, on two stored pages (2022-23 and February 2024): `/our-impact-2/` and `/?page_id=989962` hold release
after release: a heading in capitals, FOR IMMEDIATE RELEASE, "February 5, 2024", Contact, "San Diego, California—". Neither
posts nor feed name them. Nothing is verified by us (2026-11).
So a page is one document with many statements: each begins with the heading above (or below) its opening words and ends
where the next begins. What has no heading or no date is a row of the refusals; the others stand. The address of a statement
is that of the page with its title as fragment.
Assumed: both pages are still there; newer ones, as posts `/<slug>/`, enter by import.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from scrapers import articles, statements
from scrapers.page import Page, text_of
from scrapers.printed_dates import PRINTED, day_of
from scrapers.records import Record, RefusedError
from scrapers.series import SeriesSpider
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

SOURCE = Source(
    source_id="haitian_bridge_press_releases",
    publisher="org_haitian_bridge_alliance",
    title="Haitian Bridge Alliance press releases",
    homepage="https://haitianbridgealliance.org/press-releases/",
    hosts=("haitianbridgealliance.org", "www.haitianbridgealliance.org"),
    document_url=(
        r"https://(?:www\.)?haitianbridgealliance\.org/"
        r"(?:(?!category|tag|page/|author|feed|press-releases|wp-)[^/?#]+/?|\?page_id=\d+)"
    ),
    rights="excerpt",
    rights_note="Copyright Haitian Bridge Alliance; no licence known. Facts, and excerpts of at most 300 characters.",
    citation="Haitian Bridge Alliance, press release",
)
RECORDS = (*statements.tables(SOURCE.source_id), statements.refusals(SOURCE.source_id))

PAGES = ("https://haitianbridgealliance.org/our-impact-2/", "https://haitianbridgealliance.org/?page_id=989962")
OPENING = re.compile(r"\W*for immediate release\b", re.IGNORECASE)
NEAR = 8  # lines below the opening words in which heading and date stand
MAX_HEADING = 4  # lines


class HaitianBridgePressReleasesSpider(SeriesSpider):
    """The two pages, in every run."""

    name = SOURCE.source_id
    source = SOURCE
    by = "listing"

    def open_documents(self) -> Iterator[str]:
        """The pages that hold the releases."""
        yield from PAGES

    expects_pages = True


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """The statements of a page, ``item`` being their place. Raises RefusedError where none can be read."""
    page = Page(snapshot)
    around = page.root.css("main") or page.root.css("body")
    lines = text_of(around[0]).split("\n") if around else []
    releases = cut(lines)
    if len(releases) < 2:
        yield from articles.statement(snapshot, SOURCE)
        return
    kept, last = 0, None
    for item, release in enumerate(releases, start=1):
        try:
            found = read(snapshot.url, release, item)
        except RefusedError as error:
            last = error
            yield statements.refusal(SOURCE.source_id, f"release {item}", error)
            continue
        kept += 1
        yield from found.records(SOURCE.source_id)
    if not kept and last:
        raise last


def is_heading(line: str) -> bool:
    """True for a line in capitals with more than one word."""
    letters = [c for c in line if c.isalpha()]
    return len(line.split()) > 1 and len(letters) > 5 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def cut(lines: list[str]) -> list[list[str]]:
    """The lines of each release: from the heading above its opening words to the heading of the next."""
    starts = []
    for number, line in enumerate(lines):
        if OPENING.match(line):
            start = number
            while (
                start
                and number - start < MAX_HEADING
                and is_heading(lines[start - 1])
                and not OPENING.match(lines[start - 1])
            ):
                start -= 1
            starts.append(start)
    return [lines[start:end] for start, end in pairwise([*starts, len(lines)])]


def read(url: str, lines: list[str], item: int) -> statements.Statement:
    """One release. Raises RefusedError for one without heading, date or text."""
    opening = next(number for number, line in enumerate(lines) if OPENING.match(line))
    heading = lines[:opening]
    below = lines[opening : opening + NEAR]
    if not heading:
        heading = [line for line in below[1:] if is_heading(line)][:MAX_HEADING]
    title = " ".join(heading)
    printed = next((found[1] for line in below if (found := PRINTED.search(line)) and day_of(found[1])), None)
    body = "\n".join(line for line in lines[opening:] if line not in heading)
    for what, value in (("heading in capitals", title), ("date", printed)):
        if not value:
            raise RefusedError(f"{url}: release {item}: no {what} near {lines[opening][:60]!r}", cell=f"release {item}")
    if len(body.split()) < articles.MIN_WORDS:
        raise RefusedError(f"{url}: release {item}: a text of {len(body.split())} words", cell=f"release {item}")
    fragment = "-".join(re.findall(r"[a-z0-9]+", title.casefold()))[:80]
    return statements.Statement(
        canonical_url=f"{url}#{fragment}",
        language=articles.language_of(body),
        title=title,
        body=body,
        published_printed=printed,
        item=item,
    )
