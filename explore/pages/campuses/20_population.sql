-- title: Population of the grounds between editions
-- note: ICE prints averages since 1 October; the person-days gained between two editions, divided by the days between them, give the average for just those days. Print only rows that are sound, with their dates. Newest first.
-- empty: No edition we hold lists any of its places.
-- more: /detention/population_between_editions?name={site_id}
SELECT
    intervals.period_start AS "from",
    intervals.period_end AS "to",
    intervals.days,
    CASE WHEN intervals.quality IN ('ok', 'no_prior', 'rounded') AND intervals.population >= 0
        THEN intervals.population END AS "average held",
    CASE WHEN intervals.population >= 0 THEN nullif(intervals.population_error, 0) END AS "plus or minus",
    CASE
        WHEN intervals.quality = 'rounded' AND intervals.population + intervals.population_error < 0
            THEN 'no population: the averages contradict each other'
        WHEN intervals.quality = 'rounded' AND intervals.population < 0
            THEN printf('ICE printed whole numbers: between 0 and %.1f', intervals.population + intervals.population_error)
        WHEN intervals.quality = 'ok' THEN 'sound'
        WHEN intervals.quality = 'no_prior' THEN 'average since 1 October: no earlier sound edition of that year lists it'
        WHEN intervals.quality = 'rounded' THEN 'ICE printed whole numbers: only within plus or minus'
        WHEN intervals.quality = 'incomplete' THEN 'no population: one of the editions leaves out a place of the campus'
        WHEN intervals.quality = 'split' THEN 'no population: the row was split'
        WHEN intervals.quality = 'misattributed' THEN 'no population: ICE printed figures of another place'
        WHEN intervals.quality = 'restated' THEN 'no population: ICE changed earlier days'
    END AS quality,
    editions.edition AS "edition at the end",
    '/detention/editions/' || intervals.snapshot_sha256 AS edition_href
FROM interval_population AS intervals
JOIN editions USING (snapshot_sha256)
WHERE intervals.site_id = :site_id
ORDER BY intervals.period_end DESC, intervals.snapshot_sha256
