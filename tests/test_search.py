"""The search finds what reporters type: a gold of queries over the committed tables, and its own rules on small cases."""

import csv
import sqlite3
from collections.abc import Iterator

import pyarrow.parquet as pq
import pytest

from etl.folders import ROOT
from etl.warehouse.schema import sqlite_ddl
from etl.warehouse.tables import tables
from explore.database import Database, prepare
from explore.search import names, nearest_place, sound, words

GOLD = ROOT / "tests/gold/search.csv"
NAMED = (
    "facilities parties place_spells sites facility_names facility_attributes facility_codes facility_day_series organizations "
    "officials policies "
    "check_rules sources areas_of_responsibility statements"
).split()


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    """The tables in which things have names, from the committed publication."""
    con = sqlite3.connect(":memory:")
    con.row_factory = sqlite3.Row
    prepare(con)
    for name in NAMED:
        con.execute(sqlite_ddl(tables()[name])[0])
        file = pq.ParquetFile(ROOT / f"datasets/{name}.parquet")
        columns = [column.name for column in tables()[name].columns if column.name in file.schema_arrow.names]
        rows = zip(*(file.read(columns=[column]).column(0).to_pylist() for column in columns), strict=True)
        slots = ", ".join("?" * len(columns))
        con.executemany(f"INSERT OR IGNORE INTO {name} ({', '.join(columns)}) VALUES ({slots})", rows)
    yield Database(con)
    con.close()


def answers(hit: dict[str, str], wanted: str) -> bool:
    """An address of the gold is met by that page, any other word by a name that holds it; | stands between several."""
    return any(
        hit["address"] == one if one.startswith("/") else one.casefold() in hit["name"].casefold()
        for one in wanted.split("|")
    )


def test_the_first_hit_answers_nearly_every_query_of_the_gold(database: Database) -> None:
    """Recall at 1 of at least 0.95, and of the page itself where the gold names one."""
    with GOLD.open(newline="") as file:
        gold = [(row["query"], row["address"]) for row in csv.DictReader(file)]
    assert len(gold) >= 150
    missed = [query for query, wanted in gold if not (hits := names(database, query)) or not answers(hits[0], wanted)]
    assert len(missed) <= 0.05 * len(gold), missed


def test_a_misspelling_is_found_and_said(database: Database) -> None:
    first = names(database, "Dilly")[0]
    assert (first["address"], first["exact"]) == ("/campuses/site_dilley/", False)
    assert names(database, "Dill")[0]["exact"] is True
    assert names(database, "xqzzy") == []
    assert names(database, "") == names(database, "%_'\"") == []


def test_a_place_is_taken_by_id_code_or_name(database: Database) -> None:
    for text in ("fac_csyep2gg", "STFRCTX", "south texas family residential center"):
        found = nearest_place(database, text)
        assert found
        assert found["key"] == "fac_csyep2gg"
    assert nearest_place(database, "no such jail anywhere") is None


def test_words_are_compared_without_accents_and_punctuation() -> None:
    assert words("Guantánamo Bay's 287(g), Ft. Bliss") == ("guantanamo", "bays", "287g", "fort", "bliss")
    assert sound("chrome") == sound("krome") != sound("jerome")
