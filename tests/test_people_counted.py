"""No page and no answer prints a number of people that can't be: averages between editions can come out below zero."""

import collections
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from datasette.utils import escape_fts

from etl.folders import ROOT
from etl.publication.serving import add_search
from etl.warehouse.schema import sqlite_ddl
from etl.warehouse.tables import tables
from explore.links import address, linked

PLACE, SITE, EDITION = "fac_test1234", "site_test", "a" * 64
INTERVALS = [  # population, error, quality
    (-593.6, 0.0, "split"),
    (-2043.5, 0.0, "restated"),
    (-2.5, 40.0, "rounded"),
    (-50.0, 40.0, "rounded"),
    (12.5, 0.0, "ok"),
]


def insert(db: sqlite3.Connection, table: str, **values: Any) -> None:
    """One row, with a filler in every other column that must have a value."""
    declared = tables()[table]
    fillers = {column.name: f"{column.name}" for column in declared.columns if declared.is_required(column)}
    row = fillers | values
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


@pytest.fixture(scope="module")
def db() -> Iterator[sqlite3.Connection]:
    """The tables of the publication with one place and its intervals, four of which are no population."""
    con = sqlite3.connect(":memory:")
    con.row_factory = sqlite3.Row
    con.create_function("escape_fts", 1, escape_fts)
    for table in tables().values():
        for statement in sqlite_ddl(table):
            con.execute(statement)
    insert(con, "sites", site_id=SITE, name="Dilley")
    insert(con, "facilities", facility_id=PLACE, name="Dilley", names="Dilley", site_id=SITE)
    insert(con, "editions", snapshot_sha256=EDITION, as_of="2026-02-04", in_force_from="2026-02-12", fiscal_year=2026)
    for number, (population, error, quality) in enumerate(INTERVALS):
        days = {"period_start": f"2026-01-{number + 1:02d}", "period_end": f"2026-01-{number + 2:02d}", "days": 2}
        sha = {"snapshot_sha256": EDITION if number == 0 else f"{number}" * 64}
        insert(con, "snapshots", **sha)
        if number:
            insert(con, "editions", as_of=days["period_end"], in_force_from="2026-02-12", fiscal_year=2026, **sha)
        people = {"population": population, "population_error": error, "quality": quality}
        insert(
            con,
            "interval_population",
            place_id=PLACE,
            place_kind="facility",
            facility_id=PLACE,
            **days,
            **people,
            **sha,
        )
        campus = {"place_id": SITE, "place_kind": "site", "site_id": SITE}
        insert(con, "interval_population", **campus, **days, **people, **sha)
        if number == 0:
            insert(con, "facility_population", facility_id=PLACE, row=9, adp_total=5.0, **sha)
    for table in tables().values():
        if table.fts:
            add_search(con, table)
    yield con
    con.close()


def below_zero(rows: list[sqlite3.Row]) -> list[tuple[str, Any]]:
    values = [item for row in rows for item in dict(row).items()]
    return [(name, value) for name, value in values if isinstance(value, int | float) and value < 0]


@pytest.mark.parametrize("kind", ["places", "campuses"])
def test_no_part_of_a_page_prints_negative_people(db: sqlite3.Connection, kind: str) -> None:
    shown = 0
    for path in sorted((ROOT / "explore/pages" / kind).glob("[1-9]*.sql")):
        rows = db.execute(path.read_text(), collections.defaultdict(str, facility_id=PLACE, site_id=SITE)).fetchall()
        shown += len(rows)
        assert below_zero(rows) == [], path.name
    assert shown > len(INTERVALS)


@pytest.mark.parametrize("question", ["population_between_editions", "words_about_day", "where_sources_disagree"])
def test_no_question_prints_negative_people(db: sqlite3.Connection, question: str) -> None:
    sql = (ROOT / f"explore/questions/{question}.sql").read_text()
    for day in ("2026-01-01", "2026-01-02", "2026-01-04"):
        assert below_zero(db.execute(sql, {"name": "", "day": day}).fetchall()) == []


def test_a_population_that_cannot_be_says_why_there_is_no_number(db: sqlite3.Connection) -> None:
    sql = (ROOT / "explore/questions/population_between_editions.sql").read_text()
    rows = [row for row in db.execute(sql, {"name": PLACE}) if row["kind"] == "facility"]
    assert [(row["average_population"], row["note"]) for row in reversed(rows)] == [
        (None, "no number: the row was split, use the campus"),
        (None, "no number: ICE changed earlier days"),
        (None, "no number: ICE rounded, between 0 and 37.5"),
        (None, "no number: the averages contradict each other"),
        (12.5, None),
    ]


HOSTILE = ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "//example.com", "/\\example.com"]
HOSTILE += ["https://a b", "", "ftp://x"]


@pytest.mark.parametrize("url", HOSTILE)
def test_what_is_no_address_of_the_web_or_of_ours_is_no_link(url: object) -> None:
    assert address(url) is None
    assert linked("<b>file", url) == "&lt;b&gt;file"


def test_a_link_escapes_its_address_and_its_text() -> None:
    assert linked("<b>", 'https://x/"y') == '<a href="https://x/&#34;y" rel="noreferrer">&lt;b&gt;</a>'
    assert linked("place", "/places/x") == '<a href="/places/x">place</a>'


def test_no_template_makes_a_link_of_a_source_without_the_filter() -> None:
    """An address that a source gave comes from columns named url, website or file_url."""
    for path in sorted(Path(ROOT / "explore/templates").glob("*.html")):
        for line in path.read_text().splitlines():
            assert not any(
                f'href="{{{{ {name}' in line for name in ("newest.url", "this.url", "this.file_url", "row.url")
            ), f"{path.name}: {line[:80]}"
