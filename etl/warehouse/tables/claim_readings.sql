-- Runs in DuckDB and in SQLite alike (the desk asks it of one text): no casts, no arithmetic with days.
WITH meant (measure, figure, differs) AS (
    VALUES ('detained', 'detained', NULL), ('detained', 'average_daily_population', 'average'),
        ('average_daily_population', 'average_daily_population', NULL), ('guaranteed_minimum', 'guaranteed_minimum', NULL),
        ('capacity', 'capacity', NULL), ('length_of_stay', 'length_of_stay', NULL),
        ('held_over_six_months', 'held_over_six_months', NULL), ('book_ins', 'book_ins', NULL), ('releases', 'releases', NULL),
        ('removals', 'removals', NULL), ('arrests_by_criminality', 'book_ins', 'book_ins'),
        ('arrests_by_criminality', 'detained', 'people_held'), ('alternatives_to_detention', 'alternatives_to_detention', NULL),
        ('segregation', 'segregation', NULL), ('unaccompanied_children', 'unaccompanied_children', NULL)
),
counts (people, counted) AS (
    VALUES ('all', 'all'), ('convicted', 'convicted'), ('pending', 'pending'), ('convicted_or_pending', 'convicted_or_pending'),
        ('no_conviction', 'no_conviction'), ('neither', 'neither'), ('record', 'convicted'), ('record', 'convicted_or_pending'),
        ('no_record', 'no_conviction'), ('no_record', 'neither')
),
-- every printing that can be meant, the newest that was public by then first
fitting AS (
    SELECT asked.claim, meant.differs, figures.*,
        CASE WHEN figures.public_from <= asked.published THEN 1 ELSE 0 END AS public_then,
        row_number() OVER (
            PARTITION BY asked.claim, figures.measure, figures.series, figures.agency, figures.people,
                CASE WHEN asked.period_kind = 'month' AND figures.series IN ('snapshot', 'between') THEN figures.period_end END,
                CASE WHEN figures.series = 'minimum' THEN figures.cells WHEN figures.measure = 'capacity' THEN figures.figure_id END
            ORDER BY CASE WHEN figures.public_from <= asked.published THEN 0 ELSE 1 END, figures.period_end DESC,
                figures.public_from DESC, figures.figure_id
        ) AS nth
    FROM staging.claims_asked AS asked
    JOIN meant ON meant.measure = asked.measure
    JOIN counts ON counts.people = asked.people
    JOIN core.published_figures AS figures
        ON figures.measure = meant.figure AND figures.unit = asked.unit AND figures.scope_kind = asked.scope_kind
        AND coalesce(figures.scope, '') = coalesce(asked.scope, '') AND figures.people = counts.counted
    WHERE (figures.agency = 'total' OR asked.measure = 'arrests_by_criminality' AND figures.agency = 'ice')
        AND (asked.measure <> 'arrests_by_criminality' OR figures.measure <> 'detained' OR figures.agency = 'ice')
        AND CASE
            WHEN figures.measure = 'capacity' THEN figures.period_start <= asked.period_end
                AND coalesce(figures.public_until > asked.period_end, 1 = 1)
            WHEN asked.period_kind = 'now' OR asked.period_kind = 'since' AND figures.series = 'snapshot'
                AND asked.measure NOT IN ('detained', 'arrests_by_criminality') THEN
                figures.period_end BETWEEN asked.recent_from AND asked.period_end
                AND (figures.public_from <= asked.published OR figures.series = 'night' AND figures.period_end = asked.period_end)
            WHEN asked.period_kind = 'day' THEN CASE figures.series
                WHEN 'night' THEN figures.period_end = asked.period_end
                WHEN 'month' THEN asked.period_end BETWEEN figures.period_start AND figures.period_end
                WHEN 'between' THEN asked.period_end BETWEEN figures.period_start AND figures.period_end
                WHEN 'minimum' THEN figures.period_end BETWEEN asked.recent_from AND asked.period_end
                ELSE figures.period_end BETWEEN asked.near_from AND asked.period_end END
            WHEN asked.period_kind = 'month' THEN CASE figures.series
                WHEN 'snapshot' THEN figures.period_end BETWEEN asked.period_start AND asked.period_end
                WHEN 'month' THEN figures.period_start = asked.period_start
                    AND (figures.public_from <= asked.published OR figures.public_until IS NULL)
                WHEN 'between' THEN figures.period_start >= asked.period_start AND figures.period_end <= asked.period_end
                ELSE 1 = 0 END
            WHEN asked.period_kind = 'fiscal_year' THEN figures.series IN ('year', 'to_date')
                AND figures.period_start = asked.period_start
            WHEN asked.period_kind = 'since' THEN figures.series = 'to_date' AND figures.period_start = asked.period_start
            ELSE 1 = 0 END
),
readings AS (
    SELECT claim, measure, series, people, differs, value, period_start, period_end, public_from, public_then, snapshot_sha256,
        sheet, cells, restated_to, restated_snapshot_sha256, restated_cells
    FROM (
        SELECT *, max(CASE WHEN series = 'year' THEN 1 ELSE 0 END) OVER (PARTITION BY claim, measure) AS year_is_known
        FROM fitting WHERE nth = 1
    ) AS newest
    -- the year so far is not the year, once ICE has printed that
    WHERE year_is_known = 0 OR series <> 'to_date'
    UNION ALL
    -- the night itself, at the place or on the campus: looked up place by place, because SQLite would index all nights for a join
    SELECT claim, 'detained', 'night', 'all', NULL, persons, period_end, period_end, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL
    FROM (
        SELECT asked.claim, asked.period_end, (
            SELECT sum(nights.persons) FROM core.nights AS nights
            WHERE nights.facility_id IN (
                    SELECT facilities.facility_id FROM core.facilities AS facilities
                    WHERE facilities.facility_id = asked.scope OR facilities.site_id = asked.scope
                )
                AND nights.night = asked.period_end AND nights.is_best
        ) AS persons
        FROM staging.claims_asked AS asked
        WHERE asked.measure = 'detained' AND asked.people = 'all' AND asked.unit = 'persons'
            AND asked.period_kind IN ('now', 'day') AND asked.scope_kind <> 'country'
    ) AS counted
    WHERE persons >= 11
    UNION ALL
    SELECT asked.claim, 'deaths', 'notices', 'all', CASE WHEN windows.kind = 'fiscal' THEN 'fiscal_year' WHEN windows.kind = 'year'
        THEN 'calendar_year' END, count(*), min(CASE windows.kind WHEN 'fiscal' THEN asked.fiscal_from WHEN 'year' THEN
        asked.year_from ELSE asked.period_start END), asked.period_end, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL
    FROM staging.claims_asked AS asked
    JOIN (SELECT 'fiscal' AS kind UNION ALL SELECT 'year' UNION ALL SELECT 'named') AS windows
        ON (windows.kind = 'named') = (asked.period_kind NOT IN ('now', 'day'))
    JOIN core.deaths_in_custody AS deaths
        ON deaths.date_of_death <= asked.period_end AND deaths.date_of_death <= asked.published
        AND deaths.date_of_death >= CASE windows.kind WHEN 'fiscal' THEN asked.fiscal_from WHEN 'year' THEN asked.year_from
            ELSE asked.period_start END
    WHERE asked.measure = 'deaths' AND asked.scope_kind = 'country' AND asked.period_end >= '2018-10-01'
        AND (asked.period_kind = 'now' OR asked.period_start >= '2017-10-01')
    GROUP BY asked.claim, asked.period_end, windows.kind
    UNION ALL
    SELECT asked.claim, 'agreements_287g', 'lists', 'all', NULL, count(*), asked.period_end, asked.period_end, NULL, 1, NULL, NULL,
        NULL, NULL, NULL, NULL
    FROM staging.claims_asked AS asked
    JOIN core.agreements_287g AS agreements
        ON agreements.first_listed <= asked.period_end AND coalesce(agreements.gone_on > asked.period_end, 1 = 1)
        AND (asked.scope IS NULL OR asked.scope = agreements.state)
    WHERE asked.measure = 'agreements_287g' AND asked.period_end >= '2021-01-23'
    GROUP BY asked.claim, asked.period_end
)
SELECT
    claim,
    row_number() OVER (
        PARTITION BY claim ORDER BY public_then DESC, differs IS NOT NULL, series, people, period_end DESC, value, cells
    ) AS reading,
    measure AS figure, series, people, differs, value, period_start, period_end, public_from, public_then = 1 AS public_then,
    snapshot_sha256, sheet, cells, restated_to, restated_snapshot_sha256, restated_cells
FROM readings
