-- Every county by state and comparable name; an independent city also without "city" where no county has that name.
WITH named AS (
    SELECT state, county_key(county_name) AS county_key, county_geoid FROM core.counties
)
SELECT state, county_key, county_geoid FROM named
UNION ALL
SELECT cities.state, left(cities.county_key, -4), cities.county_geoid
FROM named AS cities
ANTI JOIN named AS counties ON counties.state = cities.state AND counties.county_key = left(cities.county_key, -4)
WHERE cities.county_key LIKE '%city'
