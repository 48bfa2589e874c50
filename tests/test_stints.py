"""Stints to counts: exact on a synthetic truth, equal on two engines, and nothing hidden can be found by subtraction."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from etl.stints import layouts, protect, run
from tests import synthetic_stints

Rows = list[tuple[Any, ...]]
PEOPLE, CODES = 600, 9


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Rows]:
    """The file, and what happened: (person, k, code, book_in, book_out, stay_in, stay_out)."""
    path = tmp_path_factory.mktemp("stints") / "stints.parquet"
    con = synthetic_stints.write(path, PEOPLE, CODES)
    return path, con.sql("SELECT person, k, code, book_in, book_out, stay_in, stay_out FROM truth").fetchall()


def counted(path: Path, shares: int = 1) -> duckdb.DuckDBPyConnection:
    """A database with the tables of counts, nothing hidden."""
    con = run.connected(threads=2)
    run.given(con, [path])
    run.counted(con, shares)
    return con


def true_nights(truth: Rows) -> dict[tuple[str, date], int]:
    """Persons by place and night, counted one by one at the end of each day, up to the last day anything happened on."""
    last = max(time.date() for row in truth for time in row[3:5] if time)
    there: dict[tuple[str, date], set[int]] = defaultdict(set)
    for person, _, code, book_in, book_out, *_ in truth:
        night = book_in.date()
        while night < (book_out.date() if book_out else last):
            there[code, night].add(person)
            night += timedelta(days=1)
    return {key: len(people) for key, people in there.items()}


@pytest.mark.parametrize("shares", [1, 3])
def test_nights_are_exact_in_spite_of_what_is_printed(printed: tuple[Path, Rows], shares: int) -> None:
    path, truth = printed
    assert len(pq.read_table(path)) > len(truth), "some stints are printed twice, or overlap"
    with counted(path, shares) as con:
        protect.nights(con)
        found = con.sql("SELECT code, DATE '1970-01-01' + day::INT, persons FROM all_nights").fetchall()
    assert {(code, night): persons for code, night, persons in found} == true_nights(truth)


def test_stays_and_transfers_are_exact(printed: tuple[Path, Rows]) -> None:
    path, truth = printed
    with counted(path) as con:
        stays = con.sql("SELECT code, year, sum(n)::INT, sum(days)::INT FROM stayed GROUP BY ALL").fetchall()
        transfers = con.sql("SELECT code, next_code, year, sum(n)::INT FROM moved GROUP BY ALL").fetchall()
    begun: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0])
    moved: dict[tuple[str, str, int], int] = defaultdict(int)
    by_stint = {(person, k): row for row in truth for person, k in [row[:2]]}
    for (person, k), (_, _, code, book_in, _, stay_in, stay_out) in by_stint.items():
        if k in (0, 2):
            begun[code, fiscal_year(stay_in)][0] += 1
            begun[code, fiscal_year(stay_in)][1] += (stay_out.date() - stay_in.date()).days if stay_out else 0
        elif by_stint[person, k - 1][2] != code:
            moved[by_stint[person, k - 1][2], code, fiscal_year(book_in)] += 1
    assert {row[:2]: list(row[2:]) for row in stays} == begun
    assert {row[:3]: row[3] for row in transfers} == moved


def fiscal_year(day: date) -> int:
    """The US government's: from 1 October."""
    return day.year + (day.month >= 10)


def test_the_older_layout_gives_the_same_nights(printed: tuple[Path, Rows], tmp_path: Path) -> None:
    path, truth = printed
    synthetic_stints.write_older(tmp_path / "older.csv.gz", path)
    with counted(tmp_path / "older.csv.gz") as con:
        protect.nights(con)
        found = con.sql("SELECT code, DATE '1970-01-01' + day::INT, persons FROM all_nights").fetchall()
        assert con.sql("SELECT DISTINCT criminality FROM held").fetchall() == [(0,)]
    assert {(code, night): persons for code, night, persons in found} == true_nights(truth)


