"""Feeds: RSS 0.9x, RSS 2.0 and Atom, read strictly. Another root, a document type or broken XML is no feed."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
DATES = ("pubdate", "{http://purl.org/dc/elements/1.1/}date", f"{ATOM}published", f"{ATOM}updated")
DRUPAL_DATE = "%A, %B %d, %Y - %I:%M%p"  # "Monday, April 15, 2013 - 2:23pm": Drupal 7's feeds on congressional sites


class NoFeedError(Exception):
    """The bytes are no feed that can be read. ``args[0]`` says why."""


@dataclass(frozen=True)
class Entry:
    """One entry: its URL, title, the date as printed and as ISO (None where there is none), and its HTML or text."""

    url: str
    title: str
    printed: str | None
    published: str | None
    content: str


def read(body: bytes, base: str) -> list[Entry]:
    """The entries of a feed found at ``base``, in its order. Raises NoFeedError, for an entry without a link too."""
    if b"<!DOCTYPE" in body[:4096] or b"<!ENTITY" in body:
        raise NoFeedError("expected a feed, found a document type")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except etree.XMLSyntaxError as error:
        raise NoFeedError(f"no well-formed XML ({error})") from error
    if root.tag == "rss":
        return [_entry(item, base) for item in root.iterfind("channel/item")]
    if root.tag == f"{ATOM}feed":
        return [_entry(item, base) for item in root.iterfind(f"{ATOM}entry")]
    raise NoFeedError(f"expected <rss> or an Atom <feed>, found <{root.tag}>")


def _entry(item: etree._Element, base: str) -> Entry:
    # tags in lower case: SiteDirector's feeds (senators, 2013) have "pubdate"
    texts = {str(child.tag).lower(): " ".join((child.text or "").split()) for child in reversed(item)}
    atom_links = [
        link.get("href")
        for link in item.iterfind(f"{ATOM}link")
        if link.get("rel", "alternate") in ("alternate", "self")
    ]
    link = texts.get("link") or next(filter(None, atom_links), None)
    if not link:
        raise NoFeedError(f"the entry {texts.get('title')!r} has no link")
    content = next(
        (
            text_in(child)
            for name in (CONTENT, f"{ATOM}content", "description", f"{ATOM}summary")
            for child in item.iterfind(name)
            if text_in(child).strip()
        ),
        "",
    )
    printed = next((texts[name.lower()] for name in DATES if texts.get(name.lower())), None)
    title = texts.get("title") or texts.get(f"{ATOM}title".lower()) or ""
    return Entry(urljoin(base, link), title, printed, iso_time(printed) if printed else None, content)


def text_in(element: etree._Element) -> str:
    """All text below an element."""
    return str(element.xpath("string()"))


def iso_time(printed: str) -> str | None:
    """A feed's date in ISO 8601: RFC 822 (RSS 2.0), RFC 3339 (Atom) or Drupal 7's own; None where it is none of them."""
    if re.match(r"\d{4}-\d{2}-\d{2}", printed):
        try:
            return datetime.fromisoformat(printed).isoformat()
        except ValueError:
            return None
    try:
        return datetime.strptime(printed, DRUPAL_DATE).isoformat()
    except ValueError:
        pass  # not Drupal's: the RFC's is tried next
    try:
        return parsedate_to_datetime(printed).isoformat()
    except (ValueError, OverflowError):  # a day of fourteen digits overflows, which fuzzing found
        return None


def epoch(seconds: int) -> str:
    """Seconds since 1970 as ISO 8601 in UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()
