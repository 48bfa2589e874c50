-- severity: error
-- title: Every line of the areas of responsibility is understood
-- why: A state, county or field office spelled in a new way would silently leave counties without an area.
SELECT snapshot_sha256, row, field_office, state, county_printed, aor, county_geoid
FROM staging.area_lines
WHERE aor IS NULL OR county_geoid IS NULL
