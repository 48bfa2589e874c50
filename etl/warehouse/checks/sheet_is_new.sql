-- severity: finding
-- title: A sheet that is renewed with every edition differs from every earlier one
-- why: The same cells in a newer workbook are not new figures.
-- sure: likely
-- sampled: 12 of 57, right 10, 2026-11-24: two are an edition posted anew a day later to mend its facility table
WITH sheets AS (
    SELECT sheets.*, editions.in_force_from, editions.edition,
        row_number() OVER (PARTITION BY kind, payload_sha256 ORDER BY in_force_from, sheets.snapshot_sha256) AS copy,
        min(editions.edition) OVER (PARTITION BY kind, payload_sha256) AS first_edition,
        min(in_force_from) OVER (PARTITION BY kind, payload_sha256) AS first_in_force
    FROM raw.ice_detention_statistics_sheets AS sheets JOIN core.editions AS editions USING (snapshot_sha256)
    WHERE sheets.state = 'read' AND kind IN ('detention', 'atd', 'iclos', 'bonds') AND in_force_from IS NOT NULL
        -- the sheet of a year that is over does not change
        AND (kind <> 'atd' OR coalesce(title_fiscal_year, name_fiscal_year) >= editions.fiscal_year)
)
SELECT snapshot_sha256, sheet, NULL::VARCHAR AS cell, NULL::VARCHAR AS facility_id, 'figures not seen before' AS expected,
    'the ' || kind || ' sheet of ' || first_in_force AS found, edition AS message
FROM sheets
WHERE copy > 1
