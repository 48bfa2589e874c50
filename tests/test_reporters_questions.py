"""The 28 questions of reporters (docs/QUESTIONS.md): where each is answered, and five answers computed again from the bytes.

The recomputation shares nothing with the site but the cell that the answer cites: openpyxl opens the workbook by its hash.
"""

import re
import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from etl.folders import ROOT
from explore.database import Database, Row, prepare
from explore.parts import parts
from explore.questions import questions
from explore.sentences import people, say
from explore.site import rooms

DATASETS = ROOT / "datasets"
TABLE = (ROOT / "docs/QUESTIONS.md").read_text()
LOADED = {
    "national_figures": "block = 'detained_by_criminality'",
    "facility_population": "true",
    "editions": "true",
    "facilities": "true",
    "interval_population": "true",
    "snapshot_columns": "true",
    "sites": "true",
    "facility_day_series": "true",
    "facility_days": "code IN ('STFRCTX', 'DILLSAF')",
}


@pytest.fixture(scope="module")
def database() -> Database:
    """The tables that five questions read, from the committed publication."""
    con = sqlite3.connect(":memory:")
    con.row_factory = sqlite3.Row
    prepare(con)
    with duckdb.connect() as duck:
        for table, where in LOADED.items():
            source = f"read_parquet('{DATASETS / table}.parquet')"
            described = duck.execute(
                f"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {source})"
            ).fetchall()
            names = [f'"{name}"' for name, _ in described]
            days = [
                name + ("::VARCHAR" if kind == "DATE" else "") for name, (_, kind) in zip(names, described, strict=True)
            ]
            con.execute(f"CREATE TABLE {table} ({', '.join(names)})")
            rows = duck.execute(f"SELECT {', '.join(days)} FROM {source} WHERE {where}").fetchall()
            con.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", rows)
    return Database(con)


def asked(database: Database, name: str, **values: str) -> tuple[str, list[Row]]:
    """The sentence of a question, and its rows."""
    one = questions()[name]
    given, errors = one.values(values)
    assert errors == []
    rows = one.part.rows(database, given)
    return str(say(one.part.answers, row=rows[0], rows=rows, head=given)), rows


@cache
def workbook(sha256: str) -> Any:
    path = DATASETS / "snapshots" / sha256[:2] / sha256
    if not path.exists():
        pytest.skip(f"the workbook {sha256} is not in this clone")
    with path.open("rb") as file:
        return openpyxl.load_workbook(file, data_only=True)


def cell(sha256: str, sheet: str, address: str) -> float:
    value = workbook(sha256)[sheet][address].value
    assert isinstance(value, int | float), (sha256, sheet, address, value)
    return value


def cells(sha256: str, sheet: str, span: str) -> list[float]:
    """The numbers of N63:Q64, or of cells joined by +."""
    found = []
    for part in re.split(r"\s*[+,]\s*", span):
        area = workbook(sha256)[sheet][part]
        rows = area if isinstance(area, tuple) else ((area,),)
        found += [one.value for row in rows for one in row]
    assert all(isinstance(value, int | float) for value in found), (sha256, sheet, span, found)
    return found


def test_the_record_is_the_number_in_its_cell(database: Database) -> None:
    sentence, rows = asked(database, "record_day")
    read = cell(rows[0]["snapshot_sha256"], rows[0]["sheet"], rows[0]["cell"])
    assert f"were {people(read)} on" in sentence


def test_the_share_without_a_conviction_is_that_of_its_cells(database: Database) -> None:
    sentence, rows = asked(database, "share_without_conviction")
    row = rows[0]
    for which, sha256 in (("1", "snapshot_before"), ("2", "snapshot_now")):
        parts_, _, whole = row[f"cells_{which}"].partition(" of ")
        share = (
            100
            * sum(cells(row[sha256], row[f"sheet_{which}"], parts_))
            / cell(row[sha256], row[f"sheet_{which}"], whole)
        )
        assert f"{share:.1f}".removesuffix(".0") in sentence


