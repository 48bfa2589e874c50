"""The judgement in SQL over deaths, agreements, inspections and documents with two sources. On synthetic records."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from etl.warehouse.check import rules
from scrapers.registry import modules
from tests.synthetic import Edition, add_statement, make_datasets, sha, write
from tests.warehouses import query, rule_sql

RED = "https://www.ice.gov/doclib/foia/reports/ddrRedPerson.pdf"


def add(datasets: Path, source: str, table: str, url: str, rows: list[dict[str, Any]], state: str = "extracted") -> str:
    """Add one document with records to a datasets folder; returns its sha256."""
    sha256 = sha(url)
    with (datasets / "snapshots.jsonl").open("a") as ledger:
        line = {
            "source": source,
            "url": url,
            "observed_at": "2031-01-01T00:00:00Z",
            "via": "import",
            "role": "document",
        }
        ledger.write(json.dumps(line | {"sha256": sha256, "bytes": 10}) + "\n")
    states = duckdb.sql(f"SELECT * FROM '{datasets}/records/extractions.parquet'").to_arrow_table().to_pylist()
    states.append({"snapshot_sha256": sha256, "source": source, "state": state})
    write(datasets / "records/extractions.parquet", list(states[0]), states)
    if table:
        (shape,) = (t for t in modules()[source].RECORDS if t.name == table)
        old = duckdb.sql(f"SELECT * FROM '{shape.path(datasets)}'").to_arrow_table().to_pylist()
        new = [{"snapshot_sha256": sha256} | row for row in rows]
        write(shape.path(datasets), list(shape.columns), old + new, shape.schema)
    return sha256


def folder(tmp_path: Path, *editions: Edition) -> Path:
    default = Edition("FY31_a", 100, {"RED JAIL": (1, 2, 3, 4)}, 2031, "01/10/2031")
    return make_datasets(tmp_path, list(editions or [default]))


def death(**values: Any) -> dict[str, Any]:
    base = {
        "kind": "report",
        "row": 1,
        "page": 1,
        "date_of_death_printed": "May 20, 2031",
        "date_label": "Date of Death",
    }
    base |= {"age_printed": "40", "age_from_dates": 40, "sex_printed": "Male", "country_printed": "Ruritania"}
    base |= {"country_of": "citizenship", "last_detention_printed": "Red Jail", "last_detention_rule": "named"}
    return base | {"cause_status": "not_stated"} | values


DEATHS = "ice_death_reports", "ice_death_reports_deaths"


def test_a_report_and_the_list_tell_of_one_death(tmp_path: Path) -> None:
    datasets = folder(tmp_path)
    add(datasets, *DEATHS, RED, [death(custody_start_printed="May 10, 2031")])
    listed = {"kind": "list", "date_of_death_printed": "5/20/2031", "sex_printed": "M", "country_printed": "RURITANIA"}
    listed |= {"age_printed": None, "country_of": "birth", "last_detention_printed": "Red Jail, TX"}
    rows = [death(**listed), death(**listed, row=2), death(**listed | {"date_of_death_printed": "6/1/2031"}, row=3)]
    add(datasets, *DEATHS, "https://www.ice.gov/doclib/foia/reports/detaineedeaths.pdf", rows)
    sql = "SELECT date_of_death, document_kind, n_documents, days_in_custody FROM core.deaths_in_custody ORDER BY ALL"
    assert query(datasets, sql) == [
        (date(2031, 5, 20), "list", 1, None),  # a second man of that day, country and age stays a second death
        (date(2031, 5, 20), "report", 2, 10),
        (date(2031, 6, 1), "list", 1, None),
    ]


def test_a_place_of_another_state_is_another_place(tmp_path: Path) -> None:
    datasets = folder(tmp_path)  # RED JAIL is in TX
    towns = [None, "Redtown, TX", "Redtown, Texas", "Redtown, GA", "Redtown, Georgia"]
    for number, town in enumerate(towns):
        add(
            datasets,
            *DEATHS,
            f"{RED}?{number}",
            [death(age_printed=str(30 + number), last_detention_town_printed=town)],
        )
    found = query(datasets, "SELECT facility_id IS NOT NULL FROM core.deaths_in_custody ORDER BY age")
    assert found == [(True,), (True,), (True,), (False,), (False,)]


def test_file_names_of_death_reports_show_no_name(tmp_path: Path) -> None:
    datasets = folder(tmp_path)
    sha256 = add(datasets, *DEATHS, RED, [death()])
    sql = "SELECT file_name FROM core.snapshots WHERE source_id = 'ice_death_reports'"
    assert query(datasets, sql) == [(f"death-report-{sha256[:8]}.pdf",)]


def test_a_page_of_two_sources_belongs_to_the_one_that_reads_it(tmp_path: Path) -> None:
    datasets = folder(tmp_path)
    url = "https://www.ice.gov/node/900001"
    add(datasets, "ice_news_releases", "", url, [], state="ignored")
    office = {"layout": "page", "position": 1, "canonical_url": url, "title": "Red Town, TX"}
    office |= {"office_name": "St. Paul Field Office", "zip": "501"}
    add(datasets, "ice_facility_pages", "ice_facility_pages_offices", url, [office])
    assert query(datasets, f"SELECT source_id, state FROM core.snapshots WHERE url = '{url}'") == [
        ("ice_facility_pages", "extracted")
    ]
    assert query(datasets, "SELECT aor, zip FROM core.field_offices") == [("SPM", "00501")]


def test_one_agreement_over_lists_with_other_spellings(tmp_path: Path) -> None:
    datasets = folder(tmp_path)
    row = {"sheet": "S", "row": 2, "list": "participating", "state": "TEXAS ", "agency": "Red County Sheriff’s Office "}
    row |= {
        "agency_type": "County ",
        "support_type": "Task Force Model ",
        "signed": "2031-02-03",
        "moa": "link pending",
    }
    link = "https://gcc02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.ice.gov%2Fred.pdf&data=05"
    later = {
        "agency": "Red County Sheriff's Office",
        "support_type": "Task Force Model",
        "moa": "link",
        "moa_url": link,
    }
    table = "ice_287g", "ice_287g_agreements"
    folder_url = "https://www.ice.gov/doclib/about/offices/ero/287g/participatingAgencies"
    add(datasets, *table, f"{folder_url}-20310210101500.xlsx", [row])
    add(
        datasets,
        *table,
        f"{folder_url}03052031pm_b.xlsx",
        [row | later, row | {"agency": "Blue PD", "signed": "3/42031"}],
    )
    sql = """
        SELECT agency, state, support_type, signed_on, first_listed, last_listed, n_lists, moa_url, flags
        FROM core.agreements_287g ORDER BY n_lists DESC
    """
    signed, first, second, url = date(2031, 2, 3), date(2031, 2, 10), date(2031, 3, 5), "https://www.ice.gov/red.pdf"
    assert query(datasets, sql) == [
        ("Red County Sheriff's Office", "TX", "task_force", signed, first, second, 2, url, None),
        ("Blue PD", "TX", "task_force", None, second, second, 1, None, "no_date"),
    ]


def test_a_notice_joins_its_report_and_stands_alone_without_one(tmp_path: Path) -> None:
    datasets = folder(tmp_path)
    add(datasets, *DEATHS, RED, [death()])
    told = {"item": 1, "age_printed": "40", "country_printed": "Ruritania", "sex": "male"}
    told |= {"last_detention_printed": "Red Jail", "last_detention_rule": "held_at"}
    days = {"reported": "2031-05-20", "alone": "2031-05-29", "undated": None}
    shape = next(table for table in modules()["ice_news_releases"].RECORDS if table.name == "ice_news_releases_deaths")
    rows = []
    for slug, day in days.items():
        add_statement(datasets, slug, "A notice", "A body.", published="2031-05-31")
        rows.append({"snapshot_sha256": sha(f"https://www.ice.gov/news/releases/{slug}"), "date_of_death": day} | told)
    write(shape.path(datasets), list(shape.columns), rows, shape.schema)
    sql = """SELECT date_of_death, document_kind, n_documents, notice_after_days, report_due_on, report_held,
        last_detention_rule
        FROM core.deaths_in_custody ORDER BY 1"""
    assert query(datasets, sql) == [
        (date(2031, 5, 20), "report", 2, 11, date(2031, 8, 18), True, "named"),
        (date(2031, 5, 29), "notice", 1, 2, date(2031, 8, 27), False, "held_at"),
    ]
    (odd,) = query(datasets, rule_sql("death_notices_dated"))
    assert odd[6].startswith("notice of 2031-05-31")


def lists(datasets: Path, *named: tuple[str, list[dict[str, object]]]) -> None:
    """287(g) lists by file name, with rows of agency and what else differs from a warrant service agreement in Alabama."""
    base = {"sheet": "S", "list": "participating", "state": "ALABAMA", "support_type": "Warrant Service Officer"}
    for name, agencies in named:
        rows = [base | {"row": number} | row for number, row in enumerate(agencies, start=2)]
        url = f"https://www.ice.gov/doclib/about/offices/ero/287g/{name}.xlsx"
        add(datasets, "ice_287g", "ice_287g_agreements", url, rows)


def test_an_agreement_goes_on_through_spellings_and_another_county_is_another(tmp_path: Path) -> None:
    datasets = folder(tmp_path)
    with (datasets / "reference/counties.csv").open("a") as file:
        file.write("01089,Madison County,AL,2017\n01093,Marion County,AL,2017\n")
    madison, marion = {"agency": "Madison County Sheriff's Office"}, {"agency": "Marion County Sheriff's Office"}
    shared = {"moa_url": "https://www.ice.gov/board.pdf", "signed": "2031-02-03"}
    lists(
        datasets,
        (
            "participatingAgencies02102031am",
            [madison, {"agency": "Dogulas Police Dept."}, {"agency": "Lake Board"} | shared],
        ),
        (
            "participatingAgencies02172031am",
            [{"agency": "Douglas Police Department"}, {"agency": "Lake Sheriff"} | shared],
        ),
        (
            "participatingAgencies02242031am",
            [marion, {"agency": "Douglas Police Department"}, {"agency": "Lake Sheriff"}],
        ),
        ("pendingAgencies02032031am", [marion | {"list": "pending"}]),
        ("pendingAgencies02242031am", [{"agency": "Late PD", "list": "pending"}]),
    )
    sql = """SELECT agency, spellings, status, first_listed, last_listed, gone_on, n_lists, n_lists_without, pending_to
        FROM core.agreements_287g ORDER BY agency"""
    first, second, third = date(2031, 2, 10), date(2031, 2, 17), date(2031, 2, 24)
    assert query(datasets, sql) == [
        (
            "Douglas Police Department",
            "Dogulas Police Dept. | Douglas Police Department",
            "participating",
            *(first, third, None, 3, 0, None),
        ),
        ("Lake Sheriff", "Lake Board | Lake Sheriff", "participating", first, third, None, 3, 0, None),
        ("Late PD", None, "pending", None, None, None, 0, 0, third),
        ("Madison County Sheriff's Office", None, "ended", first, first, second, 1, 2, None),
        ("Marion County Sheriff's Office", None, "participating", third, third, None, 1, 0, date(2031, 2, 3)),
    ]


def test_a_wrong_year_in_a_lists_name_is_told_by_its_columns(tmp_path: Path) -> None:
    """As pendingAgencies01092025pm.xlsx, whose columns are those of 2026."""
    datasets = folder(tmp_path)
    old, new = {"agency": "Old PD"}, {"agency": "New PD", "agency_type": "Municipality", "county": "Lee"}
    lists(
        datasets,
        ("participatingAgencies01022031am", [old]),
        ("participatingAgencies01092031pm", [new]),
        ("participatingAgencies02102031am", [old]),
        ("participatingAgencies01162032am", [new]),
        ("participatingAgencies02132032am", [new]),
    )
    sql = "SELECT agency, first_listed, last_listed FROM core.agreements_287g ORDER BY agency"
    assert query(datasets, sql) == [
        ("New PD", date(2032, 1, 9), date(2032, 2, 13)),
        ("Old PD", date(2031, 1, 2), date(2031, 2, 10)),
    ]


def edition(label: str, as_of: str, days: int, **cells: str | None) -> Edition:
    return Edition(
        label, days, {"RED JAIL": (1, 2, 3, 4)}, 2031, as_of, cells={("RED JAIL", k): v for k, v in cells.items()}
    )


def test_an_inspection_is_one_over_editions_and_layouts(tmp_path: Path) -> None:
    block = {
        "last_inspection_type": "ODO",
        "last_inspection_standard": "NDS 2019",
        "last_inspection_end_date": "12/5/2030",
    }
    editions = [
        edition("FY31_01102031", "01/10/2031", 101, **block, last_final_rating="Pending Final Report"),
        edition("FY31_02102031", "02/10/2031", 132, **block, last_final_rating="Pass"),
        edition("FY31_03102031", "03/10/2031", 160, **block, last_final_rating="Pending FInal Report "),
        edition("FY31_04102031", "04/10/2031", 191, last_inspection_end_date="Scheduled FY26"),
        edition("FY31_05102031", "05/10/2031", 221, last_inspection_end_date="2/29/2031", last_final_rating="Splendid"),
    ]
    datasets = folder(tmp_path, *editions)
    sql = "SELECT inspection_date, body, inspection_type, standard, rating, n_editions, flags FROM core.inspections ORDER BY 1"
    assert query(datasets, sql) == [
        (date(2030, 12, 5), "odo", "odo", "nds_2019", "pass", 3, None),
        (None, None, None, None, None, 1, "no_date"),
    ]
    (rule,) = (rule for rule in rules() if rule.name == "inspection_words_known")
    assert sorted(found for _, _, _, _, _, found, _ in query(datasets, rule.sql)) == ["2/29/2031", "Splendid"]


def test_words_under_the_wrong_header_are_read_for_what_they_are(tmp_path: Path) -> None:
    """In 13 editions of 2023 the second Nakamoto block holds standard and rating under Type and Standard."""
    right = edition("FY31_01102031", "01/10/2031", 101, second_nakamoto_type="ORSA", second_nakamoto_standard="NDS 2019",
                    second_nakamoto_date="2030-01-02")  # fmt: skip
    wrong = edition("FY31_02102031", "02/10/2031", 132, second_nakamoto_type="NDS 2019",
                    second_nakamoto_standard="Meets Standards", second_nakamoto_date="2030-01-02")  # fmt: skip
    sql = "SELECT body, inspection_type, standard, rating, n_editions FROM core.inspections"
    assert query(folder(tmp_path, right, wrong), sql) == [("facility", "orsa", "nds_2019", "meets_standards", 2)]


def test_a_page_gives_its_inspection_the_report(tmp_path: Path) -> None:
    cells = {"odo_inspection_end_date": "2030-12-01", "odo_rating": "Pass", "last_inspection_type": "Regular"}
    datasets = folder(tmp_path, edition("FY31_01102031", "01/10/2031", 101, **cells))
    for number, dates in enumerate(("Nov. 29-Dec. 1, 2030", "Oct. 28-20, 2030")):
        page = {"canonical_url": f"https://www.ice.gov/node/{number}", "kind": "odo_inspection", "category": "ODO"}
        page |= {"title": "t", "place": "Red Jail", "city": "Dilley", "state": "TX", "dates": dates}
        page |= {"document_url": f"https://www.ice.gov/{number}.pdf"}
        add(datasets, "ice_facility_pages", "ice_facility_pages_documents", page["canonical_url"], [page])
    sql = "SELECT inspection_date, inspection_type, n_editions, report_url, flags FROM core.inspections ORDER BY n_editions"
    assert query(datasets, sql) == [
        (None, "odo", 0, "https://www.ice.gov/1.pdf", "no_date"),
        (date(2030, 12, 1), "odo", 1, "https://www.ice.gov/0.pdf", None),
    ]
