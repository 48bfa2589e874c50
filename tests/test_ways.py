"""What a feed, a sitemap and a listing name: documents with their days, further pages, and what a strange page holds."""

import gzip
from datetime import date

import pytest
from scrapy.http import HtmlResponse, TextResponse, XmlResponse

from scrapers import ways
from scrapers.printed_dates import day_of, day_printed
from scrapers.source_spider import DriftError
from scrapers.sources import Source
from scrapers.url_days import day_in

SOURCE = Source(
    "s",
    "org_s",
    "S",
    "https://www.example.org/press",
    ("www.example.org",),
    r"https://www\.example\.org/press/[^/?#]+",
    "excerpt",
    "",
    "",
)


def listing(body: str, url: str = "https://www.example.org/press") -> ways.Links:
    response = HtmlResponse(url, body=f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), encoding="utf-8")
    return ways.listing(response, SOURCE, str)


def test_a_card_is_dated_by_what_it_prints_and_not_by_its_neighbour() -> None:
    found = listing(
        "<main><ul><li><h3><a href='/press/a-one'>One</a></h3><p>March 14, 2023</p></li>"
        "<li><a href='/press/b-two'>Two</a> <span>no date</span></li>"
        "<li><time datetime='2025-02-03T10:00:00Z'></time><a href='/press/c-three'>Three</a></li>"
        "<li><a href='/press/d-four'>Four</a> from May 1, 2024 to May 2, 2024</li></ul><p>June 9, 2020</p></main>"
    )
    assert {d.url[-5:]: d.published for d in found.documents} == {
        "a-one": date(2023, 3, 14),
        "b-two": None,
        "three": date(2025, 2, 3),
        "-four": None,
    }


def test_a_time_that_every_card_has_is_none() -> None:
    cards = "".join(f"<li><time datetime='2020-09-30T12:00'></time><a href='/press/x-{n}'>x</a></li>" for n in range(6))
    assert {d.published for d in listing(cards).documents} == {None}
    printed = cards.replace("</li>", "<b>Fri, 08/07/2026</b></li>")
    assert {d.published for d in listing(printed).documents} == {date(2026, 8, 7)}


@pytest.mark.parametrize(
    ("url", "links", "following"),
    [
        ("", "<a rel='next' href='/press?page=2'>Next</a>", "?page=2"),
        ("", "<a href='?page=0'>1</a><a href='?page=2'>3</a>", "?page=1"),  # Drupal counts from 0
        ("?page=1", "<a href='?page=0'>1</a><a href='?page=2'>3</a>", "?page=2"),
        ("?page=2", "<a href='?page=0'>1</a><a href='?page=1'>2</a>", None),
        ("", "<a href='/press/page/2'>2</a><a href='/press/page/30'>30</a>", "/page/2"),  # WordPress from 1
        ("/page/2", "<a href='/press/page/3'>3</a><a href='/press'>1</a>", "/page/3"),
        ("", "<a href='/blog?page=4'>5</a>", None),  # another listing's pager
        ("?issue=x", "<a href='/press?issue=x&page=1'>2</a><a href='/press?page=7'>8</a>", "?issue=x&page=1"),
    ],
)
def test_the_page_after_this_one(url: str, links: str, following: str | None) -> None:
    found = listing(f"<a href='/press/a-one'>x</a>{links}", f"https://www.example.org/press{url}")
    assert found.further == ([f"https://www.example.org/press{following}"] if following else [])


def test_a_strange_page_says_which_links_it_has() -> None:
    links = "".join(f"<a href='/resources/guide-number-{n}'>x</a>" for n in range(11))
    links += (
        "".join(f"<a href='/news/2026/0{n + 1}/a-release-{n}'>x</a>" for n in range(3))
        + "<a href='https://other.org/press/x'>x</a>"
    )
    with pytest.raises(DriftError, match=r"the links are /resources/<slug> 11, /news/N/N/<slug> 3$"):
        listing(links)


def test_a_feed_of_another_series_says_what_it_names() -> None:
    item = "<item><title>t</title><link>https://www.example.org/blog/a-post-here</link></item>"
    response = XmlResponse("https://www.example.org/feed", body=f"<rss><channel>{item}</channel></rss>".encode())
    with pytest.raises(
        DriftError, match=r"no entry is a document by the pattern: the links are www.example.org/blog/<slug> 1"
    ):
        ways.feed(response, SOURCE, str)


def sitemap(body: bytes) -> ways.Links:
    return ways.sitemap(TextResponse("https://www.example.org/sitemap.xml.gz", body=body), SOURCE, str)


def test_a_sitemap_may_be_packed_and_a_broken_one_is_drift() -> None:
    xml = (
        b"<urlset><url><loc>https://www.example.org/press/a-b</loc><lastmod>2025-01-02T00:00Z</lastmod></url></urlset>"
    )
    (document,) = sitemap(gzip.compress(xml)).documents
    assert (document.published, document.modified) == (None, date(2025, 1, 2))
    with pytest.raises(DriftError, match="broken gzip"):
        sitemap(gzip.compress(xml)[:40])
    with pytest.raises(DriftError, match="more than"):
        sitemap(gzip.compress(b" " * (ways.MAX_SITEMAP + 1)))


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("March 6, 2025", date(2025, 3, 6)),
        ("Thursday, March 6, 2025", date(2025, 3, 6)),
        ("Sept. 3, 2024", date(2024, 9, 3)),
        ("5 February 2024", date(2024, 2, 5)),
        ("Fri, 08/07/2026", date(2026, 8, 7)),
        ("8.7.26", date(2026, 8, 7)),
        ("2026-01-14", date(2026, 1, 14)),
        ("Jan. 14 Wednesday", None),  # no year
        ("February 30, 2025", None),
        ("version 1.2.3.4", None),
        ("(555) 123/456", None),
        ("from May 1, 2024 to May 2, 2024", None),
    ],
)
def test_days_as_publishers_print_them(printed: str, day: date | None) -> None:
    assert day_printed(printed) == day


def test_days_in_addresses() -> None:
    assert day_in("https://x.org/news/2026/10/09/a-b") == date(2026, 10, 9)
    assert day_in("https://www.nj.gov/governor/news/2026/approved/20260406a.shtml") == date(2026, 4, 6)
    assert day_in("https://x.org/news/2026/13/09/a") is None
    assert day_of("June 31, 2024") is None
