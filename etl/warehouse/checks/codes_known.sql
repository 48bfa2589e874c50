-- severity: error
-- title: Every reviewed link of a code names a facility that exists
-- why: A link to an id that was never minted is a slip of the pen, and its counts would silently belong to nobody.
SELECT codes.facility_id, codes.code, codes.method
FROM raw.facility_codes AS codes LEFT JOIN raw.facility_ids AS ids USING (facility_id)
WHERE ids.facility_id IS NULL OR codes.method NOT IN ('printed', 'population', 'name', 'disputed')
    OR coalesce(codes.evidence, '') = ''
