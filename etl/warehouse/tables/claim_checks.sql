-- Tolerances: 2 % for a number given as exact (statements round), 5 % for "about". "More than" and "up to" bound one side, and a
-- writer who means that figure gives the next round number: where it is over a quarter away, something else is meant.
-- A national count older than 45 days is another time: ICE posts every two weeks, in practice within six weeks.
WITH dated AS (
    SELECT claims.*, statements.published, force.snapshot_sha256, editions.as_of,
        make_date(editions.fiscal_year - 1, 10, 1) AS year_start
    FROM core.claims AS claims
    JOIN core.statements AS statements USING (statement_id)
    JOIN staging.edition_in_force AS force USING (published)
    JOIN core.editions AS editions ON editions.snapshot_sha256 = force.snapshot_sha256
),
pairs AS (
    SELECT dated.*, 'facility_adp' AS figure, 'persons' AS figure_unit, value AS claimed, figures.adp_total AS published_value,
        figures.sheet, figures.cells, year_start AS figure_from, as_of AS figure_to, true AS average
    FROM dated JOIN staging.facility_figures AS figures USING (facility_id, snapshot_sha256)
    WHERE unit = 'persons' AND rule = 'facility_in_sentence' AND in_detention
        AND regexp_matches(lower(counted), 'detain|inmate|immigrant|migrant|noncitizen|people|person|individual|women|men|alien')
    UNION ALL
    SELECT dated.*, 'facility_alos', 'days',
        value * CASE unit WHEN 'months' THEN 30.4375 WHEN 'weeks' THEN 7 WHEN 'years' THEN 365.25 ELSE 1 END,
        figures.alos, figures.sheet, figures.alos_cell, year_start, as_of, true
    FROM dated JOIN staging.facility_figures AS figures USING (facility_id, snapshot_sha256)
    WHERE unit IN ('days', 'weeks', 'months') AND in_detention AND figures.alos IS NOT NULL
    UNION ALL
    SELECT dated.*, 'national_detained', 'persons', dated.value, national.value, national.sheet, national.cell,
        national.period_end, national.period_end, false
    FROM dated
    JOIN core.national_figures AS national ON national.snapshot_sha256 = dated.snapshot_sha256
        AND national.block = 'detained_by_criminality' AND national.measure = 'detained'
        AND national.agency = 'total' AND national.criminality = 'total' AND national.period_kind = 'day'
    WHERE dated.unit = 'persons' AND dated.facility_id IS NULL AND in_detention
        AND dated.value >= 1000 AND national.value IS NOT NULL
        -- everyone, and no group such as "criminal aliens" or "children"
        AND regexp_full_match(lower(counted), '(?:(?:ice|immigration|immigrant|illegal|undocumented) )?'
            '(?:people|persons|individuals|immigrants|migrants|noncitizens|non-citizens|aliens|detainees)')
),
compared AS (
    SELECT *, CASE
        WHEN qualifier IN ('more_than', 'at_least') AND published_value > 1.25 * claimed THEN NULL
        WHEN qualifier IN ('up_to', 'less_than') AND published_value < 0.75 * claimed THEN NULL
        WHEN qualifier IN ('more_than', 'at_least') THEN published_value >= claimed
        WHEN qualifier IN ('up_to', 'less_than') THEN published_value <= claimed
        ELSE abs(published_value - claimed) <= CASE qualifier WHEN 'about' THEN 0.05 ELSE 0.02 END * claimed END AS close
    FROM pairs
)
SELECT
    statement_id, part, char_start, figure, round(claimed, 3) AS claimed, qualifier, round(published_value, 3) AS published_value,
    figure_unit AS unit, round(claimed - published_value, 3) AS difference,
    CASE
        WHEN time_end < figure_from OR time_start > figure_to THEN 'not_comparable'
        WHEN NOT average AND published - figure_to > 45 THEN 'not_comparable'
        WHEN figure = 'facility_alos' THEN 'other_definition'
        WHEN close THEN 'matches'
        -- a number without a stated time may be of another day, or an average: only a dated one can be said to differ
        WHEN close IS NULL OR average OR time_start IS NULL THEN 'other_definition'
        ELSE 'differs'
    END AS verdict,
    snapshot_sha256, as_of, sheet, cells
FROM compared
-- a block printed twice in one edition would give two rows
QUALIFY row_number() OVER (PARTITION BY statement_id, part, char_start, figure ORDER BY cells) = 1
