"""The tools for agents, asked with the parameters of reporters' questions: values against SQL of another engine over the
published Parquet, and never an average that passes for a head count. Then the protocol, as a program speaks it."""

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.folders import ROOT
from etl.publication.serving import add_search, copy_rows
from etl.warehouse.schema import sqlite_ddl
from etl.warehouse.tables import tables
from explore import mcp, tools
from explore.database import Database

PUBLISHED = ROOT / "datasets"
NEEDED = (
    "facilities sites facility_names facility_attributes facility_codes editions facility_population nights national_figures "
    "statements statement_mentions statement_texts organizations demands quotes mention_figures snapshots claims"
).split()
ONLY = {
    "nights": "is_best AND facility_id IN (SELECT facility_id FROM core.facilities "
    "WHERE site_id IN ('site_dilley', 'site_karnes'))",
    "national_figures": "value_state IN ('value', 'token') AND (changed OR period_kind = 'day') AND block IN "
    "('detained_by_criminality', 'adp_by_agency', 'iclos_detainees', 'removals')",
}  # fmt: skip


@pytest.fixture(scope="module")
def published() -> Iterator[duckdb.DuckDBPyConnection]:
    """The published Parquet in DuckDB: what the tools' answers are held against."""
    with duckdb.connect() as con:
        con.execute("CREATE SCHEMA core")
        for name in NEEDED:
            path = PUBLISHED / f"{name}.parquet"
            con.execute(f"CREATE VIEW core.{name} AS FROM read_parquet('{path}')")
        yield con


@pytest.fixture(scope="module")
def database(published: duckdb.DuckDBPyConnection, tmp_path_factory: pytest.TempPathFactory) -> Database:
    """A serving file of the tables that the tools read, of the real publication."""
    path = tmp_path_factory.mktemp("tools") / "detention.db"
    db = sqlite3.connect(path)
    for name in NEEDED:
        held = {row[0] for row in published.execute(f"DESCRIBE core.{name}").fetchall()}
        columns = tuple(
            column for column in tables()[name].columns if column.name in held
        )  # new ones come when it is published
        table = replace(tables()[name], columns=columns, served=ONLY.get(name, "true"))
        for statement in sqlite_ddl(table):
            db.execute(statement)
        copy_rows(published, db, table)
        if table.fts:
            add_search(db, table)
    db.commit()
    db.close()
    return Database.open(path)


def ask(database: Database, tool: str, **asked: Any) -> dict[str, Any]:
    answer = tools.ask(database, tool, {name.rstrip("_"): value for name, value in asked.items()})
    json.dumps(answer)
    honest(answer)
    return answer


def honest(answer: dict[str, Any]) -> None:
    """Every figure has kind, unit, period, cell, caveat and citation; what is an average says so wherever it is said."""
    for figure in answer.get("figures", []):
        assert {"kind", "value", "unit", "period", "cell", "caveat", "citation"} <= set(figure)
        if figure["kind"] == "average" and figure["unit"].startswith("people"):
            assert "average" in figure["unit"]
            assert "not the number of people held" in figure["caveat"]
        if figure["kind"] == "count":
            assert "average" not in figure["unit"]
        if figure["value"] is not None and figure["kind"] != "count":
            assert re.fullmatch(r"[0-9a-f]{64}", figure["cell"]["sha256"])
    averages = [one for one in answer.get("figures", []) if one["kind"] == "average" and one["value"] is not None]
    if averages and "place" in averages[0]:
        assert "average" in answer["said"] or "judge" in answer["said"]
    assert answer["caveat"] or answer["caveat"] is None


IN_FORCE = """
SELECT population.adp_total, editions.as_of::VARCHAR, population.adp_cells, population.sheet, population.snapshot_sha256
FROM core.editions JOIN core.facility_population AS population USING (snapshot_sha256)
JOIN core.facilities USING (facility_id)
WHERE editions.in_force_from <= ?::DATE AND coalesce(editions.in_force_until > ?::DATE, true)
    AND (facilities.site_id = ? OR facilities.facility_id = ?)
ORDER BY population.facility_id, population.row
"""


