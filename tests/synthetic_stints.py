"""Made-up stints in the shape of the Deportation Data Project's release, and in UWCHR's; nobody in them exists.

Each person has two stays of two stints, one after the other, some of them within a day, some still going on at the
release's last day. What is printed of them has the faults of the real files: stints printed twice, stints that overlap
another of the same person and place, book-outs that are missing where the next book-in or the end of the stay tells them.
"""

from pathlib import Path

import duckdb

FIRST, LAST = "2012-10-01", "2026-03-10"
PEOPLE = """
CREATE OR REPLACE TEMP TABLE people AS
SELECT *, in0 + h0 AS in1, in0 + h0 + h1 AS out1, in0 + h0 + h1 + gap AS in2,
    in0 + h0 + h1 + gap + h2 AS in3, in0 + h0 + h1 + gap + h2 + h3 AS out3
FROM (
    SELECT i AS person, hash(i, 0) % {hours} AS in0, {h} AS h0, {h1} AS h1, {h2} AS h2, {h3} AS h3,
        24 * (20 + hash(i, 5) % 900) AS gap, hash(i, 6) % 100 AS crime, hash(i, 7) % 100 AS nation
    FROM range({people}) AS numbers(i)
)
"""
STAY_HOURS = (
    "(CASE WHEN hash(i, {k}, 'same day') % 6 = 0 THEN 1 + hash(i, {k}) % 9 "
    "ELSE 5 + hash(i, {k}) % {longest} END)::BIGINT"
)
CODE = "'S' || lpad(((hash(person, {k}, 'code') % 1000)::DOUBLE ** 3 / 1e9 * {codes})::BIGINT::VARCHAR, 6, '0')"


def truth(con: duckdb.DuckDBPyConnection, people: int, codes: int = 800) -> None:
    """Make the table `truth`: what happened, one row a stint (person, k, code, book_in, book_out, stay_in, stay_out)."""
    hours = {f"h{k or ''}": STAY_HOURS.format(k=k, longest=24 * (15 if k % 2 == 0 else 70)) for k in range(4)}
    span = f"24 * (DATE '{LAST}' - DATE '{FIRST}')"
    con.execute(PEOPLE.format(people=people, hours=f"({span})", **hours))
    parts = []
    for k, start, end, stay_start, stay_end in (
        (0, "in0", "in1", "in0", "out1"),
        (1, "in1", "out1", "in0", "out1"),
        (2, "in2", "in3", "in2", "out3"),
        (3, "in3", "out3", "in2", "out3"),
    ):
        at = {name: f"TIMESTAMP '{FIRST}' + to_hours({hour}::BIGINT)" for name, hour in
              {"book_in": start, "book_out": end, "stay_in": stay_start, "stay_out": stay_end}.items()}  # fmt: skip
        columns = ", ".join(f"{sql} AS {name}" for name, sql in at.items())
        code = CODE.format(k=k, codes=codes)
        parts.append(f"SELECT person, {k} AS k, {code} AS code, crime, nation, {columns} FROM people")
    con.execute(
        "CREATE OR REPLACE TEMP TABLE truth AS SELECT * REPLACE (CASE WHEN book_out < {end} THEN book_out END AS book_out, "
        "CASE WHEN stay_out < {end} THEN stay_out END AS stay_out) FROM ({all}) WHERE book_in < {end}".format(
            end=f"TIMESTAMP '{LAST} 23:00:00'", all=" UNION ALL ".join(parts)
        )
    )


PRINTED = """
SELECT md5(person::VARCHAR) AS unique_identifier, md5(person::VARCHAR) || '_' || stay_in AS "stay_ID",
    md5(person::VARCHAR) || '_' || book_in || '_' || code AS "stint_ID", stay_in AS stay_book_in_date_time,
    book_in AS book_in_date_time, book_out AS book_out_date_time, stay_out AS stay_book_out_date_time,
    code AS detention_facility_code, 'Made-up place ' || code AS detention_facility,
    CASE WHEN book_out IS NOT NULL THEN 'Transferred' END AS detention_release_reason,
    CASE hash(person, 'gender') % 10 WHEN 0 THEN 'Female' ELSE 'Male' END AS gender,
    (1950 + hash(person, 'born') % 55)::INTEGER AS birth_year,
    CASE WHEN nation < 30 THEN 'MEXICO' WHEN nation < 45 THEN 'GUATEMALA' WHEN nation < 58 THEN 'HONDURAS'
        WHEN nation < 70 THEN 'VENEZUELA' WHEN nation < 80 THEN 'ECUADOR' WHEN nation < 98 THEN 'INDIA' END
        AS citizenship_country,
    CASE WHEN crime < 30 THEN '1 Convicted Criminal' WHEN crime < 55 THEN '2 Pending Criminal Charges'
        WHEN crime < 97 THEN '3 Other Immigration Violator' END AS book_in_criminality,
    'ACTIVE' AS case_status, copy > 0 AS likely_duplicate, 'made_up.xlsx' AS file_original, 'Sheet1' AS sheet_original,
    (hash(person, k, copy) % 1000000)::INTEGER AS row_original
FROM (
    SELECT * REPLACE (CASE WHEN hash(person, k, 'missing') % 33 = 0 THEN NULL ELSE book_out END AS book_out), 0 AS copy
        FROM truth
    UNION ALL SELECT *, 1 FROM truth WHERE hash(person, k, 'twice') % 50 = 0
    UNION ALL SELECT * REPLACE (book_in + INTERVAL 1 HOUR AS book_in), 2 FROM truth
        WHERE hash(person, k, 'overlap') % 100 = 0 AND (book_out > book_in + INTERVAL 1 HOUR OR book_out IS NULL)
)
"""


def write(path: Path, people: int, codes: int = 800) -> duckdb.DuckDBPyConnection:
    """Write the printed stints of that many people (about four rows each) as Parquet; the connection has the table `truth`."""
    con = duckdb.connect()
    truth(con, people, codes)
    con.execute(f"COPY ({PRINTED}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
    return con


def write_older(path: Path, printed: Path) -> None:
    """The same stints in UWCHR's layout: other names, times as text, | between, no criminality."""
    duckdb.execute(
        "COPY (SELECT strftime(stay_book_in_date_time, '%Y-%m-%dT%H:%M:%SZ') AS stay_book_in_date_time, "
        "strftime(book_in_date_time, '%Y-%m-%dT%H:%M:%SZ') AS detention_book_in_date_and_time, "
        "strftime(book_out_date_time, '%Y-%m-%dT%H:%M:%SZ') AS detention_book_out_date_time, "
        "strftime(stay_book_out_date_time, '%Y-%m-%dT%H:%M:%SZ') AS stay_book_out_date_time, citizenship_country, "
        "detention_facility_code, unique_identifier AS anonymized_identifier "
        f"FROM read_parquet('{printed}')) TO '{path}' (FORMAT csv, DELIMITER '|', HEADER, COMPRESSION gzip)"
    )
