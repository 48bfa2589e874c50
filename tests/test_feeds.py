"""Feeds as they really are: four real ones where they are at hand, and what must be refused."""

import re
from pathlib import Path

import pytest

from scrapers import feeds

SHARED = Path(__file__).parents[2] / "shared" / "data" / "statements" / "feeds"
BASE = "https://example.org/feed"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared research data is not at hand")
@pytest.mark.parametrize(
    ("name", "url", "published"),
    [
        ("culberson_rss.xml", "http://culberson.house.gov/culberson-statement-on-the-real-space-act/", None),
        ("richard_burr.xml", "https://example.org/index.cfm?FuseAction=PressOffice", "2013-05-02T11:27:00-05:00"),
        ("ruiz_rss.xml", "http://ruiz.house.gov/media-center/press-releases/dr-ruiz-highlights", "2013-04-15T14:23:00"),
        ("trafilatura_feed1.atom", "http://example.org/2003/12/13/atom03", "2003-12-13T18:30:02+00:00"),
    ],
)
def test_real_feeds(name: str, url: str, published: str | None) -> None:
    body = (SHARED / name).read_bytes()
    entries = feeds.read(body, BASE)
    assert len(entries) == len(re.findall(rb"<(?:item|entry)>", body))
    assert entries[0].url.startswith(url)
    assert entries[0].published == published
    assert all(entry.title for entry in entries)


def test_the_fullest_text_of_an_entry_is_taken() -> None:
    feed = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item>
    <title>A &amp; B</title><link> /a </link><pubDate>Mon, 03 Feb 2031 08:00:00 GMT</pubDate>
    <description>short</description><content:encoded><![CDATA[<p>the whole text</p>]]></content:encoded>
    </item></channel></rss>"""
    (entry,) = feeds.read(feed.encode(), BASE)
    assert entry == feeds.Entry(
        "https://example.org/a",
        "A & B",
        "Mon, 03 Feb 2031 08:00:00 GMT",
        "2031-02-03T08:00:00+00:00",
        "<p>the whole text</p>",
    )


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "document type"),
        (b'<rss><!ENTITY a "b"><channel/></rss>', "document type"),
        (b"<html><body>Not found</body></html>", "found <html>"),
        (b"<rss version='2.0'><channel><item>", "no well-formed XML"),
        (b"<rss version='2.0'><channel><item><title>t</title></item></channel></rss>", "has no link"),
    ],
)
def test_no_feed(body: bytes, reason: str) -> None:
    with pytest.raises(feeds.NoFeedError, match=re.escape(reason)):
        feeds.read(body, BASE)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("Thu, 02 May 2013 11:27:00 EST", "2013-05-02T11:27:00-05:00"),
        ("2031-02-03T08:00:00Z", "2031-02-03T08:00:00+00:00"),
        ("Monday, April 15, 2013 - 2:23pm", "2013-04-15T14:23:00"),
        ("yesterday", None),
        ("2031-02-31", None),
    ],
)
def test_dates(printed: str, iso: str | None) -> None:
    assert feeds.iso_time(printed) == iso
