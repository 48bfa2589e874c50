-- Person-days since 1 October of every place in every edition, facilities and sites. Copies of a table already published
-- are left out. Where ICE rounded, N is taken from the header (the last day counted is most often the day before it) and
-- the person-days are good to half a person a cell and day. A place of a site that an edition leaves out keeps the person-days
-- of its last listing of the year (they don't vanish with its row); `absent` names such places.
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
        -- a row whose person-days aren't whole is of another edition, or edited: it counts no days of this one
        AND (editions.rounded OR abs(population.adp_total * editions.days - round(population.adp_total * editions.days)) < 0.005)
),
listings AS (
    SELECT site_id, listed.facility_id, listed.snapshot_sha256, editions.fiscal_year, editions.days,
        sum(listed.mandays) AS mandays, count(*) AS n_rows
    FROM listed JOIN editions USING (snapshot_sha256)
    GROUP BY ALL
),
site_parts AS (
    SELECT ends.site_id, ends.snapshot_sha256, last.facility_id, last.mandays, last.n_rows,
        last.snapshot_sha256 <> ends.snapshot_sha256 AS absent
    FROM (
        SELECT ends.*, members.facility_id
        FROM (SELECT DISTINCT site_id, snapshot_sha256, fiscal_year, days FROM listings) AS ends
        JOIN (SELECT DISTINCT site_id, facility_id FROM listings) AS members USING (site_id)
    ) AS ends
    ASOF JOIN listings AS last
        ON last.facility_id = ends.facility_id AND last.fiscal_year = ends.fiscal_year AND last.days <= ends.days
    WHERE ends.site_id LIKE 'site%'
),
places AS (
    SELECT 'facility' AS place_kind, facility_id AS place_id, snapshot_sha256, mandays, n_rows, NULL::VARCHAR AS absent
    FROM listings
    UNION ALL
    SELECT 'site', site_id, snapshot_sha256, sum(mandays), sum(n_rows),
        string_agg(facility_id, ' ' ORDER BY facility_id) FILTER (absent)
    FROM site_parts
    GROUP BY ALL
)
SELECT
    places.place_kind, places.place_id, editions.*,
    CASE WHEN rounded THEN mandays ELSE round(mandays) END AS mandays,
    CASE WHEN rounded THEN 2 * n_rows * days ELSE 0 END AS mandays_error,
    places.absent
FROM places JOIN editions USING (snapshot_sha256)
