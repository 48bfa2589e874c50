-- What we mended in a source's cells, by the day of the decision.
SELECT 'corrections/' || decided_on AS id, decided_on AS day, NULL AS facility_id, NULL AS state,
    'We mended ' || count(*) || CASE count(*) WHEN 1 THEN ' slip' ELSE ' slips' END || ' of the source' AS title,
    'Each has its cell, what is printed there, how we read it and why.' AS text, '/errors/' AS address
FROM corrections WHERE decided_on IS NOT NULL GROUP BY decided_on