def test_the_empty_beds_are_those_of_their_cells(database: Database) -> None:
    sentence, rows = asked(database, "below_minimum")
    empty = 0.0
    for row in rows:
        beds = cell(row["snapshot_sha256"], row["sheet"], row["minimum_cell"])
        empty += beds - sum(cells(row["snapshot_sha256"], row["sheet"], row["adp_cells"]))
    printed = re.search(r"guarantees: ([\d,]+) beds guaranteed and empty", sentence)
    assert printed
    assert abs(int(printed[1].replace(",", "")) - empty) < 1


def test_the_people_at_dilley_are_the_difference_of_two_averages(database: Database) -> None:
    """Days of the fiscal year times the average, of the newer edition less that of the older, over the days between."""
    (head,) = parts("pages/campuses")[0].rows(database, {"id": "site_dilley"})
    sentence = str(say(parts("pages/campuses")[0].answers, row=head, rows=[head], head=head))
    interval = database.row(
        "SELECT * FROM interval_population WHERE place_id = 'site_dilley' AND quality = 'ok' AND population >= 0 "
        "ORDER BY period_end DESC, snapshot_sha256 LIMIT 1"
    )
    assert interval is not None
    mandays = []
    for sha256 in (interval["snapshot_sha256"], interval["from_snapshot_sha256"]):
        units = database.rows(
            "SELECT sheet, adp_cells, days_in_period FROM facility_population JOIN facilities USING (facility_id) "
            "WHERE site_id = 'site_dilley' AND snapshot_sha256 = :sha256",
            {"sha256": sha256},
        )
        assert units
        mandays.append(sum(sum(cells(sha256, one["sheet"], one["adp_cells"])) * one["days_in_period"] for one in units))
    average = (mandays[0] - mandays[1]) / interval["days"]
    assert f"{people(average)} people a day at" in sentence


def test_the_share_of_texas_is_that_of_the_rows_with_tx(database: Database) -> None:
    """Found by the words of the header, not by what our reader says of the columns."""
    sentence, rows = asked(database, "share_of_states")
    (texas,) = (row for row in rows if row["code"] == "TX")
    (sheet,) = {
        row["sheet"]
        for row in database.rows(
            "SELECT sheet FROM facility_population WHERE snapshot_sha256 = :sha", {"sha": texas["snapshot_now"]}
        )
    }
    lines = [[one.value for one in row] for row in workbook(texas["snapshot_now"])[sheet].iter_rows()]
    at = next(n for n, line in enumerate(lines) if "State" in line and "Male Crim" in line)
    heads = [str(value or "").strip() for value in lines[at]]
    wanted = [heads.index(name) for name in ("Male Crim", "Male Non-Crim", "Female Crim", "Female Non-Crim")]
    held: dict[str, float] = {}
    for line in lines[at + 1 :]:
        numbers = [line[n] for n in wanted]
        if all(isinstance(value, int | float) for value in numbers):
            state = str(line[heads.index("State")]).strip()
            held[state] = held.get(state, 0) + sum(numbers)
    share = 100 * held["TX"] / sum(held.values())
    assert f"Texas {share:.1f}" in sentence


def listed() -> list[list[str]]:
    """The rows of the table: number, question, where, clicks, how."""
    lines = [line.strip("|").split("|") for line in TABLE.splitlines() if re.match(r"\| \d+ \|", line)]
    return [[part.strip() for part in line] for line in lines]


def test_every_question_of_the_table_has_a_page_or_a_reason() -> None:
    rows = listed()
    assert [int(row[0]) for row in rows] == list(range(1, 29))
    answered = 0
    for _, _, where, clicks, how, *_ in rows:
        for address in re.findall(r"`(/[^`]*)`", where):
            of, _, name = address.strip("/").partition("/")
            known = (*rooms(), "campuses", "places", "questions")
            assert name in questions() if of == "questions" and name else of in known, address
        assert how.startswith(("yes", "in part", "no"))
        assert (clicks == "–") == how.startswith("no")
        answered += how.startswith("yes")
    assert answered >= 24


def test_what_is_asked_in_one_click_is_on_the_home_page() -> None:
    """Home lists every question; the room of a subject is a card there."""
    home = Path(ROOT / "explore/templates/home.html").read_text()
    for row in listed():
        for room in re.findall(r"^`/([\w-]+)/`", row[2]):
            if row[3] == "1":
                assert f'"{room}"' in home or f'"/{room}/"' in home
