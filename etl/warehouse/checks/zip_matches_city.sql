-- severity: finding
-- title: ZIP code and city lie together
-- why: More than 30 km apart, one of the two cells is of another place. A city no ZIP code is named after isn't judged.
-- sure: likely
-- sampled: 16 of 64, right 16, 2026-11-24: a few places, each repeated for years
WITH towns AS (
    SELECT upper(city) AS city, state, latitude, longitude FROM raw.zip_codes
    UNION
    SELECT upper(trim(unnest(string_split(acceptable_cities, ';')))), state, latitude, longitude FROM raw.zip_codes
),
printed AS (
    SELECT snapshot_sha256, sheet, row::BIGINT AS row, zip5(zip) AS zip, city, state FROM raw.ice_detention_statistics_facilities
),
-- kilometres on a plane, good enough at this distance: 111.2 to a degree
apart AS (
    SELECT places.zip, places.city, places.state, zip_codes.city AS zip_city,
        min(111.2 * sqrt(
            power(zip_codes.latitude - towns.latitude, 2)
            + power((zip_codes.longitude - towns.longitude) * cos(radians(zip_codes.latitude)), 2)
        )) AS km
    FROM (SELECT DISTINCT zip, city, state FROM printed) AS places
    JOIN raw.zip_codes AS zip_codes USING (zip)
    JOIN towns ON towns.city = clean(places.city) AND towns.state = clean(places.state)
    GROUP BY ALL
)
SELECT snapshot_sha256, sheet, columns.column_letter || row AS cell, facility_id, 'a ZIP code near ' || apart.city AS expected,
    apart.zip || ', ' || zip_city || ', ' || round(km)::BIGINT || ' km away' AS found, name_printed AS message
FROM apart
JOIN printed USING (zip, city, state)
JOIN core.facility_population AS population USING (snapshot_sha256, sheet, row)
JOIN core.snapshot_columns AS columns USING (snapshot_sha256, sheet)
WHERE km > 30 AND columns.column_name = 'zip'
