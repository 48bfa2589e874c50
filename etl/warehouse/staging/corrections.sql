-- Reviewed corrections, each with the cell it concerns. One that names no cell of its edition, or a cell that prints something
-- else than it says, stops the build: a correction must never hit by chance. Lines of editions that this folder doesn't hold
-- wait for them (the report of the check stage counts them). A label of a national figure is named by the figure's cell.
-- A correction holds for what a sheet prints, whichever file it is in: it is applied to every sheet with the same values, so that
-- a copy that somebody saved again, or that ICE posted anew, is understood as the first was.
WITH written AS (
    SELECT *, snapshot_sha256 AS written_for FROM raw.corrections
    UNION ALL
    SELECT corrections.* REPLACE (copies.snapshot_sha256 AS snapshot_sha256, copies.sheet AS sheet), corrections.snapshot_sha256
    FROM raw.corrections AS corrections
    JOIN raw.ice_detention_statistics_sheets AS sheets
        ON sheets.snapshot_sha256 = corrections.snapshot_sha256 AND sheets.sheet = corrections.sheet
    JOIN raw.ice_detention_statistics_sheets AS copies
        ON copies.payload_sha256 = sheets.payload_sha256 AND copies.kind = sheets.kind AND copies.state = 'read'
        AND copies.snapshot_sha256 <> sheets.snapshot_sha256
),
-- a sheet's own line goes before that of a copy
corrections AS (
    SELECT * FROM written
    QUALIFY row_number() OVER (
        PARTITION BY snapshot_sha256, sheet, cell, table_name, column_name
        ORDER BY written_for <> snapshot_sha256, written_for
    ) = 1
),
cells AS (
    SELECT snapshot_sha256, sheet, column_letter || row AS cell, 'facility_population' AS table_name, column_name,
        coalesce(printed.printed, '') AS printed
    FROM raw.ice_detention_statistics_facilities UNPIVOT INCLUDE NULLS (
        printed FOR column_name IN (city, state, zip, aor, type_detailed, male_female, guaranteed_minimum)
    ) AS printed
    JOIN core.snapshot_columns USING (snapshot_sha256, sheet, column_name)
    WHERE snapshot_sha256 IN (SELECT snapshot_sha256 FROM corrections)
    UNION ALL
    SELECT snapshot_sha256, sheet, cell, 'national_figures', columns.column_name,
        coalesce(CASE columns.column_name WHEN 'value' THEN value_printed ELSE row_label END, '')
    FROM raw.ice_detention_statistics_figures
    CROSS JOIN (VALUES ('value'), ('facility_type'), ('measure')) AS columns (column_name)
    WHERE snapshot_sha256 IN (SELECT snapshot_sha256 FROM corrections)
)
SELECT
    snapshot_sha256, sheet, cell, table_name, column_name,
    coalesce(corrections.printed, '') AS printed,
    CASE
        WHEN cells.printed IS NULL THEN error('datasets/reference/corrections.csv: no cell ' || cell || ' of sheet "' || sheet
            || '" in edition ' || snapshot_sha256 || ' fills ' || table_name || '.' || column_name
            || '; look at the edition again and mend the line')
        WHEN cells.printed <> coalesce(corrections.printed, '') THEN error('datasets/reference/corrections.csv: cell ' || cell
            || ' of sheet "' || sheet || '" in edition ' || snapshot_sha256 || ' prints "' || cells.printed || '", not "'
            || coalesce(corrections.printed, '') || '"; look at the cell again and mend the line')
        WHEN coalesce(understood, '') = '' OR coalesce(evidence, '') = '' OR try_cast(decided_on AS DATE) IS NULL
            OR column_name = 'value' AND number(understood) IS NULL
            OR column_name = 'guaranteed_minimum' AND number(understood) IS NULL
            THEN error('datasets/reference/corrections.csv: cell ' || cell || ' of sheet "' || sheet || '" in edition '
                || snapshot_sha256 || ' lacks understood (a number where one belongs), evidence or decided_on')
        ELSE understood
    END AS understood,
    evidence,
    try_cast(decided_on AS DATE) AS decided_on
FROM corrections
LEFT JOIN cells USING (snapshot_sha256, sheet, cell, table_name, column_name)
WHERE snapshot_sha256 IN (SELECT snapshot_sha256 FROM raw.ice_detention_statistics_sheets)
