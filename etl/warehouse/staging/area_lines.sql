-- Each line of the file of areas with the counties it means. A line without any is found by the check areas_known.
SELECT areas.snapshot_sha256, areas.row::BIGINT AS row, areas.office_name AS field_office, codes.aor, states.state,
    areas.county_name AS county_printed, counties.county_geoid, counties.county_name
FROM raw.ice_facility_lists_areas AS areas
LEFT JOIN staging.us_states AS states
    ON states.state_name = regexp_replace(clean(areas.state_name), '^(UNITED STATES|COMMONWEALTH OF THE) ', '')
LEFT JOIN staging.aor_codes AS codes ON clean(codes.field_office) = clean(areas.office_name)
LEFT JOIN staging.county_names AS names
    ON names.state = states.state AND names.county_key = county_key(areas.county_name)
LEFT JOIN core.counties AS counties
    ON counties.state = states.state AND (areas.county_name IS NULL OR counties.county_geoid = names.county_geoid)
