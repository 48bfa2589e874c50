-- title: Bonds, month by month
-- question: How many leave on bond, and at what price?
-- group: The whole country
-- line: month by month
-- answer: In {{ row.month[:7] }}{% if row.running %}, a month still running when ICE printed it,{% endif %} {{ row.posted_bond|people }} people left detention on bond, {{ row.posted_bond_percent|number }} percent of those who left; the bond was {{ row.average_bond_usd|number }} US dollars on average.
-- description: People leaving detention, those of them who posted a bond, the average bond and the average stay of the bonded, by ICE's last word on each month: closed months are restated at times. left_detention is of releases to early 2024 and of final book-outs since, another method: do not compare across. running: the month was not over when ICE counted; leave it out of a trend. Months ICE printed as zeros throughout are missing here, not zero. cells: of the edition named, or of another where its sha256 stands behind.
-- chart: month: posted_bond; without running
-- chart: month: average_bond_usd; without running
WITH words AS (
    SELECT figures.*,
        CASE
            WHEN measure IN ('releases', 'book_outs', 'book_outs_or_releases') THEN 'left_detention'
            WHEN measure IN ('releases_bond_posted', 'book_outs_bond_posted', 'book_outs_or_releases_bond_posted') THEN 'posted_bond'
            ELSE measure
        END AS what
    FROM national_figures AS figures
    WHERE figures.block = 'bonds' AND figures.in_force_from IS NOT NULL AND figures.in_force_until IS NULL
),
last_words AS (
    SELECT *, max(in_force_from) OVER (PARTITION BY period_start) AS restated
    FROM (
        SELECT *, row_number() OVER (
            PARTITION BY period_start, what ORDER BY in_force_from DESC, snapshot_sha256, sheet, cell
        ) AS nth
        FROM words
    )
    WHERE nth = 1
    ORDER BY period_start, what
),
months AS (
    SELECT
        period_start,
        max(CASE WHEN what = 'posted_bond' THEN value END) AS posted_bond,
        max(CASE WHEN what = 'left_detention' THEN value END) AS left_detention,
        max(CASE WHEN what = 'bond_posted_share' THEN value END) AS printed_share,
        max(CASE WHEN what = 'average_bond' THEN value END) AS average_bond,
        max(CASE WHEN what = 'average_length_of_stay' THEN value END) AS average_stay,
        max(CASE WHEN what = 'left_detention' THEN measure END) AS counted_as,
        max(CASE WHEN what = 'posted_bond' THEN partial END) AS running,
        max(restated) AS last_changed,
        max(CASE WHEN in_force_from = restated THEN sheet END) AS sheet,
        group_concat(what || ': ' || cell
            || CASE WHEN in_force_from < restated THEN ' of ' || substr(snapshot_sha256, 1, 8) ELSE '' END, ', ') AS cells,
        max(CASE WHEN in_force_from = restated THEN snapshot_sha256 END) AS snapshot_sha256
    FROM last_words
    GROUP BY period_start
)
SELECT
    period_start AS month,
    CAST(posted_bond AS INTEGER) AS posted_bond,
    CAST(left_detention AS INTEGER) AS left_detention,
    round(100.0 * posted_bond / nullif(left_detention, 0), 2) AS posted_bond_percent,
    round(100.0 * printed_share, 2) AS percent_printed,
    round(average_bond) AS average_bond_usd,
    round(average_stay, 1) AS average_stay_days,
    counted_as,
    CASE running WHEN 1 THEN 'yes' WHEN 0 THEN NULL ELSE 'unknown' END AS running,
    last_changed,
    sheet,
    cells,
    snapshot_sha256
FROM months
ORDER BY month DESC
