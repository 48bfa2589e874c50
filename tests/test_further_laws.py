"""Laws about one edition, its file and its neighbours, each with an edition that breaks it. On synthetic editions."""

from pathlib import Path

import pytest

from etl.warehouse import check as checks
from scrapers.ice_sheets import tables
from tests.figure_cases import Row, figure
from tests.synthetic import Edition, make_datasets, sha, write
from tests.test_build import places
from tests.test_judgement import edition, grown
from tests.warehouses import checked

FIRST = places(31, n=30)


def detained(label: str, printed: str, as_of: str) -> Row:
    """How many people an edition of FY2025 counts as detained."""
    of = {"block": "detained_by_criminality", "measure": "detained", "agency": "total", "criminality": "total"}
    return figure(
        "F20", printed, snapshot_sha256=sha(label), fiscal_year=2025, period_kind="day", as_of_printed=as_of, **of
    )


def average(label: str, printed: str) -> Row:
    """The average population of the year to date that an edition of FY2025 prints."""
    of = {"block": "adp_by_agency", "measure": "average_daily_population", "agency": "total", "criminality": "total"}
    of |= {"period_kind": "fiscal_year_to_date", "as_of_printed": "01/10/2025"}
    return figure("N75", printed, snapshot_sha256=sha(label), fiscal_year=2025, **of)


def of_types(cell: str, facility_type: str, printed: str) -> Row:
    """A month's average population by facility type, of edition FY25_a."""
    of = {"block": "adp_by_facility_type", "measure": "average_daily_population", "facility_type": facility_type}
    return figure(
        cell, printed, snapshot_sha256=sha("FY25_a"), fiscal_year=2025, month=11, as_of_printed="01/10/2025", **of
    )


def found(
    folder: Path, rule: str, editions: list[Edition], figures: list[Row] | None = None
) -> list[tuple[object, ...]]:
    """What ``rule`` finds: file name, expected, found."""
    datasets = make_datasets(folder, editions)
    if figures is not None:
        write(tables.FIGURES.path(datasets), list(tables.FIGURES.columns), figures, tables.FIGURES.schema)
    return checked(
        datasets,
        "SELECT file_name, expected, found FROM core.snapshot_checks JOIN core.editions USING (snapshot_sha256) "
        f"WHERE rule = '{rule}' AND finding > 0 ORDER BY file_name, expected, found",
    )[0]


def test_a_table_in_whole_people_is_said_to_be_rounded(tmp_path: Path) -> None:
    editions = [edition("FY25_a", 100, FIRST), edition("FY25_b", 114, grown(FIRST, 5, 14), decimals=0)]
    ((name, _, whole),) = found(tmp_path, "averages_not_rounded", editions)
    assert (name, whole) == ("FY25_b.xlsx", "whole numbers in 390 of 390 cells")


def test_a_zip_code_far_from_its_city_is_found(tmp_path: Path) -> None:
    cells: dict[tuple[str, str], str | None] = {("PLACE 0", "zip"): "79901", ("PLACE 1", "zip"): "78017"}
    ((name, expected, what),) = found(tmp_path, "zip_matches_city", [edition("FY25_a", 100, FIRST, cells=cells)])
    assert (name, expected) == ("FY25_a.xlsx", "a ZIP code near DILLEY")
    assert str(what).startswith("79901, El Paso")


def test_a_zip_code_of_another_state_is_found_and_a_military_one_has_no_state(tmp_path: Path) -> None:
    cells: dict[tuple[str, str], str | None] = {("PLACE 0", "zip"): "70515", ("PLACE 1", "zip"): "34009"}
    cells |= {("PLACE 2", "zip"): "09905"}  # a fleet post office that the list of ZIP codes puts into New Jersey
    findings = found(tmp_path, "zip_matches_state", [edition("FY25_a", 100, FIRST, cells=cells)])
    assert findings == [("FY25_a.xlsx", "LA", "TX")]


def test_a_file_named_after_another_year_or_an_impossible_day_is_found(tmp_path: Path) -> None:
    editions = [
        edition("FY24_detentionStats01202025", 100, FIRST),
        edition("FY25_detentionStats01202024", 114, grown(FIRST, 5, 14)),
        edition("FY25_detentionStats02142025", 128, grown(FIRST, 5, 28)),
        # four digits may mean this year or the one before; the file was saved again after the day of its name
        edition("FY25_detention-stats_0301", 142, grown(FIRST, 5, 42), captured_on="2025-03-13", saved_on="2025-03-09"),
    ]
    assert [row[0] for row in found(tmp_path, "file_name_fits", editions)] == [
        "FY24_detentionStats01202025.xlsx",
        "FY25_detentionStats01202024.xlsx",
    ]


