"""The collect half of the newsroom's spider on synthetic listing pages, and extraction on the real pages where held."""

import hashlib
import io
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from scrapy.http import HtmlResponse

from scrapers import privacy
from scrapers.base import DriftError, Found
from scrapers.records import IgnoredError, RefusedError
from scrapers.snapshots import Snapshot
from scrapers.spiders.ice_news_releases import SOURCE, IceNewsReleasesSpider, extract
from scrapers.ways import next_page

PAGES = Path(__file__).parent.parent.parent / "shared/data/ice_web_pages"


def entry(href: str, printed: str = "June 3, 2031") -> str:
    return (
        f'<div class="news-wrapper"><div class="news-title"><a href="{href}">T</a></div>'
        f'<div class="news-date">{printed}</div></div>'
    )


def listing(body: str, page: str = "") -> HtmlResponse:
    pager = '<nav><a href="?page=0">1</a><a href="?page=2">3</a></nav>'
    return HtmlResponse(f"https://www.ice.gov/newsroom{page}", body=(body + pager).encode(), encoding="utf-8")


def test_listing_gives_releases_with_their_day_and_warns_of_others() -> None:
    spider = IceNewsReleasesSpider()
    response = listing(entry("/news/releases/example-one") + entry("/features/example"))
    found = list(spider.items(response))
    assert found == [Found("https://www.ice.gov/news/releases/example-one", date(2031, 6, 3))]
    assert any("/features/example" in warning for warning in spider.run.warnings)


@pytest.mark.parametrize(
    "body",
    [
        entry("/news/releases/x", "3 days ago"),
        '<div class="news-wrapper"><h3><a href="/news/releases/x">T</a></h3></div>',
    ],
)
def test_listing_that_changed_is_drift(body: str) -> None:
    with pytest.raises(DriftError):
        list(IceNewsReleasesSpider().items(listing(body)))


def test_pages_are_followed_to_the_last() -> None:
    assert next_page(listing("")) == "https://www.ice.gov/newsroom?page=1"
    assert next_page(listing("", "?page=1")) == "https://www.ice.gov/newsroom?page=2"
    assert next_page(listing("", "?page=2")) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.ice.gov/news/releases/example-one", True),
        ("https://www.ice.gov/es/news/releases/ejemplo", True),
        ("https://www.ice.gov/node/62000", True),
        ("https://www.ice.gov/news/releases", False),
        ("https://www.ice.gov/news/releases/example-one?page=2", False),
        ("https://www.ice.gov.example.org/news/releases/example-one", False),
    ],
)
def test_document_urls(url: str, expected: bool) -> None:
    assert SOURCE.is_document(url) is expected


@pytest.mark.skipif(not PAGES.exists(), reason="the real pages are not at hand (../shared/data/ice_web_pages)")
def test_real_pages_are_read_or_refused_for_what_they_lack() -> None:
    """Every real page with a body is read; a Spanish release without article, and what is no release, is ignored."""
    for path in sorted(PAGES.glob("*.html")):
        body = path.read_bytes()
        snapshot = Snapshot(SOURCE.source_id, f"https://www.ice.gov/node/{path.stem}", "0" * 64, body)
        if b'"entityBundle":"news_release"' not in body:
            with pytest.raises(IgnoredError):
                list(extract(snapshot))
        elif b'class="nr-body"' not in body:
            with pytest.raises(IgnoredError, match="without its article"):
                list(extract(snapshot))
        else:
            facts = next(values for table, values in extract(snapshot) if table.endswith("_statements"))
            assert str(facts["canonical_url"]).encode() in body
            assert facts["published_printed"]
            assert int(facts["word_count"] or 0) > 100


RELEASE = {
    "url": "https://www.ice.gov/news/releases/example-opens",
    "title": "ICE opens  an example",
    "subtitle": None,
    "published_date": "2031-06-03",
    "modified_date": "2031-06-04",
    "body_text": "EL PASO, Texas — The example holds 12 people.\n\n It opened  today.",
    "topics_json": '["Detention"]',
    "entity_bundle": "news_release",
}


def collection(*rows: dict[str, str | None]) -> Snapshot:
    """A Parquet file as others made it of the pages, with a column that nothing here needs."""
    table = pa.Table.from_pylist([{**row, "document_id": "x"} for row in rows]).cast(
        pa.schema([(name, pa.string()) for name in [*rows[0], "document_id"]])
    )
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    body = buffer.getvalue()
    return Snapshot(SOURCE.source_id, "file:ice_news_releases_some.parquet", hashlib.sha256(body).hexdigest(), body)


def test_releases_collected_by_others_are_rows_with_the_address_of_their_page() -> None:
    other = RELEASE | {"url": "https://www.ice.gov/news/releases/social", "entity_bundle": "basic_page"}
    last = RELEASE | {"url": "https://www.ice.gov/news/releases/example-closes", "subtitle": "After a year"}
    found = list(extract(collection(RELEASE, other, last)))
    facts = [row for table, row in found if table == "ice_news_releases_statements"]
    assert [(row["item"], row["canonical_url"]) for row in facts] == [(1, RELEASE["url"]), (3, last["url"])]
    assert facts[0]["published_meta"] == "2031-06-03"
    assert facts[0]["dateline_printed"] == "EL PASO, Texas"
    texts = {(row["item"], row["part"]): row["text"] for table, row in found if table == "ice_news_releases_texts"}
    assert texts[1, "title"] == "ICE opens an example"
    assert texts[1, "body"] == "EL PASO, Texas — The example holds 12 people.\nIt opened today."
    assert texts[3, "subtitle"] == "After a year"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("url", "https://www.example.org/news/releases/example"),
        ("url", "file:ice_news_releases.parquet"),
        ("title", None),
        ("body_text", " \n"),
        ("published_date", "June 3, 2031"),
        ("topics_json", "Detention"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_the_others_stand(column: str, value: str | None) -> None:
    found = list(extract(collection(RELEASE, RELEASE | {column: value}, RELEASE)))
    assert [row["item"] for table, row in found if table == "ice_news_releases_statements"] == [1, 3]
    (refused,) = (row for table, row in found if table == "ice_news_releases_refusals")
    assert (refused["part"], refused["cell"]) == ("row 2", f"row 2.{column}")
    with pytest.raises(RefusedError, match=f"row 1: {column}"):
        list(extract(collection(RELEASE | {column: value})))


def test_a_collection_without_a_column_or_with_numbers_of_persons_is_not_read() -> None:
    with pytest.raises(RefusedError, match="no column 'title'"):
        list(extract(collection({key: value for key, value in RELEASE.items() if key != "title"})))
    listed = "A 012-345-678, A 012-345-679 and A 012-345-680"
    with pytest.raises(privacy.QuarantinedError):
        list(extract(collection(RELEASE | {"body_text": listed})))
