"""Versions of a page, what became of it, and copies of it, in SQL: on synthetic observations."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.statements import shapes
from tests import warehouses
from tests.synthetic import add_statement, make_datasets, sha, write_more

URL = "https://www.ice.gov/news/releases/sample"
ADDED = {("first", "second"): (5, 2)}  # words added and removed from the one to the other


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    folder = make_datasets(tmp_path, [])
    add_statement(folder, "other", "Another release", "Text.", published="2026-01-05")
    return folder


def see(datasets: Path, body: str | None, day: str, title: str = "Title", **more: object) -> None:
    """A crawl saw the page with that body on a day; None: an answer without bytes. ``more``: fields of the ledger."""
    snapshot = sha(f"{body}{title}") if body else None
    line = {"source": "ice_news_releases", "url": URL, "observed_at": f"{day}T10:00:00Z", "via": "crawl", "status": 200}
    line |= {"role": "document", "sha256": snapshot, **more}
    with (datasets / "snapshots.jsonl").open("a") as ledger:
        ledger.write(json.dumps({key: value for key, value in line.items() if value is not None}) + "\n")
    records = datasets / "records"
    path = records / "ice_news_releases_statements.parquet"
    if snapshot and snapshot not in pq.read_table(path)["snapshot_sha256"].to_pylist():
        row: Mapping[str, object] = {
            "snapshot_sha256": snapshot, "item": 1, "canonical_url": URL, "published_meta": "2026-01-02",
            "text_sha256": sha(str(body)), "title_sha256": sha(title), "word_count": 9,
        }  # fmt: skip
        write_more(path, row)
        done = {"snapshot_sha256": snapshot, "source": "ice_news_releases", "state": "extracted"}
        write_more(records / "extractions.parquet", done)


def compare(datasets: Path, pairs: Mapping[tuple[str, str], tuple[int, int]]) -> None:
    """Write the changes between bodies as the annotate stage does, in the order of their hashes."""
    rows = []
    for (one, other), (added, removed) in pairs.items():
        swapped = sha(one) > sha(other)
        rows.append(
            {
                "text_sha256": min(sha(one), sha(other)),
                "other_text_sha256": max(sha(one), sha(other)),
                "words_added": removed if swapped else added,
                "words_removed": added if swapped else removed,
            }
        )
    table = pa.Table.from_pylist(rows, schema=shapes.ACROSS["statement_changes"])
    pq.write_table(table, datasets / "records/statement_changes.parquet")


def query(datasets: Path, sql: str) -> list[tuple[object, ...]]:
    return warehouses.query(datasets, sql.replace("SAMPLE", f"url = '{URL}'"))


VERSIONS = (
    "SELECT version, v.first_seen, v.last_seen, words_added, words_removed, body_changed, title_changed, after_publication "
    "FROM core.statement_versions AS v JOIN core.statements USING (statement_id) WHERE SAMPLE ORDER BY version"
)


def test_an_edit_is_a_version_and_so_is_its_withdrawal(datasets: Path) -> None:
    compare(datasets, ADDED)
    see(datasets, "first", "2026-01-02")
    see(datasets, "second", "2026-01-09")
    see(datasets, None, "2026-01-16", status=304)
    see(datasets, "first", "2026-01-23")
    assert query(datasets, VERSIONS) == [
        (1, date(2026, 1, 2), date(2026, 1, 2), None, None, None, None, None),
        (2, date(2026, 1, 9), date(2026, 1, 16), 5, 2, True, False, True),
        (3, date(2026, 1, 23), date(2026, 1, 23), 2, 5, True, False, True),
    ]
    (latest,) = query(datasets, "SELECT n_versions, snapshot_sha256, first_seen FROM core.statements WHERE SAMPLE")
    assert latest == (3, sha("firstTitle"), date(2026, 1, 2))


def test_new_bytes_with_the_same_words_are_no_version_and_a_new_title_is_one(datasets: Path) -> None:
    see(datasets, "first", "2026-01-02")
    see(datasets, "first", "2026-01-02", title="Another title", observed_at="2026-01-02T18:00:00Z")
    assert query(datasets, VERSIONS) == [
        (1, date(2026, 1, 2), date(2026, 1, 2), None, None, None, None, None),
        (2, date(2026, 1, 2), date(2026, 1, 2), 0, 0, False, True, False),
    ]


def test_words_of_texts_that_were_never_compared_are_unknown_not_zero(datasets: Path) -> None:
    see(datasets, "first", "2026-01-02")
    see(datasets, "second", "2026-01-09")
    assert query(datasets, VERSIONS)[1][3:5] == (None, None)


def test_an_import_without_a_day_comes_before_what_we_saw_ourselves(datasets: Path) -> None:
    see(datasets, "second", "2026-01-09")
    see(datasets, "first", "2026-02-01", via="import", status=None)
    found = query(datasets, VERSIONS)
    assert [row[:2] for row in found] == [(1, None), (2, date(2026, 1, 9))]
    assert found[1][-1] is None, "which of them is the edit is not known"


def test_a_text_that_others_took_from_the_page_is_no_version_of_it(datasets: Path) -> None:
    collected = {"via": "import", "status": None}
    see(
        datasets,
        "their text",
        "2026-02-01",
        url="file:ice_news_releases_a.parquet",
        captured_on="2026-03-01",
        **collected,
    )
    see(
        datasets,
        "their later text",
        "2026-02-02",
        url="file:ice_news_releases_b.parquet",
        captured_on="2026-03-02",
        **collected,
    )
    sql = "SELECT text_by, n_versions, text_sha256 FROM core.statements WHERE SAMPLE"
    assert query(datasets, sql) == [("others", 1, sha("their later text"))], "only the latest: a difference is no edit"
    see(datasets, "first", "2026-01-02")
    assert query(datasets, sql) == [("ledger", 1, sha("first"))], "our own reading of the page wins"
    assert [row[:2] for row in query(datasets, VERSIONS)] == [(1, date(2026, 1, 2))]


def test_a_member_of_congress_is_named_with_party_and_state_as_collected(datasets: Path) -> None:
    see(datasets, "first", "2026-01-02")
    member = {"snapshot_sha256": sha("firstTitle"), "item": 1, "bioguide_id": "T000001"}
    member |= {"name": "Test Member", "party": "Independent", "state": "TX"}
    write_more(datasets / "records/congress_press_releases_members.parquet", member)
    found = query(datasets, "SELECT issuer_name FROM core.statements ORDER BY issuer_name NULLS LAST")
    assert found == [("Test Member (I-TX)",), (None,)]


STATE = "SELECT page_state, state_since, last_asked FROM core.statements WHERE SAMPLE"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([("2026-01-02", {})], ("present", "2026-01-02", "2026-01-02")),
        ([("2026-01-02", {"found_by": "feed"})], ("listed", "2026-01-02", "2026-01-02")),
        (
            [
                ("2026-01-02", {"found_by": "feed"}),
                ("2026-01-09", {"found_by": "delisted", "status": 304}),
                ("2026-01-16", {"found_by": "delisted", "status": 304}),
            ],
            ("delisted", "2026-01-09", "2026-01-16"),
        ),
        (
            [("2026-01-02", {"found_by": "feed"}), ("2026-01-09", {"status": 404}), ("2026-01-16", {"status": 410})],
            ("gone", "2026-01-09", "2026-01-16"),
        ),
        (  # gone for a while: the state is since its return
            [
                ("2026-01-02", {"found_by": "feed"}),
                ("2026-01-09", {"status": 404}),
                ("2026-01-16", {"found_by": "feed", "status": 304}),
            ],
            ("listed", "2026-01-16", "2026-01-16"),
        ),
        (  # a block says nothing about the page
            [("2026-01-02", {"found_by": "feed"}), ("2026-01-09", {"status": 403})],
            ("listed", "2026-01-02", "2026-01-02"),
        ),
        (  # a soft 404, or a redirect to elsewhere: nothing was kept
            [("2026-01-02", {"found_by": "feed"}), ("2026-01-09", {"status": 200})],
            ("gone", "2026-01-09", "2026-01-09"),
        ),
    ],
)
def test_what_became_of_a_page(
    datasets: Path, answers: list[tuple[str, dict[str, object]]], expected: tuple[str, str, str]
) -> None:
    (day, fields), *later = answers
    see(datasets, "first", day, **fields)
    for day, fields in later:
        see(datasets, None, day, **fields)
    state, since, asked = expected
    assert query(datasets, STATE) == [(state, date.fromisoformat(since), date.fromisoformat(asked))]


def test_a_page_nobody_asked_has_no_state(datasets: Path) -> None:
    see(datasets, "first", "2026-02-01", via="import", status=None)
    assert query(datasets, STATE) == [(None, None, None)]


def test_copies_are_named_after_the_earliest_and_stay_statements(datasets: Path) -> None:
    see(datasets, "first", "2026-01-02")
    copy = add_statement(datasets, "copy", "A copy", "Copied text.", published="2026-01-03")
    rows = [{"text_sha256": sha(body), "cluster": "c"} for body in ("first", "Copied text.")]
    table = pa.Table.from_pylist(rows, schema=shapes.ACROSS["statement_clusters"])
    pq.write_table(table, datasets / "records/statement_clusters.parquet")
    found = dict(query(datasets, "SELECT statement_id, cluster_id FROM core.statements"))
    assert len(found) == 3
    earliest = found[copy]
    assert earliest != copy
    assert list(found.values()).count(earliest) == 2


def test_a_suppressed_statement_has_no_versions_and_is_no_copy(datasets: Path) -> None:
    see(datasets, "first", "2026-01-02")
    copy = add_statement(datasets, "copy", "A copy", "Copied text.", published="2026-01-03")
    rows = [{"text_sha256": sha(body), "cluster": "c"} for body in ("first", "Copied text.")]
    table = pa.Table.from_pylist(rows, schema=shapes.ACROSS["statement_clusters"])
    pq.write_table(table, datasets / "records/statement_clusters.parquet")
    listed = f"statement_id,reason,decided_on\n{copy},asked to,2026-02-01\n"
    (datasets / "reference/suppressions.csv").write_text(listed)
    sql = (
        "SELECT cluster_id, versions.version FROM core.statements LEFT JOIN core.statement_versions AS versions "
        f"USING (statement_id) WHERE statement_id = '{copy}'"
    )
    assert query(datasets, sql) == [(copy, None)]
