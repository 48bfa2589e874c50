"""As published and as of: which edition, and which national figure, was in force on a day. On synthetic editions."""

from datetime import date
from pathlib import Path

from tests.figure_cases import Row, figure
from tests.synthetic import Edition, sha
from tests.test_build import places
from tests.test_corrections import datasets
from tests.test_judgement import edition, grown
from tests.warehouses import query

FIRST = places(31, n=30)


def public(label: str, days: int, day: str) -> Edition:
    """An edition that ends ``days`` after 1 October 2024 and was first captured on ``day``."""
    return edition(label, days, grown(FIRST, 5, days - 100), captured_on=day)


def test_an_edition_is_in_force_until_the_next_and_one_that_goes_back_never_is(tmp_path: Path) -> None:
    editions = [
        public("FY25_a", 100, "2025-01-20"),
        public("FY25_b", 128, "2025-02-20"),
        public("FY25_old", 107, "2025-02-25"),
        public("FY25_copy", 128, "2025-02-27"),
        public("FY25_c", 142, "2025-03-10"),
        edition("FY25_unseen", 156, grown(FIRST, 5, 56)),
    ]
    folders = datasets(tmp_path, editions)
    rows = dict(query(folders.datasets, "SELECT file_name, (in_force_from, in_force_until) FROM core.editions"))
    assert rows == {
        "FY25_a.xlsx": (date(2025, 1, 20), date(2025, 2, 20)),
        "FY25_b.xlsx": (date(2025, 2, 20), date(2025, 3, 10)),
        "FY25_old.xlsx": (date(2025, 2, 25), date(2025, 2, 25)),
        "FY25_copy.xlsx": (date(2025, 2, 27), date(2025, 2, 27)),
        "FY25_c.xlsx": (date(2025, 3, 10), None),
        "FY25_unseen.xlsx": (None, None),
    }
    for day, name in (("2025-02-19", "FY25_a.xlsx"), ("2025-02-20", "FY25_b.xlsx"), ("2025-02-26", "FY25_b.xlsx")):
        sql = f"SELECT file_name FROM core.editions WHERE in_force_from <= '{day}' AND coalesce(in_force_until > '{day}', true)"
        assert query(folders.datasets, sql) == [(name,)]


def test_a_national_figure_is_in_force_until_it_is_restated_and_an_older_table_never_is(tmp_path: Path) -> None:
    editions = [
        public("FY25_a", 100, "2025-01-20"),
        public("FY25_b", 128, "2025-02-20"),
        public("FY25_c", 142, "2025-03-10"),
    ]
    editions += [public("FY25_d", 156, "2025-03-20"), public("FY25_e", 170, "2025-04-10")]

    def month(label: str, printed: str, as_of: str) -> Row:
        return figure("B3", printed, snapshot_sha256=sha(label), fiscal_year=2025, month=10, as_of_printed=as_of)

    def day(label: str, printed: str, as_of: str) -> Row:
        values = {
            "block": "detained_by_criminality",
            "measure": "detained",
            "period_kind": "day",
            "as_of_printed": as_of,
        }
        return figure("F20", printed, snapshot_sha256=sha(label), fiscal_year=2025, **values)

    figures = [
        month("FY25_a", "10", "01/11/2025"),
        month("FY25_b", "10", "02/11/2025"),
        month("FY25_c", "8", "12/11/2024"),  # an older table in a newer file
        month("FY25_d", "12", "03/11/2025"),
        day("FY25_d", "300", "03/11/2025"),
        day("FY25_e", "310", "03/11/2024"),  # the year was not changed
    ]
    folders = datasets(tmp_path, editions, figures=figures)
    sql = """SELECT value, changed, figures.in_force_from, figures.in_force_until FROM core.national_figures AS figures
        JOIN core.editions USING (snapshot_sha256) WHERE block = '{}' ORDER BY editions.in_force_from"""
    assert query(folders.datasets, sql.format("book_ins_by_agency")) == [
        (10.0, True, date(2025, 1, 20), date(2025, 3, 20)),
        (10.0, False, None, None),  # a reprint: what was said on 20 January stays in force
        (8.0, True, None, None),
        (12.0, True, date(2025, 3, 20), None),
    ]
    assert query(folders.datasets, sql.format("detained_by_criminality")) == [
        (300.0, True, date(2025, 3, 20), None),
        (310.0, True, None, None),
    ]
