-- The fiscal year of each facility table, by content. Title and header date mostly agree. Where they don't, either can be
-- wrong (title FY21 over February 2020's table; header 01/23/2022 over January 2023's), so the figures decide: the
-- candidate whose neighbouring edition has the more similar table, else the one whose sum is near the people detained
-- that the same workbook counts.
WITH header_years AS (
    SELECT
        header.*,
        days.days_in_period,
        year(header_as_of) + (month(header_as_of) >= 10)::INTEGER - (
            month(header_as_of) = 10 AND coalesce(days.days_in_period, 0) >= 365
        )::INTEGER AS header_year
    FROM staging.edition_headers AS header LEFT JOIN staging.edition_days AS days USING (snapshot_sha256)
),
totals AS (
    SELECT snapshot_sha256, upper(regexp_replace(trim(name), '[0-9]+$', '')) AS name, upper(trim(state)) AS state,
        sum(value) AS adp
    FROM staging.edition_cells
    JOIN raw.ice_detention_statistics_facilities USING (snapshot_sha256, sheet, row)
    WHERE column_name IN ('adp_male_crim', 'adp_male_non_crim', 'adp_female_crim', 'adp_female_non_crim')
    GROUP BY ALL
),
sums AS (
    SELECT snapshot_sha256, sum(adp) AS adp FROM totals GROUP BY snapshot_sha256
),
candidates AS (
    SELECT snapshot_sha256, days_in_period, unnest([title_year, header_year]) AS fiscal_year
    FROM header_years
    WHERE title_year <> header_year
),
neighbours AS (
    SELECT candidates.snapshot_sha256, candidates.fiscal_year, settled.snapshot_sha256 AS neighbour
    FROM candidates
    JOIN header_years AS settled
        ON settled.title_year = candidates.fiscal_year AND settled.header_year = candidates.fiscal_year
        AND abs(settled.days_in_period - candidates.days_in_period) <= 60
    QUALIFY row_number() OVER (
        PARTITION BY candidates.snapshot_sha256, candidates.fiscal_year
        ORDER BY abs(settled.days_in_period - candidates.days_in_period), settled.snapshot_sha256
    ) = 1
),
-- Bray-Curtis distance of the two tables: 0 where every place has the same figure, 1 where they share nothing
distances AS (
    SELECT pair.snapshot_sha256, pair.fiscal_year,
        sum(abs(coalesce(mine.adp, 0) - coalesce(theirs.adp, 0)))
        / nullif(sum(coalesce(mine.adp, 0) + coalesce(theirs.adp, 0)), 0) AS distance
    FROM neighbours AS pair
    JOIN (SELECT DISTINCT name, state FROM totals) AS place ON true
    LEFT JOIN totals AS mine
        ON mine.snapshot_sha256 = pair.snapshot_sha256 AND mine.name = place.name AND mine.state = place.state
    LEFT JOIN totals AS theirs
        ON theirs.snapshot_sha256 = pair.neighbour AND theirs.name = place.name AND theirs.state = place.state
    GROUP BY pair.snapshot_sha256, pair.fiscal_year
),
by_neighbour AS (
    SELECT snapshot_sha256, arg_min(fiscal_year, (distance, fiscal_year)) AS fiscal_year
    FROM distances
    GROUP BY snapshot_sha256
    HAVING count(*) = 2 AND min(distance) < max(distance)
),
detained AS (
    SELECT snapshot_sha256, max(try_cast(value_printed AS DOUBLE)) AS persons
    FROM raw.ice_detention_statistics_figures
    WHERE block IN ('detained_by_criminality', 'detained_by_disposition') AND measure = 'detained'
    GROUP BY snapshot_sha256
)
SELECT
    snapshot_sha256,
    title_year,
    header_year,
    coalesce(
        CASE WHEN title_year = header_year THEN title_year END,
        by_neighbour.fiscal_year,
        CASE WHEN sums.adp / nullif(detained.persons, 0) BETWEEN 0.6 AND 1.6 THEN title_year ELSE header_year END,
        header_year,
        title_year
    ) AS fiscal_year,
    CASE
        WHEN title_year = header_year THEN 'title and header agree'
        WHEN by_neighbour.fiscal_year IS NOT NULL THEN 'neighbouring editions'
        WHEN title_year IS NULL THEN 'header only'
        WHEN header_year IS NULL THEN 'title only'
        WHEN detained.persons IS NOT NULL THEN 'detained total'
        ELSE 'unsure'
    END AS fiscal_year_basis
FROM header_years
LEFT JOIN by_neighbour USING (snapshot_sha256)
LEFT JOIN sums USING (snapshot_sha256)
LEFT JOIN detained USING (snapshot_sha256)
