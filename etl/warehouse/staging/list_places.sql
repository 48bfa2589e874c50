-- Each list row with its facility: by its code; where the list prints none, by name, city and state, as the crosswalk knows
-- them or as another list prints them beside a code.
WITH places AS (
    SELECT snapshot_sha256, sheet, row, nullif(trim(code), 'Redacted') AS code, nullif(trim(name), 'Redacted') AS name, city,
        state, zip
    FROM raw.ice_facility_lists_rows
),
known AS (
    SELECT names.name_printed AS name, coalesce(names.city, '') AS city, coalesce(names.state, '') AS state,
        coalesce(nullif(ids.redirect_to, ''), names.facility_id) AS facility_id
    FROM raw.facility_names AS names LEFT JOIN raw.facility_ids AS ids USING (facility_id)
    WHERE coalesce(names.zip, '') = ''
    UNION
    SELECT clean(places.name), coalesce(clean(places.city), ''), coalesce(clean(places.state), ''), links.facility_id
    FROM places JOIN staging.code_links AS links USING (code)
    WHERE places.name IS NOT NULL
),
by_name AS (
    SELECT name, city, state, min(facility_id) AS facility_id FROM known GROUP BY ALL HAVING count(DISTINCT facility_id) = 1
)
SELECT places.snapshot_sha256, places.sheet, places.row, places.code, places.name,
    coalesce(links.facility_id, by_name.facility_id) AS facility_id,
    -- whose row it is, by the best name we have; null where ICE withheld it
    coalesce(
        links.facility_id, by_name.facility_id, places.code,
        CASE WHEN places.name IS NOT NULL THEN concat_ws('|', clean(places.name), clean(places.city), clean(places.state)) END
    ) AS place,
    CASE WHEN links.facility_id IS NOT NULL THEN 'code' WHEN by_name.facility_id IS NOT NULL THEN 'name' END AS linked_by
FROM places
LEFT JOIN staging.code_links AS links USING (code)
LEFT JOIN by_name ON places.code IS NULL AND by_name.name = clean(places.name)
    AND by_name.city = coalesce(clean(places.city), '') AND by_name.state = coalesce(clean(places.state), '')
