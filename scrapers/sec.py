"""What companies file with the SEC: current reports (8-K) whose exhibit 99 is a press release.

The list of filings is `https://data.sec.gov/submissions/CIK<10 digits>.json`, public and keyless; it asks for a user agent
with a contact (SEC, "Accessing EDGAR Data": at most 10 requests a second; ours is one in 5 s), so set LEDGER_CONTACT to an
address. The document is the complete submission `…/<accession>.txt`, one request a filing: a header with the day
("FILED AS OF DATE: 20241216") and <DOCUMENT> blocks of <TYPE>, <FILENAME> and <TEXT> (EDGAR, "PDS Dissemination
Specification").
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from scrapers import statements
from scrapers.articles import IN_DATELINE, MIN_WORDS, OPENING, html_text
from scrapers.records import IgnoredError, Record, RefusedError
from scrapers.snapshots import Snapshot
from scrapers.source_spider import DriftError, Found
from scrapers.sources import Source
from scrapers.url_days import iso_day
from scrapers.walker import Walk, Walker
from scrapers.ways import Links, Way

ARCHIVES = "https://www.sec.gov/Archives/edgar/data"
FORMS = ("8-K", "8-K/A")
ITEMS = frozenset(("1.01", "2.02", "7.01", "8.01"))  # agreements, results, Regulation FD, other events
FILED = re.compile(r"^FILED AS OF DATE:\s*(\d{4})(\d\d)(\d\d)\s*$", re.MULTILINE)
DOCUMENT = re.compile(r"<DOCUMENT>\s*<TYPE>(?P<type>[^\s<]+)(?P<head>.*?)<TEXT>(?P<text>.*?)</TEXT>", re.DOTALL)
FILENAME = re.compile(r"<FILENAME>([^\s<]+)")
MAX_HEADING = 3  # lines
CP1252 = re.compile(r"&#1[2-5]\d;")  # filing agents write dashes and quotes by their places in Windows-1252: &#150;
BESIDE = re.compile(  # what stands above a title: no part of it
    r"^\W*(?:news release|press release|for immediate release|exhibit|ex-?99|cr-\d[\d-]*|contacts?|investors?|media)\b"
    r"|@|https?:|www\."
    r"|\(?\d{3}\)?[ -]\d{3}-\d{4}|, [A-Z]\w+ \d{5}|^\d+ .*\b(?:suite|street|avenue|blvd|boulevard|way|drive)\b"
    r"|^\W*$",
    re.IGNORECASE,
)


def source(source_id: str, publisher: str, owner: str, cik: int) -> Source:
    """The Source of one company's filings."""
    return Source(
        source_id=source_id,
        publisher=publisher,
        title=f"{owner} press releases, as filed with the SEC",
        homepage=f"https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK={cik:010d}&type=8-K",
        hosts=("data.sec.gov", "www.sec.gov"),
        document_url=rf"https://www\.sec\.gov/Archives/edgar/data/{cik}/\d{{18}}/(?:\d{{10}}-\d\d-\d{{6}}\.txt|[^/?#]*ex-?99[^/?#]*\.html?)",
        not_asked=rf"https://www\.sec\.gov/Archives/edgar/data/{cik}/\d{{18}}/[^/?#]*\.html?",
        rights="excerpt",
        rights_note=f"Copyright {owner}; filed with the SEC. Facts, and excerpts of at most 300 characters.",
        citation=f"{owner}, Form 8-K, exhibit 99",
        cadence_days=100,
        cadence_note="Results are filed every quarter (Form 8-K, item 2.02).",
    )


