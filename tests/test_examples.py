"""The examples answer from the published tables what another computation finds in the records of what the files print.

Each is at most ten lines over two tables. The other computation is written here, over `datasets/records` and
`datasets/reference` alone, and knows nothing of the tables.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.folders import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.sql"))
DATASETS = ROOT / "datasets"
Rows = list[tuple[Any, ...]]

# What the newest edition prints of each month: ICE's last word, told by the date the block carries.
NEWEST = """
    SELECT make_date(fiscal_year - (month >= 10)::INTEGER, month, 1) AS month, agency, criminality, block,
        arg_max(value_printed::DOUBLE, strptime(as_of_printed, '%m/%d/%Y')) AS value
    FROM 'records/ice_detention_statistics_figures.parquet'
    WHERE period_kind = 'month' AND block IN ('adp_by_agency', 'alos_by_agency') AND try_cast(value_printed AS DOUBLE) > 0
        AND regexp_full_match(as_of_printed, '[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}')
    GROUP BY ALL
"""
CODES = """
    SELECT coalesce(nullif(ids.redirect_to, ''), codes.facility_id) AS facility_id, codes.code
    FROM read_csv('reference/facility_codes.csv', all_varchar = true) AS codes
    LEFT JOIN read_csv('reference/facility_ids.csv', all_varchar = true) AS ids USING (facility_id)
    WHERE codes.code_system = 'detloc' AND codes.method <> 'disputed'
"""
PROJECT = "records/deportation_data_project_days.parquet"
SERIES = "records/deportation_data_project_series.parquet"
HEADCOUNT = "records/uwchr_headcount_days.parquet"
LAST_OF_2024 = """
    SELECT state, try_cast(guaranteed_minimum AS DOUBLE) AS minimum, adp_male_crim::DOUBLE + adp_male_non_crim::DOUBLE
        + adp_female_crim::DOUBLE + adp_female_non_crim::DOUBLE AS adp
    FROM 'records/ice_detention_statistics_facilities.parquet'
    WHERE snapshot_sha256 = (
        SELECT snapshot_sha256 FROM 'records/ice_detention_statistics_sheets.parquet'
        WHERE kind = 'facilities' AND title_fiscal_year = 2024
        ORDER BY strptime(regexp_extract(as_of_printed, '[0-9]+/[0-9]+/[0-9]{4}'), '%m/%d/%Y') DESC LIMIT 1
    ) AND try_cast(adp_male_crim AS DOUBLE) IS NOT NULL
