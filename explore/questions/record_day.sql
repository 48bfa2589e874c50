-- title: The record day: the most people detained, and each record before it
-- question: Which was the record day?
-- group: The whole country
-- line: and each record before it
-- answer: The most people ICE ever counted in detention, in the editions we hold, were {{ row.people_detained|people }} on {{ row.record_day|day }}.
-- description: Days on which ICE counted more people detained than on any day before, among the days in the editions we hold (two a month since October 2019 at best; a higher day in between, or before, is not seen). The count is of one day, not an average. Counts under a day that cannot be right (a date left from an older edition: more than 60 days before the edition was public, or after it) are left out. share_of_record: against the highest count of all.
-- chart: record_day: people_detained
WITH counts AS (
    SELECT figures.as_of, figures.value, figures.sheet, figures.cell, figures.as_of_sheet, figures.as_of_cell,
        figures.snapshot_sha256, editions.in_force_from,
        row_number() OVER (PARTITION BY figures.as_of ORDER BY editions.in_force_from, figures.snapshot_sha256) AS nth
    FROM national_figures AS figures
    JOIN editions USING (snapshot_sha256)
    WHERE figures.block = 'detained_by_criminality' AND figures.measure = 'detained' AND figures.agency = 'total'
        AND figures.criminality = 'total'
        AND julianday(editions.in_force_from) - julianday(figures.as_of) BETWEEN 0 AND 60
),
days AS (
    SELECT *,
        max(value) OVER (ORDER BY as_of ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS record_before,
        max(value) OVER () AS record
    FROM counts
    WHERE nth = 1
)
SELECT
    as_of AS record_day,
    CAST(value AS INTEGER) AS people_detained,
    CAST(record_before AS INTEGER) AS record_before,
    CAST(value - record_before AS INTEGER) AS more_than_record_before,
    round(value / record, 3) AS share_of_record,
    in_force_from AS public_from,
    sheet,
    cell,
    as_of_sheet || '!' || as_of_cell AS day_cell,
    snapshot_sha256
FROM days
WHERE record_before IS NULL OR value > record_before
ORDER BY as_of DESC
