"""The Footnotes sheet: terms in column A, statements in column B. Dates and definitions are facts, the text stays local.

A statement belongs to the term above it. Footnotes are at times stale: a date here is what ICE printed, no more.
"""

import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256

from scrapers.ice_sheets import tables
from scrapers.ice_sheets.tables import AsOf
from scrapers.records import Record, Value
from scrapers.workbook import Sheet, address, clean, printed

YEARS = r"(eo)?fy\d{4}( ytd)?( and (eo)?fy\d{4}( ytd)?)? "
DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
THROUGH = re.compile(r"(?:through|filtered to|updated as of)\D{0,9}(\d{1,2}/\d{1,2}/\d{4})", re.IGNORECASE)
SNAPSHOT = re.compile(r"data are a snapshot as\D{0,9}(\d{1,2}/\d{1,2}/\d{4})", re.IGNORECASE)
HISTORIC = re.compile(r"historic|remain static|\bEOFY", re.IGNORECASE)

FEAR_TERM = r"uscis average time from uscis fear decision service date to ice release \(in days\) & .*"
SOURCES = {
    # what a block is dated by: the term, and the statement under it that has the date
    "detained": (re.compile(r"ice currently detained population( breakdown)?"), SNAPSHOT),
    "detention": (re.compile(YEARS + "ice average daily population and ice average length of stay"), THROUGH),
    # an edition of 2024 has a term for each: book outs of its own year, releases of the year before
    "releases": (re.compile(YEARS + "ice final releases"), THROUGH),
    "book_outs": (re.compile(YEARS + "ice final book outs"), THROUGH),
    "removals": (re.compile(YEARS + "ice removals"), THROUGH),
    "book_ins": (re.compile(YEARS + "ice initial book-ins"), THROUGH),
    "fear_detained": (re.compile(FEAR_TERM), SNAPSHOT),
    "fear_releases": (re.compile(FEAR_TERM), THROUGH),
    "iclos": (re.compile("iclos and detainees"), THROUGH),
    "bonds": (re.compile("monthly bond statistics"), THROUGH),
    "parole": (re.compile("individuals with credible fear parole"), THROUGH),
    "semiannual": (re.compile("semiannual arrests, bookins and removals"), THROUGH),
}
COLUMNS = ("cell", "term", "term_cell", "blocks", "text_sha256", "n", "date_kind", "date_printed")
KINDS = (
    # what stands before a date: what it dates
    ("run", re.compile(r"run (date|as of)[:\s]*$", re.IGNORECASE)),
    ("database", re.compile(r"\bEID as of\s*$")),
    ("snapshot", re.compile(r"snapshot as\D{0,9}$", re.IGNORECASE)),
    ("through", re.compile(r"(through|thru|filtered to|updated as of|, as of|data as of)\s*$", re.IGNORECASE)),
    ("received", re.compile(r"received on\s*$", re.IGNORECASE)),
    ("designated", re.compile(r"designated TPS as of\s*$")),
    ("ended", re.compile(r"active end date of\s*$")),
)


class Footnotes:
    """The statements of one Footnotes sheet; none where the edition has no such sheet."""

    def __init__(self, sheet: Sheet | None) -> None:
        self.sheet = sheet
        self.statements: list[tuple[int, int, str]] = []  # row of the term, row, statement
        self.terms: dict[int, str] = {}
        self.known: dict[str, AsOf] = {}
        term = -1
        for row in range(len(sheet.grid) if sheet else 0):
            assert sheet is not None
            first, second = map(clean, sheet.across(row, 0, 2))
            if first:
                term = row
                self.terms[row] = first.casefold()
            if second and first.casefold() != "term":
                self.statements.append((term, row, second))

    def as_of(self, source: str) -> AsOf:
        """The date of the blocks of ``source``, a key of SOURCES; none where the term isn't there just once.

        The first dated statement that isn't about a closed year, else the first of all: editions after a year's end say
        "EOFY2020 … historic and static. Data are filtered through 10/07/2020".
        """
        if self.sheet is None or not source:
            return AsOf()
        if source not in self.known:
            self.known[source] = self._as_of(self.sheet, source)
        return self.known[source]

    def _as_of(self, sheet: Sheet, source: str) -> AsOf:
        terms = [row for row, text in self.terms.items() if source in _sources(text)]
        if len(terms) != 1:
            return AsOf()
        dates = [(row, text, _date(source, text)) for term, row, text in self.statements if term in terms]
        dated = [(row, text, date) for row, text, date in dates if date]
        current = [found for found in dated if not HISTORIC.search(found[1])]
        if not dated:
            return AsOf()
        row, _, date = (current or dated)[0]
        return AsOf(date, sheet.name, address(row, 1))

    def records(self) -> Iterator[Record]:
        """Each statement as a fact: its term, a hash of its text, and each date in it with what it dates."""
        if self.sheet is None:
            return
        facts: list[tuple[Value, ...]] = []
        for term, row, text in self.statements:
            term_text, term_cell, blocks = None, None, None
            if term >= 0:
                term_text, term_cell = printed(self.sheet.at(term, 0)), address(term, 0)
                blocks = ";".join(_sources(self.terms[term])) or None
            digest, dates = _facts(text)
            for n, (kind, date) in enumerate(dates, start=1) if dates else [(0, (None, None))]:
                facts.append((address(row, 1), term_text, term_cell, blocks, digest, n, kind, date))
        if facts:
            columns = dict(zip(COLUMNS, map(list, zip(*facts, strict=True)), strict=True))
            cells: list[Value] = [address(row, 1) for _, row, _ in self.statements]
            texts: list[Value] = [text for _, _, text in self.statements]
            yield tables.FOOTNOTES.name, {"sheet": self.sheet.name, **columns}
            yield tables.NOTES.name, {"sheet": self.sheet.name, "cell": cells, "text": texts}


@cache  # these three: editions repeat their terms and statements
def _sources(term: str) -> tuple[str, ...]:
    """The keys of SOURCES that a term dates."""
    return tuple(source for source, (pattern, _) in SOURCES.items() if pattern.fullmatch(term))


@cache
def _date(source: str, statement: str) -> str | None:
    """The date that a statement under the term of ``source`` gives."""
    match = SOURCES[source][1].search(statement)
    return match[1] if match else None


@cache
def _facts(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The hash of a statement, and its dates with what each dates."""
    dates = []
    for match in DATE.finditer(text):
        before = text[: match.start()]
        dates.append((next((kind for kind, pattern in KINDS if pattern.search(before)), "other"), match[0]))
    return sha256(text.encode()).hexdigest(), tuple(dates)