"""
RECORDS: Mapping[str, str] = {
    "01_without_conviction": f"""
        SELECT month, 1 - max(value) FILTER (criminality = 'convicted') / max(value) FILTER (criminality = 'total')
        FROM ({NEWEST}) WHERE block = 'adp_by_agency' AND agency = 'total' GROUP BY month ORDER BY month""",
    "04_length_of_stay": f"""
        SELECT month, max(value) FILTER (agency = 'total'), max(value) FILTER (agency = 'ice'),
            max(value) FILTER (agency = 'cbp')
        FROM ({NEWEST}) WHERE block = 'alos_by_agency' AND criminality = 'total' GROUP BY month ORDER BY month""",
    "05_moved": f"""
        SELECT date_trunc('month', date::DATE), sum(n_detained - n_detained_at_midnight)
        FROM '{PROJECT}' GROUP BY 1 ORDER BY 1""",
    "07_occupancy": f"SELECT count(*), median(adp / minimum) FROM ({LAST_OF_2024}) WHERE minimum > 0",
    "08_first_counted": f"""
        WITH released AS (SELECT DISTINCT detention_facility_code AS code FROM '{SERIES}'),
        span AS (SELECT min(first_date)::DATE AS first, max(last_date)::DATE AS last FROM '{SERIES}'),
        nights AS (
            SELECT detention_facility_code AS code, date::DATE AS night FROM '{PROJECT}' WHERE n_detained_at_midnight > 0
            UNION ALL
            SELECT detention_facility_code, date::DATE - 1 FROM '{HEADCOUNT}', span
            WHERE n > 0 AND date::DATE > '2011-09-30'
                AND NOT (date::DATE - 1 BETWEEN first AND last AND detention_facility_code IN (SELECT code FROM released))
        )
        SELECT year(first_night), count(*) FROM (
            SELECT facility_id, min(night) AS first_night FROM nights JOIN ({CODES}) USING (code) GROUP BY facility_id
        ) GROUP BY 1 ORDER BY 1""",
    "09_place_by_week": f"""
        SELECT date_trunc('week', date::DATE), sum(n_detained_at_midnight) / 7 FROM '{PROJECT}'
        JOIN ({CODES}) ON code = detention_facility_code
        WHERE facility_id = 'fac_wd4yvpip' AND date::DATE BETWEEN '2024-12-30' AND '2025-12-28' GROUP BY 1 ORDER BY 1""",
    "13_children": """
        WITH days AS (SELECT DISTINCT strptime(date_printed, '%B %d, %Y')::DATE AS day,
            replace(transferred_out_of_cbp, ',', '')::INT AS came, replace(discharged_from_hhs, ',', '')::INT AS gone
            FROM 'records/hhs_uac_daily_days.parquet')
        SELECT date_trunc('month', day), count(*), sum(came), sum(gone) FROM days GROUP BY 1 ORDER BY 1""",
    "12_segregation": f"""
        WITH printed AS (
            SELECT make_date(calendar_year, month, 1) AS month, facility_name,
                arg_max(value_printed::DOUBLE, saved_on) AS placements
            FROM 'records/ice_detention_statistics_figures.parquet'
            JOIN (
                SELECT snapshot_sha256, max(saved_on) AS saved_on
                FROM 'records/ice_detention_statistics_sheets.parquet' GROUP BY ALL
            ) USING (snapshot_sha256)
            WHERE block = 'segregation_by_facility' AND period_kind = 'month' AND try_cast(value_printed AS DOUBLE) IS NOT NULL
            GROUP BY ALL
        )
        SELECT month, 1000 * sum(placements) / (max(value) * day(last_day(month)))
        FROM printed JOIN ({NEWEST}) USING (month)
        WHERE block = 'adp_by_agency' AND agency = 'total' AND criminality = 'total' AND facility_name <> 'total'
        GROUP BY month ORDER BY month""",
    "15_revised": """
        WITH printed AS (
            SELECT make_date(fiscal_year - (month >= 10)::INTEGER, month, 1) AS month, value_printed::DOUBLE AS value,
                strptime(as_of_printed, '%m/%d/%Y') AS day
            FROM 'records/ice_detention_statistics_figures.parquet'
            WHERE block = 'book_ins_by_agency' AND agency = 'total' AND period_kind = 'month'
                AND try_cast(value_printed AS DOUBLE) > 0
        )
        SELECT month, arg_max(value, day) FROM printed WHERE month >= '2019-10-01' GROUP BY month ORDER BY month""",
    "06_deaths": f"""
        WITH years AS (
            SELECT year(date::DATE - 1) + (month(date::DATE - 1) >= 10)::INT AS fiscal_year, sum(n) / 365.25 AS person_years
            FROM '{HEADCOUNT}' GROUP BY ALL
        ), deaths AS (
            SELECT strptime(date_of_death_printed, '%m/%d/%Y')::DATE AS day FROM 'records/ice_death_reports_deaths.parquet'
            WHERE kind = 'list' AND snapshot_sha256 = (
                SELECT snapshot_sha256 FROM 'records/ice_death_reports_deaths.parquet' WHERE kind = 'list'
                GROUP BY snapshot_sha256 ORDER BY count(*) DESC LIMIT 1)
        )
        SELECT fiscal_year, 100000 * count(*) / person_years FROM deaths
        JOIN years ON fiscal_year = year(day) + (month(day) >= 10)::INT
        WHERE fiscal_year BETWEEN 2013 AND 2016 GROUP BY fiscal_year, person_years ORDER BY fiscal_year""",
}


def example(name: str) -> str:
    """The query of one example over the files of datasets/; the test is skipped where one has not been published yet."""
    sql = (ROOT / "examples" / f"{name}.sql").read_text()
    for file in re.findall(r"'datasets/(\w+\.parquet)'", sql):
        if not (DATASETS / file).exists():
            pytest.skip(f"datasets/ has no {file}: it comes with the next publication")
    return sql.replace("'datasets/", f"'{DATASETS}/")


def asked(sql: str) -> Rows:
    with duckdb.connect() as con:
        return con.execute(sql).fetchall()


def recorded(sql: str) -> Rows:
    return asked(re.sub(r"'(records|reference)/", rf"'{DATASETS}/\1/", sql))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_ten_lines_over_two_tables_and_answers(path: Path) -> None:
    text = path.read_text()
    lines = [line for line in text.splitlines() if line and not line.startswith("--")]
    assert text.startswith("-- ")
    assert len(lines) <= 10
    assert 1 <= len(set(re.findall(r"'datasets/(\w+)\.parquet'", text))) <= 2
    assert asked(example(path.stem))


@pytest.mark.parametrize("name", RECORDS)
def test_an_example_finds_what_the_records_say(name: str) -> None:
    answer, expected = asked(example(name)), recorded(RECORDS[name])
    assert [row[0] for row in answer] == [row[0] for row in expected]
    for row, other in zip(answer, expected, strict=True):
        assert row[1 : len(other)] == pytest.approx(other[1:], rel=1e-6), row[0]


def test_the_states_months_average_to_what_ice_prints_of_the_year() -> None:
    """The months of each state against ICE's own averages of the year, which leave out places closed by then."""
    months = dict(asked(example("02_states")))
    printed = recorded(f"SELECT state, sum(adp) FROM ({LAST_OF_2024}) GROUP BY state ORDER BY 2 DESC LIMIT 14")
    ratios = [months[state] / persons for state, persons in printed]
    assert len(ratios) == 14
    assert min(ratios) > 0.99
    assert sum(ratio < 1.01 for ratio in ratios) >= 12
