-- The reviewed links that count: disputed ones are published and never used. A merged facility's redirect is followed.
SELECT coalesce(nullif(ids.redirect_to, ''), codes.facility_id) AS facility_id, codes.code,
    try_cast(codes.valid_from AS DATE) AS valid_from, try_cast(codes.valid_to AS DATE) AS valid_to
FROM raw.facility_codes AS codes LEFT JOIN raw.facility_ids AS ids USING (facility_id)
WHERE codes.code_system = 'detloc' AND codes.method <> 'disputed'
