"""The judgement in SQL: days recovered, years decided, rows typed, linked and flagged. On synthetic records."""

import random
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.folders import Folders
from etl.warehouse import build as building
from etl.warehouse.build import MACROS, BuildError, Query, build, in_order, queries, table_names
from etl.warehouse.look import look
from tests.synthetic import ADP, Edition, make_datasets, sha, write
from tests.warehouses import query


def places(seed: int, n: int = 40, scale: int = 4000) -> dict[str, tuple[int, int, int, int]]:
    """Person-days for n made-up places."""
    rng = random.Random(seed)
    return {f"PLACE {i}": tuple(rng.randrange(1, scale) for _ in range(4)) for i in range(n)}  # type: ignore[misc]


def built(tmp_path: Path, editions: list[Edition], sql: str, facilities: dict[str, str] | None = None) -> list[tuple]:
    """Build of ``editions`` what one question reads, and ask it."""
    return query(make_datasets(tmp_path, editions, facilities), sql)


@settings(max_examples=8, deadline=None)
@given(days=st.integers(5, 366), seed=st.integers(0, 10**6), decimals=st.sampled_from([None, 6]))
def test_days_are_recovered_from_the_figures(
    tmp_path_factory: pytest.TempPathFactory, days: int, seed: int, decimals: int | None
) -> None:
    edition = Edition("FY21_a", days, places(seed), 2021, "03/01/2021", decimals=decimals)
    rows = built(tmp_path_factory.mktemp("ds"), [edition], "SELECT days_in_period, days_outcome FROM core.editions")
    assert rows == [(days, "found")]


def test_rounded_editions_have_no_days_but_the_headers_date(tmp_path: Path) -> None:
    edition = Edition("FY25_a", 100, places(1), 2025, "01/10/2025", decimals=0)
    sql = "SELECT days_in_period, days_outcome, as_of, as_of_basis, flags FROM core.editions"
    assert built(tmp_path, [edition], sql) == [(None, "rounded", date(2025, 1, 10), "header", "rounded")]


def test_figures_that_fit_no_day_count_are_said_to(tmp_path: Path) -> None:
    rng = random.Random(3)
    cells = {(name, "adp_male_crim"): repr(rng.random() * 50) for name in places(2)}
    edition = Edition("FY25_a", 100, places(2), 2025, "01/10/2025", cells=cells)
    assert built(tmp_path, [edition], "SELECT days_in_period, days_outcome FROM core.editions") == [(None, "no fit")]


def test_a_header_of_the_wrong_year_gives_way_to_the_neighbouring_edition(tmp_path: Path) -> None:
    january, february = places(5), {name: tuple(p + 60 for p in parts) for name, parts in places(5).items()}
    editions = [
        Edition("FY23_a", 100, january, 2023, "01/09/2023"),
        Edition("FY22_a", 101, places(6), 2022, "01/10/2022"),
        Edition("FY23_b", 114, february, 2023, "01/23/2022"),
    ]
    sql = "SELECT file_name, fiscal_year, fiscal_year_basis, as_of, flags FROM core.editions ORDER BY file_name"
    rows = built(tmp_path, editions, sql)
    assert rows[2] == ("FY23_b.xlsx", 2023, "neighbouring editions", date(2023, 1, 22), "header_year_wrong")


def test_last_years_table_under_this_years_title_is_last_years(tmp_path: Path) -> None:
    editions = [
        Edition("FY21_a", 143, places(7, scale=2000), 2021, "02/22/2021"),
        Edition("FY20_a", 140, places(8, scale=9000), 2020, "02/19/2020"),
        Edition(
            "FY21_b", 145, {k: tuple(x + 90 for x in v) for k, v in places(8, scale=9000).items()}, 2021, "02/24/2020"
        ),
    ]
    rows = built(tmp_path, editions, "SELECT file_name, fiscal_year, flags FROM core.editions ORDER BY file_name")
    assert rows[2] == ("FY21_b.xlsx", 2020, "title_year_wrong;label_year_wrong")


def test_without_a_neighbour_the_people_detained_in_the_same_workbook_decide(tmp_path: Path) -> None:
    figures = places(9, scale=9000)
    total = sum(sum(parts) for parts in figures.values()) / 145
    old = Edition("FY21_b", 145, figures, 2021, "02/24/2020", detained=round(total / 3))
    new = Edition("FY21_c", 145, figures, 2021, "02/24/2020", detained=round(total), captured_on="2021-02-26")
    rows = built(tmp_path, [old, new], "SELECT file_name, fiscal_year, fiscal_year_basis FROM core.editions ORDER BY 1")
    assert rows == [("FY21_b.xlsx", 2020, "detained total"), ("FY21_c.xlsx", 2021, "detained total")]


