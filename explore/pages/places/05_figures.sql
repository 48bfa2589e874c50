-- title: In figures
-- empty: No figure about it is in what we hold.
WITH newest AS (
    SELECT population.*, editions.edition
    FROM facility_population AS population
    JOIN editions USING (snapshot_sha256)
    WHERE population.facility_id = :facility_id
    ORDER BY population.as_of DESC, editions.in_force_from DESC, population.snapshot_sha256, population.row
    LIMIT 1
),
minimum AS (
    SELECT columns.column_letter || newest.row AS cell
    FROM newest
    JOIN snapshot_columns AS columns ON columns.snapshot_sha256 = newest.snapshot_sha256 AND columns.sheet = newest.sheet
    WHERE columns.column_name = 'guaranteed_minimum'
),
counted AS (
    SELECT series.last_date, group_concat(series.code, ' + ') AS codes,
        sum(coalesce(days.n_detained_at_midnight, 0)) AS held -- the serving file leaves out days that were released as zero
    FROM (SELECT * FROM facility_day_series WHERE facility_id = :facility_id ORDER BY code) AS series
    LEFT JOIN facility_days AS days ON days.code = series.code AND days.date = series.last_date
    GROUP BY series.last_date
    ORDER BY series.last_date DESC
    LIMIT 1
)
SELECT value, label, source, source_href
FROM (
    SELECT 1 AS place, newest.adp_total AS value,
        'people held on average from 1 October to ' || newest.as_of || ', by ICE' AS label,
        newest.sheet || ', ' || newest.adp_cells AS source,
        '/detention/cell_of?name=' || :facility_id || '&as_of=' || newest.as_of AS source_href
    FROM newest
    WHERE newest.adp_total IS NOT NULL
    UNION ALL
    SELECT * FROM (
        SELECT 2, population,
            'people held on average from ' || period_start || ' to ' || period_end || ', between two editions',
            'how it is computed', '/detention/population_between_editions?name=' || :facility_id
        FROM interval_population
        WHERE facility_id = :facility_id AND quality = 'ok' AND population >= 0
        ORDER BY period_end DESC, snapshot_sha256
        LIMIT 1
    )
    UNION ALL
    SELECT 3, CASE WHEN held BETWEEN 1 AND 10 THEN 'under 11' ELSE printf('%,d', held) END,
        'people held at midnight on ' || last_date || ', the last day of the daily counts', 'code ' || codes,
        '/detention/facility_days?facility_id=' || :facility_id || '&_sort_desc=date'
    FROM counted
    UNION ALL
    SELECT 4, printf('%,d', newest.guaranteed_minimum), 'beds the contract guarantees, as printed in the table to ' || newest.as_of,
        newest.sheet || ', ' || (SELECT cell FROM minimum),
        '/detention/cell_of?name=' || :facility_id || '&as_of=' || newest.as_of
    FROM newest
    WHERE newest.guaranteed_minimum IS NOT NULL
)
ORDER BY place
