WITH printed AS (
    SELECT facility_id, snapshot_sha256, sheet, row, as_of, attribute, value
    FROM (
        SELECT facility_id, snapshot_sha256, sheet, row, as_of, address, zip, aor, type_detailed, male_female,
            guaranteed_minimum::VARCHAR AS guaranteed_minimum
        FROM staging.facility_latest
    ) UNPIVOT (value FOR attribute IN (address, zip, aor, type_detailed, male_female, guaranteed_minimum))
)
SELECT facility_id,
    CASE attribute WHEN 'male_female' THEN 'population_served' ELSE attribute END AS attribute,
    value, as_of, snapshot_sha256, sheet, columns.column_letter || row AS cell, NULL::VARCHAR AS evidence
FROM printed
LEFT JOIN core.snapshot_columns AS columns USING (snapshot_sha256, sheet)
WHERE columns.column_name = attribute
UNION ALL BY NAME
SELECT facility_id, attribute, value, as_of, snapshot_sha256, sheet, cell,
    CASE WHEN cell IS NULL THEN 'line ' || row END AS evidence
FROM staging.facility_operators
UNION ALL BY NAME
SELECT facilities.facility_id, 'detloc' AS attribute, detloc AS value, codes.decided_on AS as_of,
    codes.method || ': ' || codes.evidence AS evidence
FROM core.facilities JOIN core.facility_codes AS codes ON codes.facility_id = facilities.facility_id AND codes.code = detloc
UNION ALL BY NAME
SELECT facilities.facility_id, 'county_geoid' AS attribute, coalesce(facilities.county_geoid, 'none') AS value,
    places.decided_on::DATE AS as_of, places.evidence
FROM core.facilities JOIN raw.facility_places AS places USING (facility_id)
UNION ALL BY NAME
SELECT facility_id, 'status' AS attribute, status AS value,
    greatest(last_as_of, last_counted) AS as_of,
    concat_ws('; ', coalesce('in ' || n_editions || ' editions, as of ' || first_as_of || ' to ' || last_as_of, 'in no edition'),
        'people in the daily counts until ' || last_counted) AS evidence
FROM core.facilities
