-- Of each block of each edition: how many of its figures could be held against the editions around, how many of them are apart, and
-- how many of those that must move from edition to edition (one day's count, the year to date) are the edition's before.
SELECT snapshot_sha256, sheet, block, title_cell, min(earlier_edition) AS earlier_edition,
    count(*) AS n, count(*) FILTER (is_apart) AS n_apart,
    -- a block that is wrong as a whole is said once: three figures in ten, four at least
    n_apart >= 4 AND n_apart >= 0.3 * n AS is_apart,
    count(*) FILTER (moves) AS n_moving, count(*) FILTER (moves AND value = one) AS n_unchanged
FROM staging.figure_comparisons
GROUP BY snapshot_sha256, sheet, block, title_cell
