-- severity: finding
-- title: People detained on one day are one number in every edition
-- why: Two numbers for one day cannot both be right: most often the date was left from an older edition.
-- sure: certain
-- sampled: 3 of 3, right 3, 2026-11-24
WITH counts AS (
    SELECT figures.snapshot_sha256, figures.sheet, cell, figures.as_of, as_of_sheet, as_of_cell, printed_number,
        first_value(printed_number) OVER by_day AS first_number, first_value(edition) OVER by_day AS first_edition
    FROM staging.figures AS figures JOIN core.editions AS editions USING (snapshot_sha256)
    WHERE block = 'detained_by_criminality' AND measure = 'detained' AND agency = 'total' AND criminality = 'total'
        AND value_state = 'value' AND figures.as_of IS NOT NULL
    -- the edition public nearest after the day has the better claim to it
    WINDOW by_day AS (
        PARTITION BY figures.as_of
        ORDER BY coalesce(in_force_from < figures.as_of, true), in_force_from, figures.snapshot_sha256, figures.sheet, cell
    )
)
SELECT snapshot_sha256, sheet, cell, NULL::VARCHAR AS facility_id, first_number::BIGINT || ', in ' || first_edition AS expected,
    printed_number::BIGINT::VARCHAR AS found, 'both as of ' || as_of || ', dated in ' || concat_ws(' ', as_of_sheet, as_of_cell) AS message
FROM counts
WHERE printed_number <> first_number
