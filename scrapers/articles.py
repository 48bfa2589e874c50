"""Statements on ordinary pages: title, date and text by rules that hold for many sites, each refusing what it can't read.

Date: the JSON-LD ``datePublished`` of the article, else ``article:published_time``, else the source's own selector, else the
date in the URL, else a date in full on one of the text's first lines: alone, after "FOR IMMEDIATE RELEASE", or in its
dateline. A page without any is silent: then the date that an index gives (`Snapshot.listed`) stands alone, and without that
the page is refused: dates are never guessed. Text: the source's own selector, else trafilatura in precision mode (F1 0.964 on
the scrapinghub benchmark of 181 pages, measured 2026-11).
"""

import html
import re
from collections.abc import Iterator
from datetime import date

from parsel import Selector

from scrapers import statements
from scrapers.page import ISO_TIME, Page, collapsed, text_of
from scrapers.printed_dates import ALONE, DAY, PRINTED, day_of
from scrapers.records import IgnoredError, Record, RefusedError
from scrapers.relevance import about_detention
from scrapers.snapshots import Snapshot
from scrapers.sources import Source
from scrapers.url_days import day_in

JSON_LD = 'script[type="application/ld+json"]'
ARTICLES = frozenset(
    "Article NewsArticle BlogPosting Report PressRelease SpecialAnnouncement GovernmentDocument".split()
)
PAGES = frozenset(("WebPage", "ItemPage"))
MIN_WORDS = 20  # a shorter text is the frame of a page whose text did not come
FIRST_LINES = 12  # where a release prints its date: above its first paragraphs
LAST_LINES = 8
PLACE = r"[A-Z][\w.’'-]*(?:,? (?:[A-Z][\w.’'-]*|of|the|de|la)){0,5}"
IN_DATELINE = re.compile(
    rf"(?:{PLACE}[,.]?\s*[(–—-]*\s*)(?:{PRINTED.pattern})\)?\s*(?:/[A-Z][\w-]*/|\([A-Z][\w ]*\))?\s*(?:[—–-]+\s|\))"
    rf"|\(?(?:{PRINTED.pattern})\s*[,—–-]+\s*{PLACE}\)?\s*[—–-]+"
    rf"|{PLACE}\s*\((?:{PRINTED.pattern})\)"
)
"""A dateline that holds the date: "WASHINGTON, April 22, 2019 /PRNewswire/ --", "Boca Raton, Fla. – December 16, 2024 --",
"Oct 23, 2025, WASHINGTON DC —", "(July 18, 2012 — Washington, D.C.) -", "WASHINGTON, DC (September 8, 2017)"."""
LABELLED = re.compile(r"\W*(?:for (?:immediate )?release|published|posted|release date|date)\b", re.IGNORECASE)
BYLINE = re.compile(
    rf"[^|\n]{{2,40}} \| ({DAY})(?: \d{{1,2}}:\d\d ?[AP]M)?", re.IGNORECASE
)  # "CoreCivic | 7/3/19 10:41 AM"
OWN = re.compile(
    r"\bfor immediate release\b|\b(?:press|media) (?:contacts?|inquir\w+)\b|^\W*contacts?\s*:"
    r"|^\s*#(?: ?#){2}\s*$|^\W*-30-\W*$",
    re.IGNORECASE | re.MULTILINE,
)
"""What only a publisher's own release says of itself."""
OPENING = re.compile(rf"(?:{PLACE}) ?(?:[—–]|--| - )")
WORDS_OF = {
    "en": frozenset("the of and to in that for is on with by was are as from this".split()),
    "es": frozenset("el la los las de que y en un una por con para del se su".split()),
    "fr": frozenset("le la les des et en un une pour que qui dans est du au".split()),
    "ht": frozenset("nan ak pou yo li ki se te nou pa sou yon gen kont".split()),
}


def statement(
    snapshot: Snapshot,
    source: Source,
    *,
    body: str | None = None,
    printed: str | None = None,
    heading: str | None = None,
    shown: str | None = None,
    only_detention: bool = False,
    own: bool = False,
) -> Iterator[Record]:
    """The records of one page. ``body``, ``printed`` and ``heading`` are selectors of its text, date and title, where they
    are known; ``shown`` is its printed date, where the source reads it in a way of its own.

    Raises RefusedError naming the selector or rule that failed; IgnoredError, with ``only_detention``, for a page that
    `relevance` does not keep, and with ``own`` for one that nothing marks as the publisher's own release.
    """
    page = Page(snapshot)
    url = canonical(page, source)
    text = page.text(body) if body else main_text(page)
    if len(text.split()) < MIN_WORDS:
        raise RefusedError(
            f"{page.url}: a text of {len(text.split())} words, expected {MIN_WORDS}", cell=body or "main"
        )
    head = heading_of(page, heading) or title(page)
    if only_detention and not about_detention(head, text):
        raise IgnoredError(f"{page.url}: not about immigration detention, by scrapers/relevance.py")
    if own and not speaks_for_itself(text):
        raise IgnoredError(f"{page.url}: nothing marks it as a release of the publisher's own")
    meta = article_date(page, url, "datePublished") or page.iso_date_if_any('meta[property="article:published_time"]')
    shown = printed_date(page, printed) if printed else shown
    if not (meta or shown):
        meta = day.isoformat() if (day := day_in(url)) else None
    if not (meta or shown):
        shown = date_in_text(page, text)
    listed, _, listed_by = (snapshot.listed or "").partition(" ")
    if not (meta or shown or listed):
        where = f"{printed!r}, " if printed else ""
        raise RefusedError(f"{page.url}: no date in {where}its metadata, address, first lines or an index", cell="date")
    yield from statements.Statement(
        canonical_url=url,
        language=language(page, text),
        title=head,
        body=without_head(text, head),
        published_printed=shown,
        published_meta=meta,
        published_listed=listed or None,
        listed_by=listed_by or None,
        modified_meta=article_date(page, url, "dateModified")
        or page.iso_date_if_any('meta[property="article:modified_time"]'),
    ).records(source.source_id)


