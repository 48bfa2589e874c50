-- Every average population of a facility over a stated period that somebody published, or that follows from two published
-- ones: what `discrepancies` compares. value_error is the half width of the band that printed whole numbers leave (four cells).
WITH list_rows AS (
    -- a list that prints one place twice, under one code with one figure, counts it once
    SELECT DISTINCT ON (snapshot_sha256, sheet, facility_id, fiscal_year, code, adp) *
    FROM core.facility_list_adp
    WHERE facility_id IS NOT NULL AND adp IS NOT NULL AND as_of IS NOT NULL
    ORDER BY snapshot_sha256, sheet, facility_id, fiscal_year, code, adp, row
),
misattributed AS (
    SELECT DISTINCT facility_id, snapshot_sha256 FROM staging.misattributed
)
SELECT 'edition' AS figure, figures.facility_id, make_date(editions.fiscal_year - 1, 10, 1) AS period_start,
    editions.as_of AS period_end, figures.adp_total AS value,
    CASE WHEN editions.days_outcome = 'rounded' THEN 2.0 ELSE 0.0 END AS value_error,
    coalesce(chain.sound, true) AND misattributed.facility_id IS NULL AS sound,
    NULL::VARCHAR AS codes, editions.in_force_from AS published, figures.snapshot_sha256, figures.sheet, figures.cells
FROM staging.facility_figures AS figures
JOIN core.editions AS editions USING (snapshot_sha256)
LEFT JOIN staging.edition_chain AS chain USING (snapshot_sha256)
LEFT JOIN misattributed ON misattributed.facility_id = figures.facility_id
    AND misattributed.snapshot_sha256 = figures.snapshot_sha256
-- a copy of a table already published says nothing new
WHERE figures.adp_total IS NOT NULL AND editions.as_of IS NOT NULL AND editions.same_table_as IS NULL
UNION ALL
-- what is restated, split or misattributed is no population; what has no earlier edition is the edition's own average
SELECT 'interval', intervals.facility_id, period_start, period_end, population, population_error, true, NULL, editions.in_force_from,
    intervals.snapshot_sha256, figures.sheet, figures.cells
FROM core.interval_population AS intervals
JOIN core.editions AS editions USING (snapshot_sha256)
JOIN staging.facility_figures AS figures
    ON figures.facility_id = intervals.facility_id AND figures.snapshot_sha256 = intervals.snapshot_sha256
WHERE place_kind = 'facility' AND quality IN ('ok', 'rounded') AND from_snapshot_sha256 IS NOT NULL
UNION ALL
SELECT 'list', facility_id, make_date(fiscal_year - 1, 10, 1),
    CASE WHEN year_to_date THEN as_of ELSE make_date(fiscal_year, 9, 30) END, sum(adp), 0.5 * count(*), true,
    string_agg(DISTINCT code, ' + ' ORDER BY code), as_of, snapshot_sha256, sheet,
    string_agg(coalesce(cell, 'line ' || row), '+' ORDER BY row)
FROM list_rows
GROUP BY facility_id, fiscal_year, year_to_date, as_of, snapshot_sha256, sheet
