SELECT county_geoid, county_name, state, aor, field_office, county_printed IS NULL AS whole_state, snapshot_sha256, row
FROM staging.area_lines
WHERE county_geoid IS NOT NULL AND aor IS NOT NULL
-- a file that names a county beside its whole state means the county
QUALIFY row_number() OVER (PARTITION BY county_geoid ORDER BY county_printed IS NULL, snapshot_sha256, row) = 1