def test_a_year_end_table_pulled_in_october_belongs_to_the_year_it_closes(tmp_path: Path) -> None:
    edition = Edition("FY24_a", 366, places(10), 2024, "10/07/2024")
    rows = built(tmp_path, [edition], "SELECT fiscal_year, as_of, flags FROM core.editions")
    assert rows == [(2024, date(2024, 9, 30), None)]


def test_a_copied_table_is_told_from_a_new_one(tmp_path: Path) -> None:
    editions = [
        Edition("FY22_detentionStats05042022", 199, places(11), 2022, "04/18/2022", captured_on="2022-05-05"),
        Edition("FY22_detentionStats04282022", 199, places(11), 2022, "04/18/2022", captured_on="2022-04-29"),
    ]
    rows = built(tmp_path, editions, "SELECT file_date, same_table_as, flags FROM core.editions ORDER BY file_name")
    assert rows == [(date(2022, 4, 28), None, None), (date(2022, 5, 4), editions[1].sha256, "stale_table")]


def test_no_edition_was_public_before_it_was_saved(tmp_path: Path) -> None:
    """One real file's capture day lies ten months before its bytes were made; another has an older name than its bytes."""
    editions = [
        Edition(
            "FY22-detentionStats", 199, places(11), 2022, "04/18/2022", captured_on="2022-05-05", saved_on="2022-08-21"
        ),
        Edition(
            "FY22_detentionStats05192022",
            220,
            places(12),
            2022,
            "05/09/2022",
            captured_on="2022-05-30",
            saved_on="2022-05-26",
        ),
        # the day of saving is UTC's
        Edition(
            "FY22_detentionStats06092022",
            240,
            places(13),
            2022,
            "05/29/2022",
            captured_on="2022-06-12",
            saved_on="2022-06-10",
        ),
    ]
    rows = built(tmp_path, editions, "SELECT in_force_from, flags FROM core.editions ORDER BY as_of")
    assert rows == [(None, "seen_before_saved"), (date(2022, 5, 30), None), (date(2022, 6, 9), None)]


def test_tokens_and_blanks_are_null_with_what_was_printed_and_zero_stays_zero(tmp_path: Path) -> None:
    cells = {
        ("PLACE 0", "adp_male_crim"): "#N/A",
        ("PLACE 1", "guaranteed_minimum"): "N/A",
        ("PLACE 2", "zip"): "7105",
        ("PLACE 3", "last_inspection_end_date"): "Scheduled FY26",
        ("PLACE 4", "last_inspection_end_date"): "45292",
        ("PLACE 5", "adp_mandatory"): None,
        ("PLACE 6", "adp_female_crim"): "0",
    }
    edition = Edition("FY25_a", 97, places(12), 2025, "01/06/2025", cells=cells)
    sql = """SELECT name_printed, adp_male_crim, adp_total, guaranteed_minimum, zip, last_inspection_end_date,
        adp_mandatory, adp_female_crim, printed_differs FROM core.facility_population ORDER BY row LIMIT 7"""
    rows = built(tmp_path, [edition], sql)
    assert rows[0][1:3] == (None, None)
    assert rows[0][8] == "adp_male_crim=#N/A"
    assert (rows[1][3], rows[1][8]) == (None, "guaranteed_minimum=N/A")
    assert (rows[2][4], rows[2][8]) == ("07105", "zip=7105")
    assert (rows[3][5], rows[3][8]) == (None, "last_inspection_end_date=Scheduled FY26")
    assert (rows[4][5], rows[4][8]) == (date(2024, 1, 1), None)
    assert (rows[5][6], rows[5][8]) == (None, None)
    assert rows[6][7] == 0.0


def test_rows_are_flagged_where_their_figures_contradict_each_other(tmp_path: Path) -> None:
    cells = {
        ("PLACE 0", "adp_level_a"): "999",
        ("PLACE 1", "male_female"): "IGSA",
        **{("PLACE 2", f"adp_{sex}_{kind}"): None for sex in ("male", "female") for kind in ("crim", "non_crim")},
        ("PLACE 3", "adp_mandatory"): "1.2345",
    }
    edition = Edition("FY25_a", 97, places(13, n=60), 2025, "01/06/2025", cells=cells)
    rows = built(tmp_path, [edition], "SELECT flags FROM core.facility_population ORDER BY row LIMIT 5")
    assert [row[0] for row in rows] == ["splits_disagree", "column_shift", "no_split", "mandays_not_whole", None]


