"""Statements beside figures, in SQL: offices on the day, the edition in force. On synthetic records."""

import json
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl import suppressions
from etl.folders import Folders
from etl.statements import shapes
from etl.warehouse.build import build
from etl.warehouse.tables import FOLDER
from tests.synthetic import Edition, add_statement, make_datasets, sha
from tests.warehouses import query

SLUG = "sample"
SNAPSHOT = sha(f"https://www.ice.gov/news/releases/{SLUG}")
EDITION = Edition(
    "FY21_a",
    100,
    {"SAMPLE CENTER": (4000, 3000, 2000, 1000)},
    2021,
    "01/10/2021",
    captured_on="2021-01-20",
)
LATER = Edition(
    "FY21_b", 160, {"SAMPLE CENTER": (9000, 9000, 9000, 9000)}, 2021, "03/11/2021", captured_on="2021-03-20"
)
FACILITY = f"fac_{sha('SAMPLE CENTER')[:8]}"


def annotate(datasets: Path, name: str, rows: list[Mapping[str, object]]) -> None:
    """Write the rows of one annotation record file, for the one statement."""
    key = {"snapshot_sha256": SNAPSHOT, "item": 1, "part": "body", "rule": "test", "rule_version": "1"}
    table = pa.Table.from_pylist([{**key, **row} for row in rows], schema=shapes.SCHEMAS[name])
    pq.write_table(table, datasets / f"records/{name}.parquet")


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    folder = make_datasets(tmp_path, [EDITION, LATER])
    add_statement(folder, SLUG, "Statement", "Text.", published="2021-02-02")
    return folder


def test_an_official_has_the_office_of_the_publication_day(datasets: Path) -> None:
    official = {
        "char_start": 0,
        "char_end": 5,
        "mention_type": "official",
        "target_id": "ana",
        "surface": "Ana Exemplar",
    }
    policy = {
        "char_start": 9,
        "char_end": 15,
        "mention_type": "policy",
        "target_id": "memo",
        "surface": "Exemplar Memo",
    }
    annotate(datasets, "statement_mentions", [official, policy])
    sql = (
        "SELECT mention_type, office, policy_id FROM core.statement_mentions LEFT JOIN core.officials USING (term_id) "
        "ORDER BY char_start"
    )
    assert query(datasets, sql) == [("official", "Secretary", None), ("policy", None, "memo")]


def test_a_named_facility_stands_beside_the_figure_ice_had_published_by_then(datasets: Path) -> None:
    facility = {
        "char_start": 0,
        "char_end": 5,
        "mention_type": "facility",
        "facility_id": FACILITY,
        "surface": "Sample Center",
    }
    annotate(datasets, "statement_mentions", [facility])
    sql = "SELECT snapshot_sha256, listed, adp_total, alos, cells FROM core.mention_figures"
    ((snapshot, listed, adp, alos, cells),) = query(datasets, sql)
    assert (snapshot, listed, adp, alos) == (EDITION.sha256, True, 100.0, 10.5)  # not the edition of March
    assert str(cells).count("8") == 4  # four cells of row 8


def test_a_suppressed_statement_leaves_a_tombstone_without_facts(datasets: Path) -> None:
    quote = {
        "char_start": 0,
        "char_end": 5,
        "quote_sha256": "ab",
        "word_count": 5,
        "balanced": "yes",
        "words_cut": "no",
    }
    annotate(datasets, "statement_quotes", [quote])
    annotate(datasets, "statement_titles", [{"title_shown": "A title", "redactions": 0}])
    sql = (
        "SELECT title, url, suppressed_because, (SELECT count(*) FROM core.quotes), "
        "(SELECT count(*) FROM core.statement_texts) FROM core.statements"
    )
    url = f"https://www.ice.gov/news/releases/{SLUG}"
    assert query(datasets, sql)[0][:4] == ("A title", url, None, 1)
    listed = f"statement_id,reason,decided_on\n{suppressions.statement_id(url)},asked for,2026-11-24\n"
    (datasets / "reference/suppressions.csv").write_text(listed)
    assert query(datasets, sql) == [("[suppressed]", None, "asked for", 0, 0)]


