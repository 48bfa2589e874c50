"""A reader's version is a hash of what reads, and of nothing that only finds or downloads."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

import code_version
from scrapers import entries, reader_versions, registry
from scrapers.reader_versions import FINDING, reader_version

RECORDS = Path(__file__).parent.parent / "datasets" / "records"
KEPT_IN_GIT = ("ice_detention_statistics", "ice_facility_lists")


def test_how_the_pages_of_one_source_are_read_changes_its_version_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    of = entries.read()
    first, second = sorted(of)[:2]
    before = {name: reader_version(name) for name in (first, second)}
    changed = of | {first: of[first] | {"body": "main.changed"}}
    monkeypatch.setattr(reader_versions.entries, "read", lambda: changed)
    reader_versions.reader_version.cache_clear()
    after = {name: reader_version(name) for name in (first, second)}
    reader_versions.reader_version.cache_clear()
    assert after[first] != before[first]
    assert after[second] == before[second]


def test_a_reader_is_all_that_it_reads_with() -> None:
    """The layouts of ICE's sheets and the preflight count; the middlewares, which only download, do not."""
    read_with = code_version.closure(frozenset({"scrapers.spiders.ice_detention_statistics"}), without=FINDING)
    assert {"scrapers.ice_sheets.detention", "scrapers.preflight", "scrapers.workbook"} <= read_with
    assert not {name for name in read_with if "middlewares" in name or name in FINDING}


def test_nothing_that_only_finds_is_named_in_vain() -> None:
    for name in FINDING:
        assert code_version.source(name, code_version.ROOT).exists(), name


def test_what_lies_in_git_was_read_by_the_readers_of_today() -> None:
    """After a change of a reader, `python -m scrapers extract` where the bytes are held, and commit the records."""
    rows = pq.read_table(RECORDS / "extractions.parquet", columns=["source", "extract_version"]).to_pylist()
    for source in KEPT_IN_GIT:
        assert {row["extract_version"] for row in rows if row["source"] == source} == {reader_version(source)}, source


def test_every_source_has_a_version() -> None:
    assert all(len(reader_version(name)) == code_version.DIGITS for name in registry.modules())