def test_unknown_names_are_kept_without_a_facility(tmp_path: Path) -> None:
    edition = Edition("FY25_a", 97, places(14, n=12), 2025, "01/06/2025")
    sql = "SELECT count(*), count(facility_id) FROM core.facility_population"
    assert built(tmp_path, [edition], sql, facilities={"PLACE 0": "fac_aaaaaaaa"}) == [(12, 1)]


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 99999))
def test_zip_codes_get_their_leading_zeros_back(number: int) -> None:
    with duckdb.connect() as con:
        con.execute(MACROS.read_text())
        expected = f"{number:05d}" if number >= 100 else None
        assert con.execute("SELECT zip5(?)", [str(number)]).fetchone() == (expected,)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2024-02-29", date(2024, 2, 29)),
        ("2/9/2025", date(2025, 2, 9)),
        ("2/29/2025", None),
        ("45292", date(2024, 1, 1)),
        ("12/26/24", date(2024, 12, 26)),
        ("N/A", None),
        ("1865", None),
        ("2024-02-29T00:00:00", date(2024, 2, 29)),
    ],
)
def test_days_are_read_or_left_unknown(printed: str, day: date | None) -> None:
    with duckdb.connect() as con:
        con.execute(MACROS.read_text())
        assert con.execute("SELECT day_of(?)", [printed]).fetchone() == (day,)


@settings(max_examples=50, deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False, width=64))
def test_numbers_come_back_exactly(value: float) -> None:
    with duckdb.connect() as con:
        con.execute(MACROS.read_text())
        assert con.execute("SELECT number(?)", [repr(value)]).fetchone() == (value,)


def test_every_query_parses_and_none_reads_another_in_a_circle(tmp_path: Path) -> None:
    assert len(in_order(queries())) == len(queries())
    for name, other in (("a", "b"), ("b", "a")):
        (tmp_path / f"{name}.sql").write_text(f"SELECT * FROM staging.{other}")
    circle = [Query("staging", name, tmp_path / f"{name}.sql") for name in ("a", "b")]
    assert table_names(circle[0]) == {"staging.b"}
    with pytest.raises(BuildError, match="circle"):
        in_order(circle)


def test_a_part_is_the_tables_asked_for_and_what_they_are_made_of(tmp_path: Path) -> None:
    datasets = make_datasets(tmp_path, [Edition("FY25_a", 97, places(15), 2025, "01/06/2025")])
    names = "SELECT schema_name || '.' || table_name FROM duckdb_tables()"
    with duckdb.connect(str(build(Folders(datasets), {"core.editions", "raw.sites"})), read_only=True) as con:
        built = {name for (name,) in con.execute(names).fetchall()}
    read = {name for query in queries() if query.target in built for name in table_names(query)}
    assert built == {"core.editions", "raw.sites"} | read
    assert not Folders(datasets).candidate.exists()
    with pytest.raises(BuildError, match=r"no query fills core\.edition:"):
        build(Folders(datasets), {"core.edition"})


def test_a_part_holds_the_same_rows_as_the_whole(tmp_path: Path) -> None:
    folders = Folders(make_datasets(tmp_path, [Edition("FY25_a", 97, places(15), 2025, "01/06/2025")]))
    sql = "SELECT * FROM core.facility_population ORDER BY ALL"
    with duckdb.connect(str(build(folders)), read_only=True) as con:
        whole = con.execute(sql).fetchall()
    assert query(folders.datasets, sql) == whole
    assert len(whole) == 40


