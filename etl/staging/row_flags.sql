-- What is odd in a facility row. Tolerances: six printed decimals in up to four cells a side; half a person a cell where
-- ICE rounded.
WITH sums AS (
    SELECT
        snapshot_sha256, sheet, row,
        sum(value) FILTER (WHERE column_name LIKE 'adp_level%') AS by_level,
        sum(value) FILTER (WHERE column_name LIKE 'adp%crim') AS by_criminality,
        sum(value) FILTER (WHERE column_name LIKE 'adp%threat%') AS by_threat,
        count(*) FILTER (WHERE column_name LIKE 'adp%crim') AS n_criminality,
        bool_or(days_in_period IS NOT NULL AND abs(value * days_in_period - round(value * days_in_period)) >= 0.001)
            AS not_whole,
        bool_or(days_outcome = 'rounded') AS rounded
    FROM staging.edition_cells LEFT JOIN staging.edition_days USING (snapshot_sha256)
    GROUP BY ALL
)
SELECT
    rows.snapshot_sha256, rows.sheet, rows.row,
    CASE WHEN n_criminality = 4 THEN by_criminality END AS adp_total,
    nullif(concat_ws(';',
        CASE WHEN clean(male_female) IN (SELECT DISTINCT clean(type_detailed) FROM raw.ice_detention_statistics_facilities)
            THEN 'column_shift' END,
        CASE WHEN coalesce(n_criminality, 0) = 0 THEN 'no_split' END,
        CASE WHEN greatest(abs(by_level - by_criminality), abs(by_level - by_threat), abs(by_criminality - by_threat))
            > CASE WHEN rounded THEN 4 ELSE 0.00001 END THEN 'splits_disagree' END,
        CASE WHEN not_whole THEN 'mandays_not_whole' END
    ), '') AS flags
FROM raw.ice_detention_statistics_facilities AS rows LEFT JOIN sums USING (snapshot_sha256, sheet, row)
