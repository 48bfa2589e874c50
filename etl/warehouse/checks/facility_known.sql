-- severity: finding
-- title: Every facility row is linked to a facility
-- why: A name the reviewed crosswalk doesn't know is published without a facility id until somebody decides; ours to mend.
-- sure: lead
-- sampled: none found
SELECT snapshot_sha256, sheet, 'A' || row AS cell, NULL::VARCHAR AS facility_id, 'a name of facility_names' AS expected,
    concat_ws(', ', name_printed, city, state) AS found, 'no facility linked' AS message
FROM core.facility_population
WHERE facility_id IS NULL
