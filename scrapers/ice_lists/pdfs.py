"""PDF lists: the DMCP list of July 2017 and the FY2007-FY2012 averages, read by line with pypdf, or refused.

A PDF has no cells. A row's address is its page and the line of the page's text, as pypdf 7 extracts it.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Literal

from scrapers import privacy
from scrapers.ice_lists.layouts import ROWS, SHEETS, YEARS
from scrapers.ice_lists.marshals import TITLE as MARSHALS_TITLE
from scrapers.ice_lists.marshals import read_marshals
from scrapers.records import IgnoredError, Record, RefusedError, Value

MAX_PAGES = 60
NO_LISTS = {
    "Request for Information (RFI)": "a request for information: locations for cash machines, no list of facilities",
}
NO_TEXT_LAYER = "a PDF without a text layer (a map)"

DMCP = "Authorized DMCP Facility List"
DMCP_HEADER = re.compile(
    r"DETLOC Name Address City County State Zip Type Type Detailed Male/Female Levels A,B,C,D Capacity Population Count"
    r"((?: FY\d\d ADP)+) Facility Operator Facility Owner"
)
DMCP_ROW = re.compile(
    r"(?P<code>[A-Z0-9]{3,7}) (?P<place>.+) (?P<state>[A-Z]{2}) (?P<zip>\d{5})"
    r" (?P<type>BOP|CDF|IGSA|SPC|USMS IGA|Other) (?P<type_detailed>[A-Za-z ]+?)"
    r" (?P<male_female>Female/Male|Female|Male) (?P<levels>[A-D](?:, [A-D])*)"
    r" (?P<capacity>[\d,]+|AS NEEDED) (?P<population_count>[\d,]+)(?P<adp>(?: [\d,]+){8})(?!\S)(?P<rest>.*)"
)
OVER_UNDER = re.compile(r" (?P<authority>DMCP|JFRMU) (?P<over_under>Over 72|Under 72)\b")
LAYOUT_ROW = re.compile(r"([A-Z0-9]{3,7})(?: {2,}(\S+(?: \S+)*))(?: {2,}(\S+(?: \S+)*))(?: {2,}(\S+(?: \S+)*))"
                        r"(?: {2,}(\S+(?: \S+)*)) {2,}[A-Z]{2} {2,}\d{5} ")  # fmt: skip

AVERAGES = "FY2007-FY2012 Average Daily Population by Requested Facilities"
AVERAGES_HEADER = re.compile(r"Requested Facility Facility Name and Code((?: 20\d\d)+)")
AVERAGES_ROW = re.compile(r"(?P<before>.+) \((?P<code>[A-Z0-9]{3,7})\)(?P<adp>(?: [\d,]+)+)")
AVERAGES_TOTAL = re.compile(r"(?P<adp>[\d, ]+?) ?Total ADP Across Requested Facilities")
AS_OF = re.compile(r"\bas of (\d{1,2}/\d{1,2}/\d{4})")


def read_pdf(body: bytes) -> Iterator[Record]:
    """The list in a PDF. Raises RefusedError, IgnoredError or QuarantinedError before the first record."""
    texts = _text(body, "plain")
    opening = " ".join(texts[0].split()) if texts else ""
    if reason := privacy.scan(texts):
        raise privacy.QuarantinedError(reason)
    if not "".join(texts).strip():
        raise IgnoredError(NO_TEXT_LAYER)
    if why := next((why for mark, why in NO_LISTS.items() if mark in opening), None):
        raise IgnoredError(why)
    if DMCP in opening:
        yield from list(_dmcp(texts, _text(body, "layout")))
    elif MARSHALS_TITLE in opening:
        yield from list(read_marshals(texts))
    elif AVERAGES in opening:
        yield from list(_averages(texts))
    else:
        raise RefusedError(f"a PDF never seen, which opens with {opening[:80]!r}", cell="page 1")


def _text(body: bytes, mode: Literal["plain", "layout"]) -> list[str]:
    """The text of every page. Raises RefusedError on whatever pypdf can't read: its errors are of many kinds."""
    import pypdf  # a quarter of a second of every command, for the few that read a PDF
    from pypdf.errors import PyPdfError

    try:
        pages = pypdf.PdfReader(BytesIO(body)).pages
        if len(pages) > MAX_PAGES:
            raise RefusedError(f"{len(pages)} pages; the longest list seen has 28", cell="PDF")
        return [page.extract_text(extraction_mode=mode) for page in pages]
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise RefusedError(f"pypdf can't read this PDF: {type(error).__name__}: {error}", cell="PDF") from error