@pytest.fixture(scope="module")
def published(printed: tuple[Path, Rows], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("published")
    assert run.main([printed[0]], out, threads=2) == 0
    return out


def test_only_counts_are_left_behind(printed: tuple[Path, Rows], published: Path) -> None:
    assert sorted(path.name for path in published.iterdir()) == [
        "stint_cells.parquet",
        "stint_nights.parquet",
        "stints.json",
    ]
    persons = set(pq.read_table(printed[0])["unique_identifier"].to_pylist())
    for path in published.glob("*.parquet"):
        table = pq.read_table(path)
        assert not persons & {value for name in table.column_names for value in table[name].to_pylist()}
        assert {"persons", "n"} & set(table.column_names)
    told = json.loads((published / "stints.json").read_text())
    assert told["left_out"] == 0
    assert [file["release"] for file in told["files"]] == [None]


def test_no_database_of_persons_may_spill_to_a_disk() -> None:
    with run.connected() as con:
        assert con.sql("SELECT current_setting('temp_directory')").fetchall() == [("",)]


def test_small_counts_are_hidden_and_cannot_be_found_by_subtraction(
    printed: tuple[Path, Rows], published: Path
) -> None:
    """An attacker takes every published total and subtracts what is shown of its parts."""
    true = truths(printed[0])
    cells = pq.read_table(published / "stint_cells.parquet").to_pylist()
    groups: dict[tuple[Any, ...], list[tuple[Any, int | None]]] = defaultdict(list)
    for row in cells:
        assert row["n"] is None or row["n"] >= protect.FEWEST
        assert (row["n"] is None) == (row["days"] is None) or row["measure"] == "transfers_out"
        groups[row["measure"], row["code"], row["fiscal_year"], row["dimension"]].append((row["value"], row["n"]))
    for row in pq.read_table(published / "stint_nights.parquet").to_pylist():
        assert row["persons"] is None or row["persons"] >= protect.FEWEST
        groups["nights", row["code"], fiscal_year(row["night"]), "night"].append((row["night"], row["persons"]))
    attacked = 0
    for key, parts in groups.items():
        hidden = [value for value, n in parts if n is None]
        total = true["persons_held" if key[0] == "nights" else key[0], *key[1:3], "all", "all"]
        if key[3] == "all" or not hidden:
            continue
        if total < protect.FEWEST:
            assert len(hidden) == len(parts), "where the total is hidden, so are its parts"
            continue
        attacked += 1
        assert len(hidden) >= 2, key
        assert sum(true[(*key, value)] for value in hidden) >= protect.FEWEST, key
    assert attacked > 50
    assert any(n is not None for parts in groups.values() for _, n in parts)


def truths(path: Path) -> dict[tuple[Any, ...], int]:
    """Every cell before anything was hidden."""
    with counted(path) as con:
        protect.nights(con)
        protect.cells(con)
        found = con.sql("SELECT measure, code, year, dimension, value, n::INT FROM all_cells").fetchall()
        found += con.sql(
            "SELECT 'nights', code, year, 'night', DATE '1970-01-01' + day::INT, persons::INT FROM all_nights"
        ).fetchall()
    return {row[:5]: row[5] for row in found}


def test_the_rule_hides_the_next_smallest_until_subtraction_tells_nothing() -> None:
    con = duckdb.connect()
    con.execute(
        "CREATE TABLE few AS SELECT * FROM (VALUES ('one small', 'a', 3), ('one small', 'b', 40), ('one small', 'c', 20), "
        "('two tiny', 'a', 1), ('two tiny', 'b', 2), ('two tiny', 'c', 30), ('two tiny', 'd', 31), "
        "('two small', 'a', 5), ('two small', 'b', 6), ('two small', 'c', 30), ('none', 'a', 11)) AS t(g, value, n)"
    )
    protect.hide(con, "few", "g", "n")
    shown = con.sql("SELECT g, list(value ORDER BY value) FROM few_hidden WHERE NOT hidden GROUP BY g").fetchall()
    assert dict(shown) == {"one small": ["b"], "two tiny": ["d"], "two small": ["c"], "none": ["a"]}


def test_a_file_without_places_is_refused_by_name(tmp_path: Path) -> None:
    duckdb.sql("SELECT 1 AS unique_identifier, DATE '2020-01-01' AS book_in_date_time").write_parquet(
        str(tmp_path / "x.parquet")
    )
    with pytest.raises(
        layouts.LayoutError, match=r"x\.parquet: no column for code: detention_facility_code; book_out: book_out"
    ):
        run.main([tmp_path / "x.parquet"], tmp_path / "out")


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    sessions = pytest.importorskip("pyspark.sql", reason="requirements-spark.lock is not installed")
    sail = pytest.importorskip("pysail.spark", reason="requirements-spark.lock is not installed")
    server = sail.SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    session = sessions.SparkSession.builder.remote(f"sc://127.0.0.1:{server.listening_address[1]}").getOrCreate()
    yield session
    session.stop()
    server.stop()


def test_an_engine_gives_the_same_answers(printed: tuple[Path, Rows], spark: Any) -> None:
    """The same text of `stints.sql`; only the view that reads the file is the engine's own."""
    con = counted(printed[0])
    spark.read.parquet(str(printed[0])).createOrReplaceTempView("file")
    (last,) = con.sql("SELECT last_day FROM every LIMIT 1").fetchall()[0]
    spark.sql(layouts.spark("file", last, spark.table("file").columns)).createOrReplaceTempView("given")
    years = con.sql("SELECT * FROM years").fetchall()
    spark.createDataFrame(years, "year long, first_day long, last_day long").createOrReplaceTempView("years")
    for name, query in run.queries().items():
        spark.sql(query).createOrReplaceTempView(name)
        if name in run.RESULTS:
            columns = ", ".join([*run.KEYS[name], *run.SUMMED.get(name, ("n", "days"))])
            ours = con.sql(f"SELECT {columns} FROM {name} WHERE {run.SUMMED.get(name, ('n',))[0]} <> 0").fetchall()
            theirs = [tuple(row) for row in spark.sql(f"SELECT {columns} FROM {name}").collect()]
            assert sorted(row for row in theirs if row[len(run.KEYS[name])] != 0) == sorted(ours), name
