"""Adding a publisher: five addresses and a saved page become an entry, rows, a fixture without its words, an expectation."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from scrapers import entries, newsource, synthetic_page
from scrapers.snapshots import InputError

URLS = [f"https://www.example.org/news/2031/0{n}/a-release-of-month-{n}" for n in range(1, 6)]
SAVED = """<!DOCTYPE html><html lang="en"><head><title>Secret Words | Example</title><style>p {}</style>
<meta property="og:title" content="Secret Words of a Person Named Quimby | Example"><meta name="generator" content="x">
<link rel="canonical" href="https://www.example.org/news/2031/01/a-release-of-month-1"><link rel="stylesheet" href="/x.css">
<script type="application/ld+json">{"@type": "NewsArticle", "author": "Quimby", "datePublished": "2031-01-05"}</script>
<script>track()</script></head><body><nav><a href="/secret">Secret</a></nav><main class="content" data-x="1">
<h1>Secret Words of a Person Named Quimby</h1><p class="date">January 5, 2031</p><!-- secret -->
<p>FOR IMMEDIATE RELEASE</p><p>WASHINGTON, D.C. — Quimby (555-0199) was held in immigration detention at a secret place for
four months and said that nobody had told her why, nor when a judge would hear her about it.</p></main>
<footer>Secret</footer></body></html>"""


@pytest.fixture(autouse=True)
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command writes into the repository: here into copies."""
    for name in ("sources.toml", "addresses.csv"):
        shutil.copy(entries.FILE.with_name(name), tmp_path / name)
    monkeypatch.setattr(entries, "FILE", tmp_path / "sources.toml")
    monkeypatch.setattr(newsource, "ADDRESSES", tmp_path / "addresses.csv")
    monkeypatch.setattr(newsource, "FIXTURES", tmp_path / "fixtures")


def test_five_addresses_and_a_page_make_all_parts_of_a_source(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "saved.html"
    page.write_text(SAVED)
    assert newsource.main("example_news", URLS, "org_aclu", "Example news", page) == 0
    entry = entries.read()["example_news"]
    source = entries.source("example_news", entry)
    assert all(map(source.is_document, URLS))
    assert source.is_document("https://example.org/news/2032/11/another-one/")
    assert not source.is_document("https://www.example.org/news/2031/01/")
    rows = list(csv.reader((tmp_path / "addresses.csv").open(newline="")))
    assert [row[1] for row in rows if row[0] == "example_news"] == sorted(URLS)
    assert rows[1:] == sorted(rows[1:])
    fixture = (tmp_path / "fixtures/example_news/release/input.html").read_text()
    assert not [
        word for word in ("Secret", "secret", "Quimby", "track", "555-0199", "stylesheet", "data-x") if word in fixture
    ]
    assert 'class="content"' in fixture
    expected = json.loads((tmp_path / "fixtures/example_news/release/expected.json").read_text())
    (row,) = expected["records"]["example_news_statements"]
    assert (row["published_meta"], row["canonical_url"]) == ("2031-01-05", expected["url"])
    assert "refused" in json.loads((tmp_path / "fixtures/example_news/no_date/expected.json").read_text())
    assert "Look at: document" in capsys.readouterr().out


def test_nothing_is_written_where_a_source_cannot_be_made(tmp_path: Path) -> None:
    before = (tmp_path / "sources.toml").read_text()
    for urls, reason in (
        (URLS[:4], "expected at least 5"),
        ([*URLS[:4], "https://elsewhere.org/news/2031/01/x-y"], "several hosts"),
    ):
        with pytest.raises(InputError, match=reason):
            newsource.main("example_news", urls, None, None, None)
    with pytest.raises(InputError, match="there is an entry"):
        newsource.main("hrw_news", URLS, None, None, None)
    assert (tmp_path / "sources.toml").read_text() == before


@pytest.mark.parametrize(
    ("paths", "pattern"),
    [
        (["/press/a-b-c", "/press/d-e"], "press/[^/?#]+"),
        (["/2024/01/02/x-y", "/2025/11/30/z"], r"\d{4}/\d{2}/\d{2}/[^/?#]+"),
        (["/press/a-b", "/news/c/d-e"], "(?:news/c/d-e|press/a-b)"),
        (["/node/12", "/node/345"], r"node/\d+"),
    ],
)
def test_the_pattern_is_what_addresses_have_in_common(paths: list[str], pattern: str) -> None:
    found = newsource.pattern([f"https://www.example.org{path}" for path in paths], "example.org")
    assert found == rf"https://(?:www\.)?example\.org/{pattern}/?"


def test_a_word_is_replaced_by_the_same_word_everywhere_and_dates_stay() -> None:
    shared: dict[str, str] = {}
    first = synthetic_page.made_up("Quimby met QUIMBY on March 6, 2031", shared) or ""
    assert "March 6, 2031" in first
    words = first.split()
    assert words[0].casefold() == words[2].casefold()
    assert words[2].isupper()


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("[unhcr_news]\n", "[unhcr_news]\nspider = 'x'\n", "unknown keys spider"),
        ('keep = "detention"', 'keep = "all"', 'expected "detention"'),
        ('kind = "feed"', 'kind = "rss"', "has a way that is none"),
        ("citation = ", "# citation = ", "lacks citation"),
    ],
)
def test_an_entry_that_is_wrong_is_named(tmp_path: Path, before: str, after: str, reason: str) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(file.read_text().replace(before, after, 1))
    with pytest.raises(entries.EntryError, match=reason):
        entries.read()