def test_a_query_that_does_not_bind_names_the_line_of_its_file_before_anything_is_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wrong query stands last; the one before it would fail too, were it filled."""
    (tmp_path / "failing.sql").write_text("SELECT 1 AS n, error('filled') AS text FROM range(3)")
    wrong = tmp_path / "wrong.sql"
    wrong.write_text("-- a comment\nSELECT\n    n,\n    nowhere\nFROM staging.failing")
    chosen = [Query("staging", name, tmp_path / f"{name}.sql") for name in ("failing", "wrong")]
    monkeypatch.setattr(building, "queries", lambda: chosen)
    datasets = make_datasets(tmp_path / "datasets", [Edition("FY25_a", 97, places(15), 2025, "01/06/2025")])
    with pytest.raises(BuildError, match=r"wrong\.sql: .*nowhere[^§]*LINE 4:"):
        build(Folders(datasets), {"staging.wrong"})


def test_a_query_whose_columns_are_not_the_declared_ones_is_told_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "counties.sql").write_text("SELECT 1 AS county_geoid, 2 AS county_name, 3 AS shade")
    monkeypatch.setattr(building, "queries", lambda: [Query("core", "counties", tmp_path / "counties.sql")])
    datasets = make_datasets(tmp_path / "datasets", [Edition("FY25_a", 97, places(15), 2025, "01/06/2025")])
    with pytest.raises(BuildError, match=r"counties\.py declares: missing .*state.*, undeclared shade"):
        build(Folders(datasets), {"core.counties"})


def test_a_build_without_records_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="python -m scrapers extract"):
        build(Folders(tmp_path))


def test_a_wrong_record_stops_the_build_and_names_the_query(tmp_path: Path) -> None:
    datasets = make_datasets(tmp_path, [Edition("FY25_a", 97, places(15), 2025, "01/06/2025")])
    write(datasets / "records" / "ice_detention_statistics_columns.parquet", ["snapshot_sha256"], [])
    with pytest.raises(BuildError, match=r"snapshot_columns\.sql"):
        build(Folders(datasets))


def test_a_look_at_one_table_says_its_rows_and_how_full_its_columns_are(tmp_path: Path) -> None:
    datasets = make_datasets(tmp_path, [Edition("FY25_a", 97, places(15), 2025, "01/06/2025")])
    head, _, *columns = look(Folders(datasets), "facility_population").splitlines()
    assert head.startswith("core.facility_population: 40 rows, in ")
    filled = {line.split()[0]: line.split()[2:4] for line in columns}
    assert filled["snapshot_sha256"] == ["40", "1"]
    assert filled["flags"] == ["0", "0"]


@pytest.mark.parametrize("n_foreign", [5, 12])
def test_rows_of_another_edition_do_not_hide_the_days_and_are_named(n_foreign: int, tmp_path: Path) -> None:
    """Of 40 rows some are those of an edition of 87 days: the other 130 days stand, and only the strangers are named."""
    names = sorted(places(7))
    other = Edition("other", 87, places(8), 2026, "")
    strangers = {str(row["name"]): row for row in other.rows() if row["name"] in names[:n_foreign]}
    cells = {(name, column): str(row[column]) for name, row in strangers.items() for column in ADP}
    mixed = Edition("mixed", 130, places(7), 2026, "02/07/2026", captured_on="2026-02-12", cells=cells)
    datasets = make_datasets(tmp_path, [mixed])
    sql = "SELECT days_in_period, days_outcome FROM core.editions"
    assert query(datasets, sql) == [(130, "found")]
    sql = "SELECT name_printed FROM core.facility_population WHERE contains(flags, 'mandays_not_whole') ORDER BY 1"
    assert [name for (name,) in query(datasets, sql)] == names[:n_foreign]
    listed = "SELECT count(DISTINCT place_id) FROM core.interval_population WHERE place_kind = 'facility'"
    assert query(datasets, listed) == [(40 - n_foreign,)]


def test_a_look_at_one_check_shows_what_it_finds(tmp_path: Path) -> None:
    cells = {("PLACE 0", "adp_level_a"): "999"}
    datasets = make_datasets(tmp_path, [Edition("FY25_a", 97, places(15), 2025, "01/06/2025", cells=cells)])
    head, finding = look(Folders(datasets), "checks.splits_agree").splitlines()
    assert head == "splits_agree: 1 rows"
    assert "999.0" in finding
    with pytest.raises(BuildError, match=r"no check is named nothing"):
        look(Folders(datasets), "checks.nothing")


def test_a_row_that_lacks_only_its_state_is_linked_by_name_and_zip(tmp_path: Path) -> None:
    first = Edition("a", 100, places(7, n=30), 2026, "01/08/2026", captured_on="2026-01-12")
    blank: dict[tuple[str, str], str | None] = {
        ("PLACE 0", "state"): None,
        ("PLACE 1", "state"): None,
        ("PLACE 1", "zip"): "10001",
    }
    second = Edition("b", 130, places(8, n=30), 2026, "02/07/2026", captured_on="2026-02-12", cells=blank)
    sql = "SELECT name_printed, facility_id, link_basis FROM core.facility_population WHERE state IS NULL ORDER BY 1"
    assert built(tmp_path, [first, second], sql) == [
        ("PLACE 0", f"fac_{sha('PLACE 0')[:8]}", "inferred"),
        ("PLACE 1", None, None),  # another ZIP: it may be another place
    ]
