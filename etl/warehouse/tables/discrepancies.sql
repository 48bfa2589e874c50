-- Pairs of figures about one facility and period that disagree. Only an explanation that the figures themselves bear out is
-- given, in the order of the declaration; what none explains is said to be unexplained.
WITH sites AS (
    SELECT facilities.site_id, averages.figure, averages.snapshot_sha256, averages.period_start, averages.period_end,
        sum(averages.value) AS site_value
    FROM staging.place_averages AS averages JOIN core.facilities AS facilities USING (facility_id)
    WHERE facilities.site_id IS NOT NULL AND averages.figure <> 'list'
    GROUP BY ALL
),
counted AS (
    SELECT
        averages.*,
        'daily_counts' AS figure_2,
        counts.midnight AS value_2,
        release.snapshot_sha256 AS snapshot_2,
        NULL::VARCHAR AS sheet_2,
        counts.codes AS cells_2,
        CASE
            WHEN NOT averages.sound THEN 'edition_unsound'
            WHEN abs(averages.value - counts.midnight) <= averages.value_error THEN 'rounding'
            WHEN explains(averages.value, counts.midnight, sites.site_value, counts.site_midnight) THEN 'same_site'
            WHEN counts.n_codes_released < counts.n_codes THEN 'code_not_released'
            WHEN explains(averages.value, counts.midnight, averages.value, counts.midnight_with_disputed) THEN 'code_disputed'
            WHEN explains(averages.value, counts.midnight, averages.value, counts.any_time) THEN 'definition'
            ELSE 'unexplained'
        END AS explained_by
    FROM staging.place_averages AS averages
    JOIN staging.place_counts AS counts USING (facility_id, period_start, period_end)
    CROSS JOIN staging.daily_release AS release
    JOIN core.facilities AS facilities USING (facility_id)
    LEFT JOIN sites ON sites.site_id = facilities.site_id AND sites.figure = averages.figure
        AND sites.snapshot_sha256 = averages.snapshot_sha256 AND sites.period_start = averages.period_start
        AND sites.period_end = averages.period_end
    WHERE averages.value >= 11 OR counts.midnight >= 11 -- else nothing could be shown
),
printed AS (
    SELECT
        earlier.*,
        later.figure AS figure_2,
        later.value AS value_2,
        later.snapshot_sha256 AS snapshot_2,
        later.sheet AS sheet_2,
        later.cells AS cells_2,
        CASE
            WHEN NOT (earlier.sound AND later.sound) THEN 'edition_unsound'
            WHEN abs(earlier.value - later.value) <= earlier.value_error + later.value_error THEN 'rounding'
            WHEN earlier.codes <> later.codes THEN 'several_codes'
            WHEN earlier.snapshot_sha256 <> later.snapshot_sha256 THEN 'revised'
            ELSE 'unexplained'
        END AS explained_by
    FROM staging.place_averages AS earlier
    JOIN staging.place_averages AS later USING (facility_id, period_start, period_end)
    WHERE earlier.figure <> 'interval' AND later.figure <> 'interval'
        -- each pair once, the one published first on the left; files of an unknown day last
        AND (coalesce(earlier.published, DATE '9999-12-31'), earlier.snapshot_sha256, earlier.sheet)
            < (coalesce(later.published, DATE '9999-12-31'), later.snapshot_sha256, later.sheet)
),
pairs AS (
    SELECT *, value_2 < 11 AS under_11 FROM counted
    UNION ALL BY NAME
    SELECT *, false AS under_11 FROM printed
)
SELECT
    'disc_' || left(sha256(concat_ws('|', facility_id, period_start, period_end, figure, snapshot_sha256, sheet, figure_2,
        snapshot_2, coalesce(sheet_2, ''))), 12) AS discrepancy_id,
    facility_id,
    period_start,
    period_end,
    period_end - period_start + 1 AS days,
    figure AS figure_1,
    round(value, 3) AS value_1,
    snapshot_sha256 AS snapshot_1,
    sheet AS sheet_1,
    cells AS cells_1,
    figure_2,
    CASE WHEN NOT under_11 THEN round(value_2, 3) END AS value_2,
    snapshot_2,
    sheet_2,
    cells_2,
    under_11,
    CASE WHEN NOT under_11 THEN round(value - value_2, 3) END AS difference,
    CASE WHEN NOT under_11 THEN round(abs(value - value_2) / nullif(greatest(abs(value), abs(value_2)), 0), 4) END
        AS relative_difference,
    explained_by
FROM pairs
WHERE disagree(value, value_2)
