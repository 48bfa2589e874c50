-- title: How the share without a conviction changed between two days
-- question: How many have no conviction?
-- group: The whole country
-- line: their share on two days
-- example: day_1=2025-01-20
-- answer: Of everyone detained, {{ row.percent_2|number }} percent had no criminal conviction on {{ row.day_2|day }} ({{ row.without_conviction_2|people }} of {{ row.detained_2|people }}), and {{ row.percent_1|number }} percent on {{ row.day_1|day }}.
-- description: Of the people detained, those without a criminal conviction (pending charges, and other immigration violators, of whom ICE knows of no conviction or charge), by arresting agency. day_1 and day_2: YYYY-MM-DD; for each the last day counted on or before it is used (empty: 20 January 2025, and the newest). points is the change of the share in percentage points. Counts under a day that cannot be right (more than 60 days before the edition was public, or after it) are left out.
WITH asked AS (
    SELECT 1 AS which, date(coalesce(nullif(trim(:day_1), ''), '2025-01-20')) AS day
    UNION ALL
    SELECT 2, date(coalesce(nullif(trim(:day_2), ''), '9999-12-31'))
),
counts AS (
    SELECT figures.*, editions.in_force_from
    FROM national_figures AS figures
    JOIN editions USING (snapshot_sha256)
    WHERE figures.block = 'detained_by_criminality' AND figures.measure = 'detained'
        AND julianday(editions.in_force_from) - julianday(figures.as_of) BETWEEN 0 AND 60
),
chosen AS (
    SELECT asked.which, (
        SELECT snapshot_sha256 FROM counts
        WHERE counts.as_of <= asked.day
        ORDER BY counts.as_of DESC, counts.in_force_from, counts.snapshot_sha256
        LIMIT 1
    ) AS snapshot_sha256
    FROM asked
),
shares AS (
    SELECT
        which,
        snapshot_sha256,
        sheet,
        as_of,
        agency,
        sum(CASE WHEN criminality IN ('pending', 'other_violator') THEN value END) AS without_conviction,
        sum(CASE WHEN criminality = 'total' THEN value END) AS detained,
        max(CASE WHEN criminality = 'pending' THEN cell END) || '+' || max(CASE WHEN criminality = 'other_violator' THEN cell END)
            || ' of ' || max(CASE WHEN criminality = 'total' THEN cell END) AS cells
    FROM chosen
    JOIN counts USING (snapshot_sha256)
    GROUP BY which, snapshot_sha256, sheet, as_of, agency
)
SELECT
    CASE one.agency WHEN 'total' THEN 'everyone detained' WHEN 'ice' THEN 'arrested by ICE' ELSE 'arrested by CBP' END AS people,
    one.as_of AS day_1,
    two.as_of AS day_2,
    round(100.0 * one.without_conviction / nullif(one.detained, 0), 1) AS percent_1,
    round(100.0 * two.without_conviction / nullif(two.detained, 0), 1) AS percent_2,
    round(100.0 * two.without_conviction / nullif(two.detained, 0) - 100.0 * one.without_conviction / nullif(one.detained, 0), 1)
        AS points,
    CAST(one.without_conviction AS INTEGER) AS without_conviction_1,
    CAST(two.without_conviction AS INTEGER) AS without_conviction_2,
    CAST(one.detained AS INTEGER) AS detained_1,
    CAST(two.detained AS INTEGER) AS detained_2,
    one.sheet AS sheet_1,
    one.cells AS cells_1,
    two.sheet AS sheet_2,
    two.cells AS cells_2,
    one.snapshot_sha256 AS snapshot_before,
    two.snapshot_sha256 AS snapshot_now
FROM shares AS one
JOIN shares AS two ON two.agency = one.agency AND two.which = 2
WHERE one.which = 1
ORDER BY CASE one.agency WHEN 'total' THEN 1 WHEN 'ice' THEN 2 ELSE 3 END
