-- severity: finding
-- title: A facility's area of responsibility is that of its county
-- why: Where they differ, areas changed since, another office runs the place, or its county is wrong; the latest row that lists it.
-- sure: lead
-- sampled: 19 of 19, right 0, 2026-11-24: printed so in every cell; areas were redrawn since, or the office next door runs the place
SELECT latest.snapshot_sha256, latest.sheet, columns.column_letter || latest.row AS cell, facilities.facility_id,
    areas.aor AS expected, facilities.aor AS found, concat_ws(', ', facilities.name, facilities.county_name) AS message
FROM core.facilities
JOIN core.areas_of_responsibility AS areas USING (county_geoid)
JOIN staging.facility_latest AS latest ON latest.facility_id = facilities.facility_id
JOIN core.snapshot_columns AS columns
    ON columns.snapshot_sha256 = latest.snapshot_sha256 AND columns.sheet = latest.sheet AND columns.column_name = 'aor'
WHERE areas.aor <> facilities.aor
