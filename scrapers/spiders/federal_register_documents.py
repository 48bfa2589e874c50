"""Federal Register documents of ICE and DHS, by month, from the public API.

Verified by others (2026, several tools agree): `/api/v1/documents.json` is keyless, filters by `conditions[agencies][]`
and `conditions[publication_date]`, and gives at most 2,000 documents a query; the HTML pages are behind a bot wall, the
API is not. No reply was at hand, so nothing is verified by us (2026-11).
A month is one document. A month holds far fewer than 1,000 documents of DHS with its agencies; one that holds more
than its reply gives is refused, so none is lost in silence. What a document says is its abstract, or its title where it
has none. ICE's are all kept; those of DHS and its other agencies where `relevance` finds them about detention.
Assumed: `count` and `results`, with the fields asked for; an empty month has no `results`. Else the month is refused.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from scrapers import statements
from scrapers.records import IgnoredError, Record, RefusedError
from scrapers.relevance import about_detention
from scrapers.replies import field, read_object
from scrapers.series import SeriesSpider
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

API = "https://www.federalregister.gov/api/v1/documents.json"
FIRST = date(2003, 3, 1)  # DHS began

SOURCE = Source(
    source_id="federal_register_documents",
    publisher="org_federal_register",
    title="Federal Register documents of ICE and DHS on detention",
    homepage="https://www.federalregister.gov/agencies/immigration-and-customs-enforcement",
    hosts=("www.federalregister.gov",),
    document_url=r"https://www\.federalregister\.gov/api/v1/documents\.json\?[^#]+",
    rights="us_government_work",
    rights_note="A work of the US government (17 U.S.C. 105).",
    citation="Federal Register, document",
)
RECORDS = statements.tables(SOURCE.source_id)

ICE = "immigration-and-customs-enforcement"
AGENCIES = ("homeland-security-department", ICE)
LAST = re.compile(r"lte%5D=(\d{4}-\d\d-\d\d)")
FIELDS = ("document_number", "title", "type", "abstract", "publication_date", "html_url", "agencies")


class FederalRegisterDocumentsSpider(SeriesSpider):
    """The months since DHS began, newest first; the last two in every run."""

    name = SOURCE.source_id
    source = SOURCE

    def open_documents(self) -> Iterator[str]:
        """This month and the one before."""
        yield from (month_url(day) for day in months(datetime.now(UTC).date())[:2])

    def last_day(self, url: str) -> date | None:
        """The last day of the month that is asked for."""
        found = LAST.search(url)
        return date.fromisoformat(found[1]) if found else None

    def closed_documents(self) -> Iterator[str]:
        """All earlier months."""
        yield from (month_url(day) for day in months(datetime.now(UTC).date())[2:])


def months(today: date) -> list[date]:
    """The first day of each month, from that of ``today`` back to FIRST."""
    found = [today.replace(day=1)]
    while found[-1] > FIRST:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found


def month_url(first: date) -> str:
    """The query for one month."""
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    query = "".join(f"&conditions%5Bagencies%5D%5B%5D={agency}" for agency in AGENCIES)
    query += f"&conditions%5Bpublication_date%5D%5Bgte%5D={first}&conditions%5Bpublication_date%5D%5Blte%5D={last}"
    query += "".join(f"&fields%5B%5D={name}" for name in FIELDS)
    return f"{API}?per_page=1000&order=oldest{query}"


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """One row and the texts for each document kept. Raises RefusedError, IgnoredError for a month without any."""
    reply = read_object(snapshot)
    count = field(reply, "count", int, "$")
    rows = field(reply, "results", list, "$") if count else []
    if len(rows) != count:
        raise RefusedError(f"{snapshot.url}: {len(rows)} of {count} documents in one reply", cell="$.count")
    kept = 0
    for item, row in enumerate(rows, start=1):
        cell = f"$.results[{item - 1}]"
        title, agencies = field(row, "title", str, cell), field(row, "agencies", list, cell)
        text = field(row, "abstract", (str, type(None)), cell) or title
        slugs = [agency.get("slug") for agency in agencies]
        if ICE not in slugs and not about_detention(title, text):
            continue
        kept += 1
        yield from statements.Statement(
            canonical_url=field(row, "html_url", str, cell),
            language="en",
            title=" ".join(title.split()),
            body=text,
            published_meta=field(row, "publication_date", str, cell),
            issuer="; ".join(str(agency.get("name") or agency.get("raw_name")) for agency in agencies),
            item=item,
        ).records(SOURCE.source_id)
    if not kept:
        raise IgnoredError(f"{snapshot.url}: none of {count} documents is ICE's or about immigration detention")
