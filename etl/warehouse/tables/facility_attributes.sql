-- What each list said of each place, typed where it can be; evidence, not truth. The Project's list is one of them.
WITH listed AS (
    SELECT
        rows.*,
        places.facility_id,
        places.linked_by,
        places.code AS code_known,
        places.name AS name_known,
        dates.title AS list_title,
        dates.as_of,
        counties.county_geoid
    FROM raw.ice_facility_lists_rows AS rows
    JOIN staging.list_places AS places USING (snapshot_sha256, sheet, row)
    JOIN staging.list_dates AS dates USING (snapshot_sha256, sheet)
    LEFT JOIN staging.county_names AS counties
        ON counties.state = clean(rows.state) AND counties.county_key = county_key(rows.county)
)
SELECT
    snapshot_sha256,
    sheet,
    row::BIGINT AS row,
    'ice_facility_lists' AS source_id,
    list_title,
    as_of,
    facility_id,
    linked_by,
    code_known AS code,
    name_known AS name_printed,
    coalesce(name = 'Redacted', false) AS withheld,
    nullif(COLUMNS('^(address|city|county|state)$'), 'Redacted') AS "\0",
    coalesce(zip5(zip), nullif(zip, 'Redacted')) AS zip,
    county_geoid,
    COLUMNS('^(aor|docket|type|type_detailed|ice_funded|male_female|levels|operator|owner|over_under_72)$') AS "\0",
    -- PDFs print thousands with a comma; capacity can be AS NEEDED
    try_cast(replace(COLUMNS('^(capacity|population_count|guaranteed_minimum)$'), ',', '') AS BIGINT) AS "\0",
    capacity AS capacity_printed,
    per_diem,
    CASE WHEN regexp_full_match(per_diem, '\$?[0-9]+(\.[0-9]+)?') THEN replace(per_diem, '$', '')::DOUBLE END AS per_diem_usd,
    day_of(COLUMNS('^(first_use|last_use|contract_start|contract_end|last_inspection_date)$')) AS "\0",
    COLUMNS('^(authorization_status|authorizing_authority|contract_standard|medical_provider|last_inspection_(type|standard|rating))$')
        AS "\0"
FROM listed
UNION ALL BY NAME
SELECT
    project.snapshot_sha256,
    'facilities' AS sheet,
    project.row::BIGINT AS row,
    'deportation_data_project' AS source_id,
    'Deportation Data Project, facilities' AS list_title,
    links.facility_id,
    CASE WHEN links.facility_id IS NOT NULL THEN 'code' END AS linked_by,
    project.detention_facility_code AS code,
    project.name AS name_printed,
    false AS withheld,
    project.address_full AS address,
    project.city,
    project.county,
    project.state,
    zip5(regexp_extract(project.address_full, '([0-9]{5}(-[0-9]{4})?)$', 1)) AS zip,
    project.county_fips_code AS county_geoid,
    project.field_office AS aor
FROM raw.deportation_data_project_facilities AS project
LEFT JOIN staging.code_links AS links ON links.code = project.detention_facility_code
