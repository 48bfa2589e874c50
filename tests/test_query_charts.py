"""The charts of the questions: what is drawn of an answer, and what a -- chart: line may say."""

from datetime import date
from pathlib import Path

import httpx
import pytest

from etl.publication import describe
from explore.charts import several
from tests.test_explore import publication as publication
from tests.test_explore import site as site

HEADER = "-- title: A question\n-- description: What it answers.\n"


def declared(folder: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> object:
    (folder / "asked.sql").write_text(f"{HEADER}{line}\nSELECT 1\n")
    monkeypatch.setattr(describe, "QUERIES", folder)
    return describe.queries()["asked"]["charts"]


def test_a_chart_line_names_days_lines_and_rows_to_leave_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert declared(tmp_path, monkeypatch, "-- chart: day: one, two; without note") == [
        {"x": "day", "lines": ["one", "two"], "by": None, "without": "note"}
    ]
    assert declared(tmp_path, monkeypatch, "-- chart: month: one by place") == [
        {"x": "month", "lines": ["one"], "by": "place", "without": None}
    ]


@pytest.mark.parametrize("line", ["-- chart: day", "-- chart: day: one, two by place", "-- chart: day: one; where x"])
def test_a_chart_line_that_cannot_be_read_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    with pytest.raises(ValueError, match=r"asked\.sql"):
        declared(tmp_path, monkeypatch, line)


def test_a_query_never_has_the_name_of_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Datasette would show the query where the table should stand."""
    (tmp_path / "editions.sql").write_text(f"{HEADER}SELECT 1\n")
    monkeypatch.setattr(describe, "QUERIES", tmp_path)
    with pytest.raises(ValueError, match=r"editions\.sql"):
        describe.queries()


def test_the_largest_lines_are_drawn_a_single_point_too_and_the_others_counted() -> None:
    first, second = date(2025, 1, 1), date(2025, 2, 1)
    drawn = several({"one": [(second, 5.0)]} | {f"line {n}": [(second, n), (first, n + 10.0)] for n in range(8)})
    assert drawn
    assert [series["name"] for series in drawn["series"]] == [f"line {n}" for n in range(7, 0, -1)]
    assert drawn["n_left_out"] == 2
    assert drawn["series"][0]["dots"][0]["label"] == "line 7, 2025-01-01: 17"
    assert several({"one": [(first, 5.0)], "two": [(first, 6.0)]}) is None
    small = several({"one": [(second, 5.0)], "two": [(first, 6.0)]})
    assert small
    assert [(len(series["lines"]), len(series["dots"])) for series in small["series"]] == [(1, 1), (1, 1)]


def test_a_question_over_time_is_drawn_above_its_rows(site: str) -> None:
    page = httpx.get(f"{site}/questions/detained_over_time/", timeout=30).text
    assert '<figure class="chart-box">' in page
    assert "total, 2025-01-06: 300" in page
    assert "chart-box" not in httpx.get(f"{site}/questions/source_freshness/", timeout=30).text


def test_every_chart_asks_for_columns_of_its_query(site: str) -> None:
    for name, query in describe.queries().items():
        for chart in query.get("charts", []):
            answer = httpx.get(f"{site}/detention/{name}.json", timeout=30).json()
            asked = {chart["x"], *chart["lines"], chart["by"], chart["without"]} - {None}
            assert asked <= set(answer["columns"]), name
