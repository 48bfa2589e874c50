"""Intervals, changes and the laws that find ICE's errors. On synthetic editions."""

from datetime import date
from pathlib import Path

from tests.synthetic import Edition, make_datasets, sha
from tests.test_build import places
from tests.warehouses import checked

Mandays = dict[str, tuple[int, int, int, int]]


def grown(start: Mandays, per_day: int, days: int) -> Mandays:
    """The same places ``days`` later, each of the four cells having gained ``per_day`` person-days a day."""
    return {name: tuple(part + per_day * days for part in parts) for name, parts in start.items()}  # type: ignore[misc]


def edition(label: str, days: int, mandays: Mandays, **changes: object) -> Edition:
    """An edition of fiscal year 2025 that ends ``days`` after 1 October 2024."""
    as_of = date.fromordinal(date(2024, 10, 1).toordinal() + days)
    return Edition(label, days, mandays, 2025, f"{as_of:%m/%d/%Y}", **changes)  # type: ignore[arg-type]


def asked(tmp_path: Path, editions: list[Edition], sql: str, sites: dict[str, str] | None = None) -> list[tuple]:
    """Build and check ``editions``, then ask one question. ``sites`` puts facilities (by printed name) on a campus."""
    datasets = make_datasets(tmp_path, editions)
    if sites:
        path = datasets / "reference" / "facility_ids.csv"
        lines = path.read_text().splitlines()
        for name, site in sites.items():
            lines = [
                line.replace("DILLEY,TX,,", f"DILLEY,TX,{site},") if f"fac_{sha(name)[:8]}" in line else line
                for line in lines
            ]
        path.write_text("\n".join(lines) + "\n")
    return checked(datasets, sql)[0]


FIRST = places(31, n=30)
INTERVALS = """SELECT name, period_start, days, population, quality FROM core.interval_population AS i
    JOIN core.facilities USING (facility_id) WHERE name = 'Place 0' ORDER BY period_end"""


def test_population_between_two_editions_is_the_gain_in_mandays_by_the_days_between(tmp_path: Path) -> None:
    editions = [edition("FY25_a", 100, FIRST), edition("FY25_b", 114, grown(FIRST, 5, 14))]
    rows = asked(tmp_path, editions, INTERVALS)
    assert rows == [
        ("Place 0", date(2024, 10, 1), 100, round(sum(FIRST["PLACE 0"]) / 100, 3), "no_prior"),
        ("Place 0", date(2025, 1, 9), 14, 20.0, "ok"),
    ]


def test_a_place_that_was_not_listed_is_bridged_not_zero(tmp_path: Path) -> None:
    without = {name: parts for name, parts in grown(FIRST, 5, 14).items() if name != "PLACE 0"}
    editions = [
        edition("FY25_a", 100, FIRST),
        edition("FY25_b", 114, without),
        edition("FY25_c", 128, grown(FIRST, 5, 28)),
    ]
    rows = asked(tmp_path, editions, INTERVALS)
    assert [row[1:] for row in rows[1:]] == [(date(2025, 1, 9), 28, 20.0, "ok")]


