-- Each list row with its facility: by its code; where the list prints none, by the name, city and state the crosswalk knows.
WITH places AS (
    SELECT snapshot_sha256, sheet, row, nullif(trim(code), 'Redacted') AS code, nullif(trim(name), 'Redacted') AS name, city,
        state, zip
    FROM raw.ice_facility_lists_rows
),
by_name AS (
    SELECT DISTINCT names.name_printed, coalesce(names.city, '') AS city, coalesce(names.state, '') AS state,
        coalesce(nullif(ids.redirect_to, ''), names.facility_id) AS facility_id
    FROM raw.facility_names AS names LEFT JOIN raw.facility_ids AS ids USING (facility_id)
    WHERE coalesce(names.zip, '') = ''
)
SELECT places.snapshot_sha256, places.sheet, places.row, places.code, places.name,
    coalesce(links.facility_id, by_name.facility_id) AS facility_id,
    CASE WHEN links.facility_id IS NOT NULL THEN 'code' WHEN by_name.facility_id IS NOT NULL THEN 'name' END AS linked_by
FROM places
LEFT JOIN staging.code_links AS links USING (code)
LEFT JOIN by_name ON places.code IS NULL AND by_name.name_printed = clean(places.name)
    AND by_name.city = coalesce(clean(places.city), '') AND by_name.state = coalesce(clean(places.state), '')
