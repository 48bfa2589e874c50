-- Each place of the Marshals' counts with its city: the longest name of a city of that state with which it ends. The name is
-- what stands before it. A name that was cut runs into the city without a blank.
WITH places AS (
    SELECT DISTINCT snapshot_sha256, sheet, row, clean(place_printed) AS place, state FROM raw.ice_facility_lists_marshals
),
cities AS (
    SELECT DISTINCT state, clean(unnest(string_split(city || ';' || acceptable_cities, ';'))) AS city FROM raw.zip_codes
),
ending AS (
    SELECT places.*, cities.city,
        row_number() OVER (
            PARTITION BY snapshot_sha256, sheet, row
            ORDER BY place LIKE '% ' || cities.city DESC, length(cities.city) DESC, cities.city
        ) AS nth
    FROM places JOIN cities ON cities.state = places.state AND suffix(places.place, cities.city)
    WHERE length(cities.city) > 2
)
SELECT places.snapshot_sha256, places.sheet, places.row, places.state, ending.city,
    CASE WHEN ending.city IS NOT NULL THEN trim(left(places.place, length(places.place) - length(ending.city))) END AS name
FROM places LEFT JOIN ending ON ending.snapshot_sha256 = places.snapshot_sha256 AND ending.sheet = places.sheet
    AND ending.row = places.row AND ending.nth = 1
