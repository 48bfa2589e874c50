-- severity: finding
-- title: Title and column labels carry the fiscal year of the figures
-- why: A table of another year inside a newer file has been published before (FY2020's in 2021 and 2022).
-- sure: certain
-- sampled: 3 of 3, right 3, 2026-11-24
SELECT snapshot_sha256, editions.sheet, NULL::VARCHAR AS cell, NULL::VARCHAR AS facility_id,
    'FY' || fiscal_year AS expected, concat_ws(', ', 'title FY' || title_year, 'label FY' || label_year) AS found,
    editions.flags AS message
FROM core.editions AS editions JOIN staging.edition_headers USING (snapshot_sha256)
WHERE contains(flags, 'title_year_wrong') OR contains(flags, 'label_year_wrong')