@pytest.mark.parametrize(
    ("name", "key", "day"),
    [("Dilley", "site_dilley", "2021-02-02"), ("Dilley", "site_dilley", "2026-02-10"), ("Karnes", "site_karnes", "2021-02-02"),
     ("Adelanto", "site_adelanto", "2025-07-15"), ("Stewart Detention Center", "", "2025-01-20")],
)  # fmt: skip
def test_what_ice_had_said_of_a_place(
    database: Database, published: duckdb.DuckDBPyConnection, name: str, key: str, day: str
) -> None:
    answer = ask(database, "figure_in_force", place=name, day=day)
    key = key or answer["place"]["key"]
    assert answer["place"]["key"] == key
    expected = published.execute(IN_FORCE, [day, day, key, key]).fetchall()
    found = [
        (one["value"], one["period"]["to"], one["cell"]["cells"], one["cell"]["sheet"], one["cell"]["sha256"])
        for one in answer["figures"]
        if one["value"] is not None
    ]
    assert [round(row[0], 2) for row in expected] == [row[0] for row in found]
    assert [row[1:] for row in expected] == [row[1:] for row in found]
    assert found


def test_the_seed_question(database: Database) -> None:
    """Dilley on 2 February 2021: the average with its cells, and 409 and 416 on the nights (README, both from the sources)."""
    said = ask(database, "figure_in_force", place="Dilley", day="2021-02-02")["said"]
    assert "average of 177.6" in said
    assert "no head count" in said
    figures = ask(database, "nights", place="Dilley", from_="2021-02-01", to="2021-02-02")["figures"]
    assert [one["value"] for one in figures] == [409, 416]


def test_nights_are_the_best_count_of_each_code(database: Database, published: duckdb.DuckDBPyConnection) -> None:
    answer = ask(database, "nights", place="Karnes", from_="2021-01-15", to="2021-02-15")
    expected = published.execute(
        "SELECT night::VARCHAR, sum(persons)::BIGINT FROM core.nights JOIN core.facilities USING (facility_id) WHERE is_best "
        "AND site_id = 'site_karnes' AND night BETWEEN '2021-01-15' AND '2021-02-15' GROUP BY night ORDER BY night"
    ).fetchall()
    assert [(one["period"]["from"], one["value"]) for one in answer["figures"]] == expected
    assert len(expected) > 20


def test_a_night_nobody_counted_is_unknown_not_zero(database: Database) -> None:
    answer = ask(database, "nights", place="Dilley", from_="2026-11-01", to="2026-11-02")
    assert answer["figures"] == []
    assert "counts of it run from" in answer["said"]


@pytest.mark.parametrize(
    ("measure", "day", "kinds"),
    [("detained", "2026-01-20", {"count", "printed"}), ("adp_by_agency", "2025-07-15", {"average"}),
     ("iclos_detainees", "2026-02-10", {"count"}), ("removals", "2025-03-01", {"printed"})],
)  # fmt: skip
def test_national_figures_by_a_day(
    database: Database, published: duckdb.DuckDBPyConnection, measure: str, day: str, kinds: set[str]
) -> None:
    answer = ask(database, "national", measure=measure, day=day)
    assert {one["kind"] for one in answer["figures"]} <= kinds
    assert answer["figures"]
    for one in answer["figures"]:
        row = published.execute(
            "SELECT value, unit FROM core.national_figures WHERE snapshot_sha256 = ? AND sheet = ? AND cell = ? AND block = ? "
            "AND in_force_from <= ?::DATE AND coalesce(in_force_until > ?::DATE, true)",
            [one["cell"]["sha256"], one["cell"]["sheet"], one["cell"]["cells"], answer["measure"], day, day],
        ).fetchall()
        assert (one["value"], one["unit"]) in row


def test_who_said_what_about_a_place(database: Database, published: duckdb.DuckDBPyConnection) -> None:
    answer = ask(database, "who_said", about="Dilley")
    named = published.execute(
        "SELECT DISTINCT statement_id FROM core.statement_mentions JOIN core.facilities USING (facility_id) "
        "WHERE facilities.site_id = 'site_dilley'"
    ).fetchall()
    assert {row[0] for row in named} <= {one["statement_id"] for one in answer["statements"]}
    assert "Amnesty International USA" in {one["who"] for one in answer["statements"]}
    assert "does not mean that nobody spoke" in answer["caveat"]
    assert ask(database, "who_said", about="solitary confinement")["statements"]


