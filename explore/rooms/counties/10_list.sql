-- title: Counties by people held
-- all: yes
SELECT county_name AS county, '/counties/' || county_geoid || '/' AS county_href, state,
    round(sum(CASE WHEN in_latest_edition THEN latest_adp END), 1) AS "average since 1 October", count(*) AS "places known"
FROM facilities WHERE county_geoid IS NOT NULL
GROUP BY county_geoid, county_name, state ORDER BY "average since 1 October" DESC, state, county