def _dmcp(texts: list[str], layouts: list[str]) -> Iterator[Record]:
    """One row per line that starts with a code, until a page that holds none (the notes).

    Name, address, city and county run together in the text; they are told apart where the page's layout parts them in
    four, else only the row as a whole is kept (``name`` is then all of it, ``address`` to ``county`` are null).
    """
    match = DMCP_HEADER.search(" ".join(texts[0].split()))
    if not match:
        raise RefusedError("the header is not that of the July 2017 list", cell="page 1")
    years = [2000 + int(year) for year in re.findall(r"FY(\d\d)", match[1])]
    parted = {m[1]: m.groups()[1:] for page in layouts for line in page.splitlines() if (m := LAYOUT_ROW.match(line))}
    for number, text in enumerate(texts, start=1):
        lines = text.splitlines()
        rows = [(line, m) for line, t in enumerate(lines, start=1) if (m := DMCP_ROW.fullmatch(" ".join(t.split())))]
        # whatever looks like a row by its code and ZIP must have been read as one
        likely = sum(bool(re.match(r"[A-Z0-9]{3,7} .+ [A-Z]{2} \d{5} ", t)) for t in lines)
        if likely != len(rows):
            raise RefusedError(f"{likely} lines look like rows, {len(rows)} can be read", cell=f"page {number}")
        for line, m in rows:
            where: dict[str, Value] = {"sheet": f"page {number}", "row": line}
            wanted = ("code", "state", "zip", "type", "type_detailed", "male_female", "levels", "capacity")
            values: dict[str, Value] = {name: m[name] for name in (*wanted, "population_count")}
            fields = parted.get(m["code"], ())
            if " ".join(fields) == m["place"]:
                values |= dict(zip(("name", "address", "city", "county"), fields, strict=True))
            else:
                values["name"] = m["place"]
            if over := OVER_UNDER.search(m["rest"]):
                values |= {"authorizing_authority": over["authority"], "over_under_72": over["over_under"]}
            yield ROWS.name, where | values
            yield from _years(where, years, m["adp"].split())
        if rows:
            yield SHEETS.name, _about(number, DMCP, texts[0], len(rows))


def _averages(texts: list[str]) -> Iterator[Record]:
    """One row per requested facility that ICE knows; each year's printed total must be the rows' sum.

    ``name`` is the name somebody asked for and ICE's own, which run together. Two places were asked for twice.
    """
    match = AVERAGES_HEADER.search(" ".join(texts[0].split()))
    if not match:
        raise RefusedError("the header is not that of the FY2007-FY2012 averages", cell="page 1")
    years = [int(year) for year in match[1].split()]
    values: dict[str, list[int]] = {}
    totals: list[int] = []
    for number, text in enumerate(texts, start=1):
        rows = 0
        for line, printed in enumerate(text.splitlines(), start=1):
            found = AVERAGES_ROW.fullmatch(printed.strip())
            if total := AVERAGES_TOTAL.fullmatch(printed.strip()):
                totals = [int(value.replace(",", "")) for value in total["adp"].split()]
            if not found:
                if re.search(r"\([A-Z0-9]{3,7}\) *[\d-]", printed):
                    raise RefusedError(f"a row that can't be read: {printed!r}", cell=f"page {number}, line {line}")
                continue
            rows += 1
            where: dict[str, Value] = {"sheet": f"page {number}", "row": line}
            yield ROWS.name, where | {"code": found["code"], "name": found["before"]}
            values[found["code"]] = [int(value.replace(",", "")) for value in found["adp"].split()]
            yield from _years(where, years, found["adp"].split())
        if rows:
            yield SHEETS.name, _about(number, AVERAGES, texts[0], rows)
    sums = [sum(column) for column in zip(*values.values(), strict=True)]
    # every average is rounded to a whole number, so each may be off by a half
    if len(sums) != len(totals) or any(abs(a - b) > len(values) / 2 for a, b in zip(sums, totals, strict=True)):
        raise RefusedError(f"the rows sum to {sums}, the list says {totals}", cell="Total ADP")


def _years(where: dict[str, Value], years: list[int], values: list[str]) -> Iterator[Record]:
    if len(values) != len(years):
        raise RefusedError(
            f"{len(values)} averages for {len(years)} years", str(where["sheet"]), f"line {where['row']}"
        )
    for year, value in zip(years, values, strict=True):
        yield YEARS.name, where | {"fiscal_year": year, "value_printed": value}


def _about(number: int, title: str, first_page: str, rows: int) -> dict[str, Value]:
    as_of = AS_OF.search(first_page)
    return {
        "sheet_index": number - 1,
        "sheet": f"page {number}",
        "visibility": "visible",
        "state": "read",
        "title": title,
        "as_of_printed": as_of[1] if as_of else None,
        "rows": rows,
    }
