"""Real addresses of every publisher of statements, each with its verdict, against the pattern of its source."""

import csv
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

from scrapers import registry
from scrapers.source_spider import SourceSpider
from scrapers.walker import Walker

ROOT = Path(__file__).parents[1]
ROWS = list(csv.DictReader((ROOT / "scrapers" / "addresses.csv").open(newline="", encoding="utf-8")))
MODULES = registry.modules()
STATEMENTS = [
    name for name, module in MODULES.items() if any(table.name.endswith("_statements") for table in module.RECORDS)
]
# Sources that had an entry before five addresses were asked for, or whose documents are replies of an API that no page cites.
FEW = {
    "congress_press_releases",
    "corecivic_sec_filings",
    "doj_eoir_news_releases",
    "federal_register_documents",
    "freedom_for_immigrants_press_releases",
    "haitian_bridge_press_releases",
    "human_rights_first_press_releases",
    "ilrc_press_releases",
    "raices_press_releases",
    "womens_refugee_commission_press_releases",
}


def asked_for(row: dict[str, str]) -> bool:
    """Whether a crawl takes the address for a document, as it writes addresses down."""
    source = MODULES[row["source"]].SOURCE
    return bool(source.is_document(SourceSpider.absolute(SimpleNamespace(source=source), row["url"])))  # type: ignore[arg-type]


def test_every_real_address_is_taken_or_left_as_a_person_said() -> None:
    wrong = [
        (row["source"], row["url"], row["verdict"]) for row in ROWS if asked_for(row) != (row["verdict"] != "leave")
    ]
    assert not wrong


def test_the_table_is_sorted_and_each_row_says_what_it_rests_on() -> None:
    keys = [(row["source"], row["url"]) for row in ROWS]
    assert keys == sorted(set(keys))
    assert {row["verdict"] for row in ROWS} == {"match", "leave", "page"}
    assert all(row["evidence"].split(" ")[0] in ("tested", "stored", "cited", "given") for row in ROWS)
    assert all(row["note"] for row in ROWS if row["verdict"] == "page")


def test_no_source_is_without_addresses_that_somebody_saw() -> None:
    counts = Counter(row["source"] for row in ROWS)
    assert {name for name in STATEMENTS if counts[name] < 5} <= FEW


@pytest.mark.parametrize("name", [n for n in STATEMENTS if issubclass(registry.spider_class(MODULES[n]), Walker)])
def test_ways_are_on_the_sources_hosts_and_are_no_documents(name: str) -> None:
    source, spider = MODULES[name].SOURCE, registry.spider_class(MODULES[name])
    assert issubclass(spider, Walker)
    for way in spider.ways:
        assert way.url.split("/")[2] in source.hosts, way
        assert not source.is_page(way.url), way


def test_there_are_at_least_45_sources_and_no_pattern_takes_the_address_of_another() -> None:
    assert len(MODULES) >= 45
    for row in ROWS:
        if row["verdict"] == "match":
            takers = [name for name in STATEMENTS if asked_for(row | {"source": name})]
            assert takers == [row["source"]], row["url"]
