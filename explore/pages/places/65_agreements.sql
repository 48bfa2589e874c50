-- title: 287(g) agreements in its county
-- folded: yes
-- note: Local agencies of the county that enforce immigration law under an agreement with ICE, from the lists held. Counties are printed since March 2025, agencies of a whole state stand in no county, and an agency here need not have to do with this place. In force means: on the newest list held.
-- empty: No agreement with an agency of its county is on the lists we hold, or its county isn't known.
WITH wanted AS (
    SELECT :state AS state, :county_geoid AS county_geoid,
        replace(replace(replace(lower(trim(coalesce(:county_name, :county))), ' county', ''), ' parish', ''), '.', '') AS county
)
SELECT
    agreements.agency,
    '/detention/agreements_287g/' || agreements.agreement_id AS agency_href,
    agreements.county_printed AS "county as printed",
    replace(agreements.support_type, '_', ' ') AS kind,
    agreements.signed_on AS signed,
    agreements.first_listed AS "first listed",
    agreements.last_listed AS "last listed",
    CASE WHEN agreements.status = 'pending' THEN 'pending' WHEN agreements.in_latest_list THEN 'in force'
        ELSE 'not on the newest list' END AS "stands",
    CASE WHEN agreements.moa_url IS NOT NULL THEN 'agreement' END AS text,
    agreements.moa_url AS text_href
FROM wanted
JOIN agreements_287g AS agreements USING (state)
WHERE CASE
        WHEN wanted.county_geoid IS NOT NULL AND agreements.county_geoid IS NOT NULL
            THEN agreements.county_geoid = wanted.county_geoid
        ELSE replace(replace(replace(lower(trim(agreements.county_printed)), ' county', ''), ' parish', ''), '.', '')
            = wanted.county
    END
ORDER BY agreements.in_latest_list DESC, agreements.status, agreements.agency, agreements.agreement_id
