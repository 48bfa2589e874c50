-- severity: finding
-- title: Every facility is located
-- why: A facility without a row in facility_places has no county and no point on the map; `make locate` proposes one. Ours to mend.
-- sure: certain
-- sampled: none found
SELECT latest.snapshot_sha256, latest.sheet, 'A' || latest.row AS cell, facility_id, 'a row of facility_places' AS expected,
    'none' AS found, concat_ws(', ', facilities.name, facilities.city, facilities.state) AS message
FROM core.facilities
JOIN staging.facility_latest AS latest USING (facility_id)
WHERE facilities.latitude IS NULL
