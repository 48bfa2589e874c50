-- severity: finding
-- title: ZIP code and state agree
-- why: A ZIP code lies in one state; where they differ one of the two cells is wrong. Military post offices lie in no state.
-- sure: likely
-- sampled: none found
SELECT printed.snapshot_sha256, printed.sheet, columns.column_letter || printed.row AS cell, facility_id,
    zip_codes.state AS expected, printed.state AS found, concat_ws(' ', printed.name, zip5(printed.zip)) AS message
FROM raw.ice_detention_statistics_facilities AS printed
JOIN raw.zip_codes AS zip_codes ON zip_codes.zip = zip5(printed.zip)
JOIN core.facility_population AS population
    ON population.snapshot_sha256 = printed.snapshot_sha256 AND population.sheet = printed.sheet AND population.row = printed.row
JOIN core.snapshot_columns AS columns
    ON columns.snapshot_sha256 = printed.snapshot_sha256 AND columns.sheet = printed.sheet AND columns.column_name = 'state'
WHERE printed.state IS NOT NULL AND zip_codes.state <> clean(printed.state)
    -- Post offices of the armed forces abroad (USPS: AE 090 to 099, AA 340, AP 962 to 966), wherever their mail is sent from
    AND NOT regexp_full_match(zip_codes.zip, '(09|340|96[2-6]).*')
