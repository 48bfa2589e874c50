-- Person-days since 1 October of every place in every edition, facilities and sites. Copies of a table already published
-- are left out. Where ICE rounded, N is taken from the header (the last day counted is most often the day before it) and
-- the person-days are good to half a person a cell and day.
WITH editions AS (
    SELECT snapshot_sha256, fiscal_year, as_of, in_force_from, days_outcome = 'rounded' AS rounded,
        coalesce(days_in_period, as_of - make_date(fiscal_year - 1, 10, 1)) AS days
    FROM core.editions
    WHERE days_outcome IN ('found', 'rounded') AND same_table_as IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY fiscal_year, as_of ORDER BY in_force_from NULLS LAST, snapshot_sha256
    ) = 1
),
-- a row printed twice with the same figures is one place counted once
listed AS (
    SELECT DISTINCT population.facility_id, coalesce(facilities.site_id, population.facility_id) AS site_id, snapshot_sha256,
        population.adp_total, population.adp_total * editions.days AS mandays
    FROM core.facility_population AS population
    JOIN editions USING (snapshot_sha256)
    JOIN core.facilities AS facilities USING (facility_id)
    WHERE population.adp_total IS NOT NULL
),
places AS (
    SELECT 'facility' AS place_kind, facility_id AS place_id, snapshot_sha256, sum(mandays) AS mandays, count(*) AS n_rows
    FROM listed
    GROUP BY ALL
    UNION ALL
    SELECT 'site', site_id, snapshot_sha256, sum(mandays), count(*)
    FROM listed
    WHERE site_id LIKE 'site%'
    GROUP BY ALL
)
SELECT
    places.place_kind, places.place_id, editions.*,
    CASE WHEN rounded THEN mandays ELSE round(mandays) END AS mandays,
    CASE WHEN rounded THEN 2 * n_rows * days ELSE 0 END AS mandays_error
FROM places JOIN editions USING (snapshot_sha256)
