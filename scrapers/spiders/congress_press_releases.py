"""Press releases of members of Congress on immigration detention, from the public monthly files of congress-press.

Verified on 353 lines of these files (2003 to 2026, seen 2026-11): one JSON object a line with url, title, date (ISO),
date_source, member (bioguide_id, name, party, state, chamber) and text. `date_source` says where the date comes from:
scraper and newspaper4k (the listing, the page's metadata), page_html, legacy (an older import).
Verified in its README (2026): files `data/YYYY/YYYY-MM.jsonl` since 2001, updated daily; `text` is null where a page was
gone, `date` where no year was known; one release can be there under several URLs. Texts were extracted by a program and
can hold remnants of the page.
Assumed: branch `main`; a month that is not there yet is a 404, no error. Kept are the releases about immigration
detention, by the rule in `relevance`: 43 of 44 lines that another rule with wider terms called detention.
Lines of these files that somebody else picked enter by `import` without a URL, as `file:congress….jsonl`; an address in them
is the member's own page. A line without a text is a title alone. The rule decides by it in a monthly file; in a file that
somebody picked all are kept: of 627 such titles it knows 324, for many name a place ("Delaney Hall") and not detention; 13
have no member and are refused (2026-11). `member.chamber` is wrong for senators (House for Leahy and Flake, seen 2026-11):
it is left out.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from scrapers import statements
from scrapers.page import collapsed
from scrapers.records import IgnoredError, Record, RecordTable, RefusedError
from scrapers.relevance import about_detention
from scrapers.replies import field
from scrapers.series import SeriesSpider
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

FILES = "https://raw.githubusercontent.com/dwillis/congress-press/main/data"
FIRST = date(2001, 1, 1)

SOURCE = Source(
    source_id="congress_press_releases",
    publisher="org_us_congress",
    title="Press releases of members of Congress on immigration detention",
    homepage="https://github.com/dwillis/congress-press",
    hosts=("raw.githubusercontent.com",),
    document_url=(
        r"https://raw\.githubusercontent\.com/dwillis/congress-press/main/data/(\d{4})/\1-\d{2}\.jsonl"
        r"|file:(?:[^/]+/)*congress[^/]*\.jsonl"
    ),
    rights="us_government_work",
    rights_note="Official works of members of Congress (17 U.S.C. 105); the collection congress-press is MIT-licensed.",
    citation="Member of Congress, press release, collected by congress-press (D. Willis)",
)
MEMBERS = RecordTable(
    "congress_press_releases_members",
    {
        "snapshot_sha256": "string",
        "item": "int32",
        "bioguide_id": "string",
        "name": "string",
        "party": "string",
        "state": "string",
    },
    ("snapshot_sha256", "item"),
)
RECORDS = (*statements.tables(SOURCE.source_id), MEMBERS, statements.refusals(SOURCE.source_id))

BIOGUIDE = re.compile(r"[A-Z]\d{6}")


class CongressPressReleasesSpider(SeriesSpider):
    """The monthly files, newest first; the last two in every run."""

    name = SOURCE.source_id
    source = SOURCE

    def open_documents(self) -> Iterator[str]:
        """This month and the one before."""
        yield from months(datetime.now(UTC).date())[:2]

    def last_day(self, url: str) -> date | None:
        """The last day of the month whose file it is."""
        return month_end(date.fromisoformat(f"{url[-13:-6]}-01"))

    def closed_documents(self) -> Iterator[str]:
        """All earlier months."""
        yield from months(datetime.now(UTC).date())[2:]


def month_end(first: date) -> date:
    """The last day of the month that begins on ``first``."""
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def months(today: date) -> list[str]:
    """The file of each month, from that of ``today`` back to FIRST."""
    found, day = [], today.replace(day=1)
    while day >= FIRST:
        found.append(f"{FILES}/{day:%Y}/{day:%Y-%m}.jsonl")
        day = (day - timedelta(days=1)).replace(day=1)
    return found


def extract(snapshot: Snapshot) -> Iterator[Record]:
    """The rows and texts of each release kept, and who issued it; ``item`` is its line. A line that can't be read is a row of
    the refusals, and the others stand. Raises RefusedError where no line can be read, IgnoredError where none is kept.
    """
    lines = snapshot.body.splitlines()
    picked = snapshot.url.startswith("file:")
    kept, refused = 0, []
    for number, line in enumerate(lines, start=1):
        try:
            records = list(release(line, number, picked))
        except RefusedError as error:
            refused.append(error)
            yield statements.refusal(SOURCE.source_id, f"line {number}", error)
            continue
        kept += bool(records)
        yield from records
    if refused and len(refused) == len(lines):
        raise refused[0]
    if not kept and not refused:
        raise IgnoredError(f"{snapshot.url}: none of {len(lines)} releases is about immigration detention")


def release(line: bytes, number: int, picked: bool) -> Iterator[Record]:
    """The records of one line, none where it is not about detention; ``picked``: of a file that somebody else picked.

    Raises RefusedError naming the line and the field.
    """
    cell = f"line {number}"
    try:
        row = json.loads(line)
    except ValueError as error:
        raise RefusedError(f"{cell} is not JSON ({error})", cell=cell) from error
    if not isinstance(row, dict):
        raise RefusedError(f"{cell} is a {type(row).__name__}, expected an object", cell=cell)
    title = " ".join((field(row, "title", (str, type(None)), cell) or "").split())
    text = collapsed(field(row, "text", str, cell) if row.get("text") else "")
    if not title and not text:
        raise RefusedError(f"{cell}: neither title nor text", cell=cell)
    if not about_detention(title, text) and not (picked and not text):
        return
    member = field(row, "member", dict, cell)
    bioguide = field(member, "bioguide_id", str, f"{cell}.member")
    if not BIOGUIDE.fullmatch(bioguide):
        raise RefusedError(f"{cell}: {bioguide!r} is no bioguide id", cell=f"{cell}.member.bioguide_id")
    names = {name: field(member, name, (str, type(None)), f"{cell}.member") for name in ("name", "party", "state")}
    statement = statements.Statement(
        canonical_url=field(row, "url", str, cell),
        language="en",
        title=title or text.split("\n")[0][:200],
        body=text or None,
        published_meta=field(row, "date", (str, type(None)), cell),
        region=names["state"],
        issuer=f"bioguide:{bioguide}",
        item=number,
    )
    yield MEMBERS.name, {"item": number, "bioguide_id": bioguide, **names}
    yield from statement.records(SOURCE.source_id)