def without_head(text: str, head: str) -> str:
    """The text without its own title, and a date alone on its line, above its first paragraph."""
    lines = text.split("\n")
    while len(lines) > 1 and (lines[0].casefold() == head.casefold() or ALONE.fullmatch(lines[0])):
        lines = lines[1:]
    return "\n".join(lines)


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


def heading_of(page: Page, css: str | None) -> str | None:
    """The text of the only match of ``css``; None where there is no selector, or it does not match once."""
    found = page.root.css(css) if css else []
    return " ".join(text_of(found[0]).split()) or None if len(found) == 1 else None


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


def language(page: Page, text: str) -> str:
    """The primary subtag of `html lang`: en of en-US; of a page without one, the language of its text."""
    if not page.root.css("html[lang]"):
        return language_of(text)
    code = page.attribute("html", "lang").lower().split("-")[0].split("_")[0]
    if not re.fullmatch(r"[a-z]{2,3}", code):
        raise RefusedError(f"{page.url}: html lang {code!r} is no language code", cell="html")
    return code


def language_of(text: str) -> str:
    """The language whose commonest words the text has most of, among those in which these publishers write."""
    words = re.findall(r"[a-zà-ÿ]+", text.casefold())
    return max(sorted(WORDS_OF), key=lambda code: (sum(word in WORDS_OF[code] for word in words), code == "en"))


def article_date(page: Page, url: str, name: str) -> str | None:
    """A date of the JSON-LD object that is the article: of an article at this URL, else of any article, else of the page,
    else of what is left (images, organizations and lists have dates of their own). None where none has it.

    Refuses where two of the same standing disagree.
    """
    ranked: dict[int, set[str]] = {}
    for item in page.json_ld():
        if item.get(name) is not None:
            ranked.setdefault(standing(item, url), set()).add(str(item[name]))
    if not ranked:
        return None
    found = ranked[min(ranked)]
    if len(found) > 1 or not all(ISO_TIME.fullmatch(value) for value in found):
        raise RefusedError(f"{page.url}: JSON-LD {name} says {sorted(found)}, expected one ISO date", cell=JSON_LD)
    return next(iter(found))


def standing(item: dict[str, object], url: str) -> int:
    """How near a JSON-LD object is to being the article at ``url``; 0 is the article itself."""
    named = item.get("@type")
    types = set(named) if isinstance(named, list) else {str(named)}
    main = item.get("mainEntityOfPage")
    addresses = [item.get("url"), item.get("@id"), main.get("@id") if isinstance(main, dict) else main]
    here = any(str(address).split("#")[0].rstrip("/") == url.rstrip("/") for address in addresses if address)
    kind = 0 if types & ARTICLES else 2 if types & PAGES else 4
    return kind + (not here)


def printed_date(page: Page, css: str) -> str | None:
    """The date in the text of the first match of ``css``, as printed; None where there is none."""
    for element in page.root.css(css):
        if found := PRINTED.search(text_of(element)):
            return found[1]
    return None


def date_in_text(page: Page, text: str) -> str | None:
    """The date, as printed, on one of the first lines of the text or of ``main``: labelled as that of the release, else alone
    on its line or in a dateline. None where there is none; refuses two that differ.
    """
    around = page.root.css("main, article, [role=main]")
    lines = text.split("\n")[:FIRST_LINES] + [
        line for element in around[:1] for line in text_of(element).split("\n")[:FIRST_LINES]
    ]
    labelled: dict[date, str] = {}
    others: dict[date, str] = {}
    for line in map(str.strip, lines):
        match = ALONE.fullmatch(line) or BYLINE.fullmatch(line) or IN_DATELINE.match(line)
        printed = next(filter(None, match.groups()), None) if match else None
        if printed and (day := day_of(printed)):
            (labelled if LABELLED.match(line) else others).setdefault(day, printed)
    found = labelled or others
    if len(found) > 1:
        shown = sorted(found.values())
        raise RefusedError(f"{page.url}: {len(found)} dates on the first lines {shown}, expected 1", cell="date")
    return next(iter(found.values()), None)


def speaks_for_itself(text: str) -> bool:
    """True where a text opens or ends as its publisher's own release does."""
    lines = text.split("\n")
    ends = "\n".join([*lines[:FIRST_LINES], *lines[-LAST_LINES:]])
    return OWN.search(ends) is not None or any(
        statements.DATELINE.match(line) or OPENING.match(line) for line in lines[:FIRST_LINES]
    )


def html_text(fragment: str) -> str:
    """The text of a fragment of HTML (in an API's reply or a feed), one line per block.

    A fragment without a tag is plain text, whose blocks are parted by blank lines: so GAO's feed (2026-09-14).
    """
    if not fragment.strip():
        return ""
    if not re.search(r"<[a-zA-Z/!]", fragment):
        blocks = re.split(r"\n\s*\n", html.unescape(fragment))
        return collapsed("\n".join(" ".join(block.split()) for block in blocks))
    return text_of(Selector(f"<div>{fragment}</div>").css("body > div")[0])
