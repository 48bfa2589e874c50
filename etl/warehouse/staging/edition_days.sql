-- N, the days of the fiscal year the averages cover, by the man-days law: the smallest N from 2 to 366 that makes every
-- fractional cell whole in at least six in ten rows. By rows, not by cells: rows of another edition that stand among them then
-- are named by their cells (checks/mandays_whole) and don't hide the N of the rest. 0.001: ICE prints as few as six decimals
-- (2026), and 366 * 0.0000005 < 0.001.
-- An edition whose cells are nearly all whole numbers already was rounded by ICE and has no N (seen 2025-08 to 2025-12).
-- Some 80 cells, spread over the table, narrow the candidates first: all cells times all N took ten times as long.
WITH fractional AS (
    SELECT snapshot_sha256, sheet, row, value,
        row_number() OVER (PARTITION BY snapshot_sha256 ORDER BY sheet, row, column_name)
        % greatest(count(*) OVER (PARTITION BY snapshot_sha256) // 80, 1) = 0 AS sampled
    FROM staging.edition_cells
    WHERE abs(value - round(value)) > 0.001
),
counts AS (
    SELECT snapshot_sha256, count(*) FILTER (WHERE value <> 0) AS n_cells,
        count(*) FILTER (WHERE abs(value - round(value)) > 0.001) AS n_fractional
    FROM staging.edition_cells
    GROUP BY snapshot_sha256
),
candidates AS (
    SELECT snapshot_sha256, n::INTEGER AS days
    FROM fractional CROSS JOIN range(2, 367) AS candidates (n)
    WHERE sampled
    GROUP BY snapshot_sha256, n
    HAVING avg((abs(value * n - round(value * n)) < 0.001)::INTEGER) >= 0.5
),
row_fits AS (
    SELECT snapshot_sha256, days, sheet, row, count(*) AS n_cells,
        count(*) FILTER (WHERE abs(value * days - round(value * days)) < 0.001) AS n_whole
    FROM fractional JOIN candidates USING (snapshot_sha256)
    GROUP BY snapshot_sha256, days, sheet, row
),
fits AS (
    SELECT snapshot_sha256, days, avg((n_whole = n_cells)::INTEGER) AS row_fit, sum(n_whole) / sum(n_cells) AS fit
    FROM row_fits
    GROUP BY snapshot_sha256, days
),
found AS (
    SELECT snapshot_sha256, min(days) AS days, arg_min(fit, days) AS fit
    FROM fits
    WHERE row_fit >= 0.6
    GROUP BY snapshot_sha256
)
SELECT
    counts.snapshot_sha256,
    CASE WHEN n_fractional >= 0.02 * n_cells THEN found.days END AS days_in_period,
    CASE WHEN n_fractional < 0.02 * n_cells THEN 'rounded' WHEN found.days IS NOT NULL THEN 'found' ELSE 'no fit' END
        AS days_outcome,
    CASE WHEN n_fractional >= 0.02 * n_cells THEN found.fit END AS days_fit
FROM counts LEFT JOIN found USING (snapshot_sha256)