def test_the_address_of_a_suppressed_statement_stands_in_no_table(datasets: Path) -> None:
    """Not even as the address of other bytes seen there, nor by another spelling of it."""
    url = f"https://www.ice.gov/news/releases/{SLUG}"
    other = {"source": "ice_news_releases", "via": "crawl", "observed_at": "2021-02-09T08:00:00Z", "role": "document"}
    with (datasets / "snapshots.jsonl").open("a") as ledger:
        ledger.write(json.dumps({**other, "url": url, "sha256": sha("unread"), "bytes": 9}) + "\n")
        ledger.write(json.dumps({**other, "url": f"{url}?page=1", "sha256": SNAPSHOT, "bytes": 9}) + "\n")
    listed = f"statement_id,reason,decided_on\n{suppressions.statement_id(url)},asked for,2026-11-24\n"
    (datasets / "reference/suppressions.csv").write_text(listed)
    with duckdb.connect(str(build(Folders(datasets))), read_only=True) as con:
        seen = con.execute(
            "SELECT snapshot_sha256, url, urls, file_name FROM core.snapshots WHERE url IS NULL ORDER BY n_urls DESC"
        ).fetchall()
        texts = [str(con.execute(f"SELECT list(t) FROM core.{name} AS t").fetchone()) for name in published()]
    assert seen == [
        (SNAPSHOT, None, None, f"withheld-{SNAPSHOT[:8]}"),
        (sha("unread"), None, None, f"withheld-{sha('unread')[:8]}"),
    ]
    assert len(texts) > 20
    assert not [text for text in texts if f"releases/{SLUG}" in text]
    assert any("https://www.ice.gov/" in text for text in texts)  # the addresses of the workbooks stay


def test_a_page_is_not_shown_by_the_last_part_of_its_address(datasets: Path) -> None:
    """That part of a release's address can be "ice-arrests-jane-roe"."""
    named = {"source": "ice_news_releases", "via": "crawl", "observed_at": "2021-02-09T08:00:00Z", "role": "document"}
    address = "https://www.ice.gov/news/releases/ice-arrests-jane-roe"
    with (datasets / "snapshots.jsonl").open("a") as ledger:
        ledger.write(json.dumps({**named, "url": address, "sha256": sha("pending"), "bytes": 9}) + "\n")
    sql = "SELECT file_name, url FROM core.snapshots WHERE file_name NOT LIKE '%.xlsx' ORDER BY url"
    assert query(datasets, sql) == [
        (f"page-{sha('pending')[:8]}", address),
        (f"page-{SNAPSHOT[:8]}", f"https://www.ice.gov/news/releases/{SLUG}"),
    ]


def published() -> list[str]:
    """The names of the tables that are published."""
    return [path.stem for path in sorted(FOLDER.glob("*.sql"))]


@pytest.mark.parametrize(
    ("claimed", "listed", "state"),
    [(40, 2, "not_listed"), (3, 2, "agrees"), (40, 36, "agrees"), (40, 35, "fewer_listed"), (5, 9, "more_listed")],
)
def test_a_claimed_number_is_held_against_the_names_listed(
    datasets: Path, claimed: int, listed: int, state: str
) -> None:
    count = {
        "char_start": 0,
        "char_end": 2,
        "signatory_kind": "claimed_count",
        "relation": "signed",
        "claimed_count": claimed,
    }
    members = [
        {
            "char_start": start,
            "char_end": start + 3,
            "signatory_kind": "member",
            "relation": "signed",
            "name": "Jane Roe",
        }
        for start in range(9, 9 + 4 * listed, 4)
    ]
    annotate(datasets, "statement_signatories", [count, *members])
    sql = "SELECT claimed_count, listed_count, count_state FROM core.signatories WHERE signatory_kind = 'claimed_count'"
    assert query(datasets, sql) == [(claimed, listed, state)]
