-- title: In figures
-- empty: No figure about it is in what we hold.
SELECT value, label, source, source_href
FROM (
    SELECT * FROM (
        SELECT 1 AS place, population AS value,
            'people held on average from ' || period_start || ' to ' || period_end || ', all its places, between two editions'
                AS label,
            'how it is computed' AS source, '/detention/population_between_editions?name=' || :site_id AS source_href
        FROM interval_population
        WHERE site_id = :site_id AND quality = 'ok' AND population >= 0
        ORDER BY period_end DESC, snapshot_sha256
        LIMIT 1
    )
    UNION ALL
    SELECT * FROM (
        SELECT 2, CASE WHEN held BETWEEN 1 AND 10 THEN 'under 11' ELSE printf('%,d', held) END,
            'people held at midnight on ' || last_date || ', the last day of the daily counts', 'code ' || codes, NULL
        FROM (
            SELECT last_date, group_concat(code, ' + ') AS codes, sum(held) AS held
            FROM (
                -- the serving file leaves out days that were released as zero
                SELECT series.last_date, series.code, coalesce(days.n_detained_at_midnight, 0) AS held
                FROM facilities
                JOIN facility_day_series AS series USING (facility_id)
                LEFT JOIN facility_days AS days ON days.code = series.code AND days.date = series.last_date
                WHERE facilities.site_id = :site_id
                ORDER BY series.code
            )
            GROUP BY last_date
            ORDER BY last_date DESC
            LIMIT 1
        )
    )
)
ORDER BY place
