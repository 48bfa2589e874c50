"""Dates on pages of others: where they are looked for, which of two wins, and what a silent page falls back on."""

import json
from typing import Any

import pytest

from scrapers import articles, records
from scrapers.records import IgnoredError, RefusedError
from scrapers.snapshots import Snapshot
from scrapers.sources import Source

URL = "https://www.example.org/press/a-release"
SOURCE = Source(
    "s",
    "org_s",
    "S",
    "https://www.example.org",
    ("www.example.org",),
    r"https://www\.example\.org/press/[^/?#]+",
    "excerpt",
    "",
    "",
)
TEXT = (
    "The alliance asked the department to publish the number of people in each immigration detention center every week. "
    * 3
)


def read(lines: str, head: str = "", listed: str | None = None, **options: Any) -> dict[str, Any]:
    paragraphs = "".join(f"<p>{line}</p>" for line in [*lines.split("\n"), TEXT] if line)
    page = f"<!DOCTYPE html><html lang='en'><head>{head}</head><body><main><h1>A Release</h1>{paragraphs}</main></body></html>"
    found = articles.statement(
        Snapshot("s", URL, "0" * 64, page.encode(), listed=listed), SOURCE, body="main", **options
    )
    return next(row for table, values in found for row in records.rows(values) if table == "s_statements")


def ld(*items: dict[str, Any]) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@graph": items})}</script>'


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("For Immediate Release: Thursday, March 6, 2025", "March 6, 2025"),
        ("Published: January 14, 2026", "January 14, 2026"),
        ("Oct 23, 2025, WASHINGTON DC — The council said", "Oct 23, 2025"),
        ("Boca Raton, Fla. – December 16, 2024 -- The Example Group said", "December 16, 2024"),
        ("BRENTWOOD, Tenn., March 05, 2025 (GLOBE NEWSWIRE) -- Example said", "March 05, 2025"),
        ("WASHINGTON, April 22, 2019 /PRNewswire/ -- The federation said", "April 22, 2019"),
        ("(July 18, 2012 — Washington, D.C.) - In a letter", "July 18, 2012"),
        ("WASHINGTON, DC (September 8, 2017) Communities prepare", "September 8, 2017"),
        ("Example | 7/3/19 10:41 AM", "7/3/19"),
        ("February 5, 2024", "February 5, 2024"),
    ],
)
def test_a_date_is_read_from_a_line_of_its_own_or_a_dateline(line: str, printed: str) -> None:
    assert read(line)["published_printed"] == printed


@pytest.mark.parametrize(
    "line",
    [
        "Washington DC, Jan. 14 Wednesday — no year",
        "On March 6, 2025, the department opened a center",
        "It opened in May 2024",
    ],
)
def test_no_date_is_made_of_a_sentence_or_of_half_a_date(line: str) -> None:
    with pytest.raises(RefusedError, match="no date in its metadata, address, first lines or an index"):
        read(line)


def test_what_is_labelled_as_the_date_of_the_release_wins_over_other_lines() -> None:
    assert read("March 9, 2025\nFor Immediate Release: March 6, 2025")["published_printed"] == "March 6, 2025"
    with pytest.raises(RefusedError, match="2 dates on the first lines"):
        read("March 9, 2025\nMarch 6, 2025")


def test_the_date_of_the_article_wins_over_that_of_an_image_or_the_page() -> None:
    image = {"@type": "ImageObject", "datePublished": "2019-01-01"}
    page = {"@type": "WebPage", "@id": URL, "datePublished": "2020-01-01T00:00:00+00:00"}
    article = {
        "@type": ["NewsArticle"],
        "mainEntityOfPage": {"@id": URL},
        "datePublished": "2025-03-06",
        "dateModified": "2025-03-07",
    }
    other = {"@type": "Article", "url": "https://www.example.org/press/other", "datePublished": "2024-12-31"}
    row = read("", ld(image, page, article, other))
    assert (row["published_meta"], row["modified_meta"]) == ("2025-03-06", "2025-03-07")
    assert read("", ld(image, page))["published_meta"] == "2020-01-01T00:00:00+00:00"
    with pytest.raises(RefusedError, match="JSON-LD datePublished says"):
        read("", ld(article, article | {"datePublished": "2025-03-08"}))


def test_a_silent_page_has_the_date_of_the_index_and_one_that_speaks_keeps_both() -> None:
    row = read("", listed="2026-01-14 feed 3f2a")
    assert (row["published_meta"], row["published_printed"]) == (None, None)
    assert (row["published_listed"], row["listed_by"]) == ("2026-01-14", "feed 3f2a")
    row = read("January 20, 2026", listed="2026-01-14 feed 3f2a")
    assert (row["published_printed"], row["published_listed"]) == ("January 20, 2026", "2026-01-14")


def test_coverage_by_others_is_told_from_a_publishers_own_release() -> None:
    assert read("January 20, 2026\nFOR IMMEDIATE RELEASE", own=True)
    assert read("January 20, 2026\nSan Antonio, Texas — The center said", own=True)
    with pytest.raises(IgnoredError, match="nothing marks it"):
        read("January 20, 2026\nA reporter went to the border and saw", own=True)


def test_the_language_of_a_text_without_a_tag() -> None:
    assert articles.language_of("The people who are held in the center asked for a hearing.") == "en"
    assert (
        articles.language_of("Las personas detenidas en el centro de la ciudad piden una audiencia con el juez.")
        == "es"
    )
    assert articles.language_of("") == "en"


def test_plain_text_in_a_feed_keeps_its_blocks() -> None:
    assert (
        articles.html_text("What We Found\n\nFirst part\nof it &amp; more.\n\nWhy")
        == "What We Found\nFirst part of it & more.\nWhy"
    )
    assert articles.html_text("<p>One</p><p>Two</p>") == "One\nTwo"
