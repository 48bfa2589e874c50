"""Statements on ordinary pages: title, date and text by rules that hold for many sites, each refusing what it can't read.

Date: JSON-LD ``datePublished``, else ``article:published_time``, else the source's own selector, else the date in the
URL, else a date in full after "FOR IMMEDIATE RELEASE" or alone on one of the text's first lines. A page without any is
refused: dates are never guessed. Text: the source's own selector, else trafilatura in precision mode (F1 0.964 on the
scrapinghub benchmark of 181 pages, measured 2026-11).
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime

from parsel import Selector

from scrapers import statements
from scrapers.page import ISO_TIME, Page, collapsed, text_of
from scrapers.records import IgnoredError, Record, RefusedError
from scrapers.relevance import about_detention
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

JSON_LD = 'script[type="application/ld+json"]'
MIN_WORDS = 20  # a shorter text is the frame of a page whose text did not come
FIRST_LINES = 12  # where a release prints its date: above its first paragraphs
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
DAY = rf"{MONTH} \d{{1,2}}, (?:19|20)\d\d|\d{{1,2}}/\d{{1,2}}/(?:20)?\d\d"
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
PRINTED = re.compile(rf"{WEEKDAY}({DAY})")
ALONE = re.compile(
    rf"(?:for immediate release|published(?: on)?|date|released?|updated)?\s*[:|–—-]?\s*{WEEKDAY}({DAY})"
    r"(?:[,|]? \d{1,2}:\d\d ?[ap]\.?m\.?.{0,5})?\s*[|–—-]?",
    re.IGNORECASE,
)
URL_DATE = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)/")


def statement(
    snapshot: Snapshot,
    source: Source,
    *,
    body: str | None = None,
    printed: str | None = None,
    shown: str | None = None,
    only_detention: bool = False,
) -> Iterator[Record]:
    """The records of one page. ``body`` and ``printed`` are selectors of its text and its date, where they are known;
    ``shown`` is its printed date, where the source reads it in a way of its own.

    Raises RefusedError naming the selector or rule that failed; with ``only_detention`` IgnoredError for a page that
    `relevance` does not keep.
    """
    page = Page(snapshot)
    url = canonical(page, source)
    text = page.text(body) if body else main_text(page)
    if len(text.split()) < MIN_WORDS:
        raise RefusedError(
            f"{page.url}: a text of {len(text.split())} words, expected {MIN_WORDS}", cell=body or "main"
        )
    head = title(page)
    if only_detention and not about_detention(head, text):
        raise IgnoredError(f"{page.url}: not about immigration detention, by scrapers/relevance.py")
    meta = json_ld_date(page, "datePublished") or page.iso_date_if_any('meta[property="article:published_time"]')
    shown = printed_date(page, printed) if printed else shown
    if not (meta or shown):
        in_url = URL_DATE.search(url)
        meta = "-".join(in_url.groups()) if in_url else None
    if not (meta or shown):
        shown = date_in_text(page, text)
    yield from statements.Statement(
        canonical_url=url,
        language=language(page),
        title=head,
        body=text,
        published_printed=shown,
        published_meta=meta,
        modified_meta=json_ld_date(page, "dateModified")
        or page.iso_date_if_any('meta[property="article:modified_time"]'),
    ).records(source.source_id)


def canonical(page: Page, source: Source) -> str:
    """The page's canonical URL, which must be a document of ``source``; the URL it came from where it names none."""
    return page.canonical(source) if page.root.css('link[rel="canonical"]') else page.url


def main_text(page: Page) -> str:
    """The main text by trafilatura, one line per block; refuses a page in which it finds none."""
    from trafilatura import extract  # late: importing it takes half a second, and most commands need it not

    for hidden in page.root.css("[data-cfemail]"):  # a stand-in for an address, see page.text_of
        hidden.drop()
    text = extract(page.root.root, favor_precision=True, include_comments=False, output_format="txt")
    if not text:
        raise RefusedError(f"{page.url}: trafilatura finds no main text", cell="main")
    return collapsed(text)


def title(page: Page) -> str:
    """The heading that ``og:title`` begins with; else ``og:title`` without the site's name; else the only ``h1``."""
    headings = [" ".join(text.split()) for text in map(text_of, page.root.css("h1")) if text.strip()]
    if not page.root.css('meta[property="og:title"]'):
        return " ".join(page.text("h1").split())
    shared = page.attribute('meta[property="og:title"]', "content")
    if heading := next((h for h in headings if shared.casefold().startswith(h.casefold())), None):
        return heading
    site = page.attribute_if_any('meta[property="og:site_name"]', "content")
    return re.sub(rf"\s+[-–—|]\s+{re.escape(site)}$", "", shared) if site else shared


def language(page: Page) -> str:
    """The primary subtag of `html lang`: en of en-US."""
    code = page.attribute("html", "lang").lower().split("-")[0].split("_")[0]
    if not re.fullmatch(r"[a-z]{2,3}", code):
        raise RefusedError(f"{page.url}: html lang {code!r} is no language code", cell="html")
    return code


def json_ld_date(page: Page, name: str) -> str | None:
    """The one value of a date among all JSON-LD objects, None where it is absent; refuses where two disagree."""
    found = {str(item[name]) for item in page.json_ld() if item.get(name) is not None}
    if len(found) > 1 or not all(ISO_TIME.fullmatch(value) for value in found):
        raise RefusedError(f"{page.url}: JSON-LD {name} says {sorted(found)}, expected one ISO date", cell=JSON_LD)
    return next(iter(found), None)


def printed_date(page: Page, css: str) -> str:
    """The date in the text of the first match of ``css``, as printed; refuses where there is none."""
    for element in page.root.css(css):
        if found := PRINTED.search(text_of(element)):
            return found[1]
    raise RefusedError(f"{page.url}: no date in {css!r}", cell=css)


def date_in_text(page: Page, text: str) -> str:
    """A date that stands alone on one of the first lines of the text or of ``main``; refuses two that differ."""
    around = page.root.css("main, article, [role=main]")
    lines = text.split("\n")[:FIRST_LINES] + [
        line for element in around[:1] for line in text_of(element).split("\n")[:FIRST_LINES]
    ]
    found: dict[date, str] = {}
    for line in lines:
        if match := ALONE.fullmatch(line.strip()):
            found.setdefault(day_of(match[1], page), match[1])
    if len(found) != 1:
        shown = sorted(found.values())
        raise RefusedError(f"{page.url}: {len(found)} dates on the first lines {shown}, expected 1", cell="date")
    return next(iter(found.values()))


def day_of(printed: str, page: Page) -> date:
    """The day that ``printed`` names, in one of the forms of DAY; refuses one that is not in the calendar."""
    plain = printed.replace(".", "").replace("Sept ", "Sep ")
    for form in ("%B %d, %Y", "%b %d, %Y", "%m/%d/%Y", "%m/%d/%y"):
        with suppress(ValueError):
            return datetime.strptime(plain, form).date()
    raise RefusedError(f"{page.url}: {printed!r} is no day", cell="date")


def html_text(fragment: str) -> str:
    """The text of a fragment of HTML (in an API's reply or a feed), one line per block."""
    return text_of(Selector(f"<div>{fragment}</div>").css("body > div")[0]) if fragment.strip() else ""