def test_a_facility_table_that_goes_back_within_its_year_is_found_and_a_late_year_end_is_not(tmp_path: Path) -> None:
    year_end = Edition("FY24_end", 366, FIRST, 2024, "10/03/2024", captured_on="2025-03-01")
    editions = [
        year_end,
        edition("FY25_a", 100, grown(FIRST, 5, 14), captured_on="2025-01-20"),
        edition("FY25_b", 128, grown(FIRST, 5, 42), captured_on="2025-02-20"),
        edition("FY25_old", 114, grown(FIRST, 5, 28), captured_on="2025-02-25"),
    ]
    assert found(tmp_path, "as_of_moves_on", editions) == [("FY25_old.xlsx", "not before 2025-02-05", "2025-01-22")]


def test_two_counts_of_one_day_are_found_in_the_edition_further_from_the_day(tmp_path: Path) -> None:
    editions = [
        edition("FY25_a", 100, FIRST, captured_on="2025-01-20"),
        edition("FY25_b", 128, grown(FIRST, 5, 28), captured_on="2025-02-20"),
    ]
    figures = [detained("FY25_a", "300", "01/11/2025"), detained("FY25_b", "320", "01/11/2025")]
    ((name, expected, number),) = found(tmp_path, "day_has_one_count", editions, figures)
    assert (name, number) == ("FY25_b.xlsx", "320")
    assert str(expected).startswith("300, in FY2025 to")


def test_places_that_add_up_to_more_than_the_nation_are_found(tmp_path: Path) -> None:
    total = sum(sum(parts) for parts in FIRST.values()) / 100
    for printed, number in ((total, 0), (total / 2, 1)):
        folder = tmp_path / str(number)
        rows = found(
            folder, "facilities_within_national", [edition("FY25_a", 100, FIRST)], [average("FY25_a", repr(printed))]
        )
        assert len(rows) == number


def test_a_family_average_of_fewer_days_is_found(tmp_path: Path) -> None:
    figures = [of_types("C102", "total", "19.2"), of_types("C103", "family", "0.8"), of_types("C104", "adult", "19.0")]
    rows = found(tmp_path, "family_average_same_days", [edition("FY25_a", 100, FIRST)], figures)
    assert rows == [("FY25_a.xlsx", "19.8", "19.2")]


def test_digits_0_that_went_missing_are_found(tmp_path: Path) -> None:
    minimum = ("PLACE 0", "guaranteed_minimum")
    editions = [
        edition("FY25_a", 100, FIRST, cells={minimum: "505"}),
        edition("FY25_b", 114, grown(FIRST, 5, 14), cells={minimum: "55"}),
        edition("FY25_c", 128, grown(FIRST, 5, 28), cells={minimum: "505"}),
    ]
    assert found(tmp_path, "minimum_keeps_magnitude", editions) == [("FY25_b.xlsx", "about 505 or 505", "55")]


def test_a_figure_that_leaps_in_one_edition_and_comes_back_is_found(tmp_path: Path) -> None:
    days = {"FY25_a": (100, FIRST), "FY25_b": (114, grown(FIRST, 5, 14)), "FY25_c": (128, grown(FIRST, 5, 28))}
    figures = []
    for label, leaping, growing in (("FY25_a", "70", "100"), ("FY25_b", "7", "900"), ("FY25_c", "71", "1000")):
        october: Row = {"snapshot_sha256": sha(label), "fiscal_year": 2025, "month": 10, "as_of_printed": "01/10/2025"}
        figures += [figure("F80", leaping, agency="ice", **october), figure("F81", growing, agency="cbp", **october)]
    rows = found(tmp_path, "figures_keep_magnitude", [edition(label, *table) for label, table in days.items()], figures)
    assert rows == [("FY25_b.xlsx", "about 70.0 or 71.0", "7.0")]


def test_a_day_after_the_edition_was_public_is_found_and_does_not_accuse_the_next_edition(tmp_path: Path) -> None:
    editions = [
        edition("FY25_a", 100, FIRST, captured_on="2025-01-20"),
        edition("FY25_b", 128, grown(FIRST, 5, 28), captured_on="2025-02-20"),
        edition("FY25_c", 142, grown(FIRST, 5, 42), captured_on="2025-03-01"),
    ]
    figures = [
        detained("FY25_a", "300", "12/11/2025"),
        detained("FY25_b", "320", "02/08/2025"),
        detained("FY25_c", "330", "02/01/2025"),
    ]
    assert found(tmp_path, "figure_dates_move_on", editions, figures) == [
        ("FY25_a.xlsx", "at most 2025-01-20", "2025-12-11"),
        ("FY25_c.xlsx", "not before 2025-02-08", "2025-02-01"),
    ]


def test_every_rule_says_how_sure_it_is_and_what_was_sampled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(rule.sampled for rule in checks.rules() if rule.severity == "finding")
    monkeypatch.setattr(checks, "CHECKS", tmp_path)
    for header in ("sure: certain", "sure: perhaps\n-- sampled: none found", "sure: likely\n-- sampled: 3 of 4"):
        (tmp_path / "rule.sql").write_text(f"-- severity: finding\n-- title: t\n-- why: w\n-- {header}\nSELECT 1\n")
        with pytest.raises(ValueError, match=r"rule\.sql"):
            list(checks.rules())
