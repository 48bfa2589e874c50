SELECT
    coalesce(nullif(ids.redirect_to, ''), codes.facility_id) AS facility_id,
    codes.code_system,
    codes.code,
    try_cast(codes.valid_from AS DATE) AS valid_from,
    try_cast(codes.valid_to AS DATE) AS valid_to,
    codes.method,
    codes.evidence,
    try_cast(codes.score AS DOUBLE) AS score,
    codes.decided_on::DATE AS decided_on
FROM raw.facility_codes AS codes LEFT JOIN raw.facility_ids AS ids USING (facility_id)