def test_an_unsound_edition_is_marked_and_the_next_sound_one_bridges_it(tmp_path: Path) -> None:
    broken = {name: tuple(part // 2 for part in parts) for name, parts in FIRST.items()}
    editions = [
        edition("FY25_a", 100, FIRST),
        edition("FY25_b", 114, broken),
        edition("FY25_c", 128, grown(FIRST, 5, 28)),
    ]
    rows = asked(tmp_path, editions, INTERVALS)
    assert [(row[2], row[4]) for row in rows] == [(100, "no_prior"), (14, "restated"), (28, "ok")]
    assert rows[2][3] == 20.0
    rules = "SELECT rule, count(*) FROM core.snapshot_checks WHERE finding > 0 GROUP BY rule ORDER BY rule"
    found = dict(asked(tmp_path / "again", editions, rules))
    assert found["table_is_sound"] == 1
    assert found["mandays_never_fall"] == 30


def test_rounded_editions_give_an_interval_with_its_error(tmp_path: Path) -> None:
    editions = [edition("FY25_a", 100, FIRST), edition("FY25_b", 114, grown(FIRST, 5, 14), decimals=0)]
    ((quality, days, population, error),) = asked(
        tmp_path, editions, """SELECT quality, days, population, population_error FROM core.interval_population
        WHERE from_snapshot_sha256 IS NOT NULL
            AND facility_id = (SELECT facility_id FROM core.facilities WHERE name = 'Place 0')"""
    )  # fmt: skip
    assert (quality, days) == ("rounded", 14)
    assert abs(population - 20.0) <= error == round(2 * 114 / 14, 3)


def test_a_row_split_in_two_falls_for_the_row_and_not_for_the_site(tmp_path: Path) -> None:
    later = grown(FIRST, 5, 14)
    half = tuple(part // 2 for part in later["PLACE 0"])
    later |= {"PLACE 0": half, "PLACE 0 WOMEN": tuple(a - b for a, b in zip(later["PLACE 0"], half, strict=True))}  # type: ignore[dict-item]
    editions = [edition("FY25_a", 100, FIRST), edition("FY25_b", 114, later)]
    sql = """SELECT place_kind, quality, population >= 0 FROM core.interval_population
        LEFT JOIN core.facilities USING (facility_id) WHERE from_snapshot_sha256 IS NOT NULL
        AND (place_kind = 'site' OR name = 'Place 0') ORDER BY place_kind"""
    sites = {"PLACE 0": "site_test", "PLACE 0 WOMEN": "site_test"}
    assert asked(tmp_path, editions, sql, sites) == [("facility", "split", False), ("site", "ok", True)]


def test_a_row_with_another_places_figures_is_found_in_the_edition_and_against_the_one_before(tmp_path: Path) -> None:
    later = grown(FIRST, 5, 14)
    editions = [edition("FY25_a", 100, FIRST), edition("FY25_b", 114, later | {"PLACE 0": later["PLACE 1"]})]
    sql = "SELECT DISTINCT f.name FROM staging.misattributed AS m JOIN core.facilities AS f USING (facility_id) ORDER BY 1"
    assert asked(tmp_path, editions, sql) == [("Place 0",), ("Place 1",)]


def test_small_places_do_not_meet_by_chance(tmp_path: Path) -> None:
    same: Mandays = {"PLACE A": (1, 0, 0, 0), "PLACE B": (1, 0, 0, 0)}
    rows = asked(tmp_path, [edition("FY25_a", 100, FIRST | same)], "SELECT count(*) FROM staging.misattributed")
    assert rows == [(0,)]


def test_changes_name_both_cells(tmp_path: Path) -> None:
    later = {name: parts for name, parts in grown(FIRST, 5, 14).items() if name != "PLACE 1"} | {
        "PLACE NEW": (70, 7, 7, 7)
    }
    cells = {("PLACE 0", "guaranteed_minimum"): "24", ("PLACE 2", "type_detailed"): "DIGSA"}
    editions = [edition("FY25_a", 100, FIRST), edition("FY25_b", 114, later, cells=cells)]
    sql = """SELECT change, name, old_value, new_value, old_cell, new_cell FROM core.edition_changes
        JOIN core.facilities USING (facility_id) ORDER BY change, name"""
    rows = {row[0]: row[1:] for row in asked(tmp_path, editions, sql)}
    assert rows["appeared"][0] == "Place New"
    assert rows["appeared"][4].startswith("Facilities!A")
    assert rows["minimum_changed"] == ("Place 0", "100", "24", "Facilities!W8", "Facilities!W8")
    assert rows["retyped"] == ("Place 2", "IGSA", "DIGSA", "Facilities!G10", "Facilities!G9")
    assert rows["vanished"][0] == "Place 1"
    assert rows["vanished"][2] is None, "vanished is not zero"


def test_the_rules_find_slips_and_omissions(tmp_path: Path) -> None:
    big = {"PLACE BIG": (20_000, 7, 3, 1)}
    slip = {("PLACE 0", "guaranteed_minimum"): "1"}
    editions = [
        edition("FY25_a", 100, FIRST | big),
        edition("FY25_b", 114, grown(FIRST, 5, 14), cells=slip),
        edition("FY25_c", 128, grown(FIRST, 5, 28) | grown(big, 60, 28)),
    ]
    sql = """SELECT rule, expected, found, message FROM core.snapshot_checks
        WHERE finding > 0 AND rule IN ('place_skips_no_edition', 'minimum_keeps_magnitude') ORDER BY rule"""
    minimum, skipped = asked(tmp_path, editions, sql)
    assert minimum[:3] == ("minimum_keeps_magnitude", "about 100 or 100", "1")
    assert skipped[3].startswith("Place Big: 200.1 before")


def test_a_place_that_is_not_listed_once_does_not_move_its_campus_by_a_whole_year(tmp_path: Path) -> None:
    """Karnes was left out of the table to 2 March 2025 and back in the next: its campus seemed to hold 5,570 people."""
    middle, last = grown(FIRST, 5, 14), grown(FIRST, 5, 28)
    editions = [
        edition("FY25_a", 100, FIRST),
        edition("FY25_b", 114, {name: parts for name, parts in middle.items() if name != "PLACE 0"}),
        edition("FY25_c", 128, last),
    ]
    sql = """SELECT period_end, quality, population FROM core.interval_population
        WHERE place_kind = 'site' AND from_snapshot_sha256 IS NOT NULL ORDER BY period_end"""
    found = asked(tmp_path, editions, sql, {"PLACE 0": "site_test", "PLACE 1": "site_test"})
    each = [sum(last[name]) - sum(FIRST[name]) for name in ("PLACE 0", "PLACE 1")]
    one = sum(middle["PLACE 1"]) - sum(FIRST["PLACE 1"])
    assert [(quality, population) for _, quality, population in found] == [
        ("incomplete", round(one / 14, 3)),
        ("incomplete", round((sum(each) - one) / 14, 3)),
    ]
