-- severity: finding
-- title: Every visible sheet is of the edition's fiscal year, or stands beside one that is
-- why: ICE publishes the year before beside the current one (alternatives to detention), and has left sheets in by mistake.
-- sure: likely
-- sampled: 7 of 7, right 7, 2026-11-24: in two editions it is the facility table that is of another year
SELECT snapshot_sha256, sheets.sheet, NULL::VARCHAR AS cell, NULL::VARCHAR AS facility_id,
    'FY' || editions.fiscal_year AS expected,
    'FY' || coalesce(sheets.title_fiscal_year, sheets.name_fiscal_year) AS found, kind || ': ' || coalesce(title, '') AS message
FROM raw.ice_detention_statistics_sheets AS sheets JOIN core.editions AS editions USING (snapshot_sha256)
WHERE sheets.visibility = 'visible' AND kind <> 'facilities'
    AND coalesce(sheets.title_fiscal_year, sheets.name_fiscal_year) <> editions.fiscal_year
    AND NOT (kind = 'atd' AND snapshot_sha256 IN (
        SELECT current.snapshot_sha256
        FROM raw.ice_detention_statistics_sheets AS current JOIN core.editions AS its USING (snapshot_sha256)
        WHERE kind = 'atd' AND coalesce(current.title_fiscal_year, current.name_fiscal_year) = its.fiscal_year
    ))