class FilingsSpider(Walker):
    """The 8-Ks that the SEC's list names, newest first."""

    cik: ClassVar[int]

    def read(self, response: Any, walk: Walk) -> Links:
        """The submissions of a list, and the lists of older filings that it names."""
        try:
            reply = json.loads(response.text)
            filings = reply["filings"]["recent"] if "filings" in reply else reply
            rows = list(rows_of(filings))
            older = [str(file["name"]) for file in reply["filings"]["files"]] if "filings" in reply else []
        except (ValueError, KeyError, TypeError) as error:
            raise DriftError(f"no list of filings, as data.sec.gov has it ({type(error).__name__}: {error})") from error
        found = [
            Found(f"{ARCHIVES}/{self.cik}/{row.number.replace('-', '')}/{row.number}.txt", iso_day(row.filed), "api")
            for row in rows
            if row.form in FORMS and ITEMS & set(row.items.split(","))
        ]
        if not found and "filings" in reply:
            raise DriftError(f"none of {len(rows)} filings is an 8-K with one of the items {', '.join(sorted(ITEMS))}")
        return Links(found, [response.urljoin(f"/submissions/{name}") for name in older], len(rows))


@dataclass(frozen=True)
class Filing:
    """A row of the list: accession number, form, day and items."""

    number: str
    form: str
    filed: str
    items: str


def rows_of(filings: dict[str, list[str]]) -> Iterator[Filing]:
    """The rows of a list, which has a list for each column. Raises KeyError, ValueError where they are of unequal length."""
    columns = (filings[name] for name in ("accessionNumber", "form", "filingDate", "items"))
    for row in zip(*columns, strict=True):
        yield Filing(*map(str, row))


def ways(cik: int) -> tuple[Way, ...]:
    """The one way to a company's filings."""
    return (Way("api", f"https://data.sec.gov/submissions/CIK{cik:010d}.json"),)


def extract(snapshot: Snapshot, of: Source) -> Iterator[Record]:
    """One statement for each exhibit 99 that is a release. Raises RefusedError for what is no submission, IgnoredError for one
    without a release. An exhibit that cannot be read is a row of the refusals.
    """
    text = CP1252.sub(lambda found: html.unescape(found[0]), snapshot.body.decode("utf-8", errors="replace"))
    filed = FILED.search(text)
    if snapshot.url.endswith(".txt") and not filed:
        raise RefusedError(f"{snapshot.url}: no 'FILED AS OF DATE', so no complete submission", cell="header")
    day = "-".join(filed.groups()) if filed else None
    folder, _, name = snapshot.url.rpartition("/")
    exhibits = [(m["type"], FILENAME.search(m["head"]), m["text"]) for m in DOCUMENT.finditer(text)]
    pages = [(kind, file[1] if file else "", body) for kind, file, body in exhibits if kind.upper().startswith("EX-99")]
    if not snapshot.url.endswith(".txt"):
        pages = [("EX-99", name, text)]
    kept = 0
    for item, (kind, file, body) in enumerate(pages, start=1):
        lines = html_text(body).split("\n")
        start = next((n for n, line in enumerate(lines[:40]) if IN_DATELINE.match(line) or OPENING.match(line)), None)
        if start is None or len(" ".join(lines[start:]).split()) < MIN_WORDS:
            continue  # tables for analysts, a transcript, a presentation
        kept += 1
        heading = title(lines[:start])
        if not heading:
            error = RefusedError(f"{snapshot.url}: {kind}: no title above {lines[start][:60]!r}", cell=kind)
            yield statements.refusal(of.source_id, kind, error)
            continue
        dateline = IN_DATELINE.match(lines[start])
        printed = next(filter(None, dateline.groups()), None) if dateline else None
        yield from statements.Statement(
            canonical_url=f"{folder}/{file}",
            language="en",
            title=heading,
            body="\n".join(lines[start:]),
            published_printed=printed,
            published_meta=day,
            item=item,
        ).records(of.source_id)
    if not kept:
        raise IgnoredError(f"{snapshot.url}: none of {len(pages)} exhibits 99 is a press release")


def title(lines: list[str]) -> str:
    """The lines right above a dateline that are a title: at most three, none of them an address or a contact."""
    found: list[str] = []
    for line in reversed(lines):
        if BESIDE.search(line) or len(found) == MAX_HEADING:
            if found:
                break
            continue
        found.append(line)
    return " ".join(reversed(found))