def test_a_claim_gets_figures_beside_it_and_no_verdict(database: Database) -> None:
    answer = ask(database, "check_claim", text="ICE held 600 people in Dilley on Tuesday.", day="2021-02-02")
    assert answer["numbers"] == [600.0]
    assert answer["place"]["key"] == "site_dilley"
    assert [(one["kind"], one["value"]) for one in answer["figures"]] == [("average", 177.6), ("count", 416)]
    assert "for a reader to judge" in answer["said"]
    everywhere = ask(database, "check_claim", text="70% of 1,500 arrests since FY25 in 2025", day="2026-01-20")
    assert everywhere["numbers"] == [70.0, 1500.0, 2025.0]
    assert everywhere["place"] is None


def test_a_row_is_cited_by_its_file_and_cell(database: Database, published: duckdb.DuckDBPyConnection) -> None:
    row = published.execute(
        "SELECT snapshot_sha256, sheet, row, adp_cells FROM core.facility_population WHERE adp_cells IS NOT NULL "
        "ORDER BY snapshot_sha256, sheet, row LIMIT 1"
    ).fetchone()
    assert row
    key = dict(zip(("snapshot_sha256", "sheet", "row"), row, strict=False))
    answer = ask(database, "cite", table="facility_population", key=key)
    assert row[0] in answer["citation"]
    assert row[3] in answer["citation"]
    assert "http" in answer["citation"]


@pytest.mark.parametrize(
    ("tool", "asked", "why"),
    [("nights", {"place": "Dilley", "from": "yesterday", "to": "2021-02-02"}, "no day"),
     ("figure_in_force", {"place": "Qqqxzz", "day": "2021-02-02"}, "no place answers"),
     ("national", {"measure": "happiness", "day": "2021-02-02"}, "no measure; there are"),
     ("cite", {"table": "sqlite_master; DROP", "key": {}}, "no table"),
     ("cite", {"table": "sites", "key": {"name": "x"}}, "the key of sites is site_id"),
     ("find_place", {"nom": "x"}, "is asked with name")],
)  # fmt: skip
def test_what_can_not_be_answered_says_why(database: Database, tool: str, asked: dict[str, Any], why: str) -> None:
    with pytest.raises(tools.UnanswerableError, match=why):
        tools.ask(database, tool, asked)


def test_the_protocol(database: Database) -> None:
    asked = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-03-26"}},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": "two", "method": "tools/list"},
        {"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": {"name": "find_place", "arguments": {"name": "Dilley"}}},
        {"jsonrpc": "2.0", "id": 4, "method": "tools/call", "params": {"name": "nights", "arguments": {"place": "Dilley"}}},
        {"jsonrpc": "2.0", "id": 5, "method": "tools/call", "params": {"name": "sql", "arguments": {}}},
        {"jsonrpc": "2.0", "id": 6, "method": "resources/list"},
    ]  # fmt: skip
    lines = [json.dumps(message) for message in asked] + ["{", "", "[]"]
    found = [json.loads(line) for line in mcp.replies(database, lines)]
    assert [one.get("id") for one in found] == [1, "two", 3, 4, 5, 6, None, None]
    assert found[0]["result"]["protocolVersion"] == "2025-03-26"
    listed = found[1]["result"]["tools"]
    assert {tool["name"] for tool in listed} == set(tools.TOOLS)
    assert len(json.dumps(listed)) < 6_000  # an agent reads all of it each time
    called = found[2]["result"]
    assert called["structuredContent"] == json.loads(called["content"][0]["text"])
    assert called["structuredContent"]["places"][0]["key"] == "site_dilley"
    assert found[3]["result"]["isError"]
    assert [one["error"]["code"] for one in found[4:]] == [mcp.PARAMS, mcp.METHOD, mcp.PARSE, mcp.REQUEST]


def test_without_a_publication_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mcp.main(["--datasets", str(tmp_path)]) == 2
    assert "make refresh" in capsys.readouterr().err
