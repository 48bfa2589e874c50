-- title: Who runs the places of ICE's newest table
-- note: At least: places whose newest evidence is of 2023 or later, may stand alone and is not contradicted. At most: with places that only an older list or a source needing a second one gives it, and places where nobody is named. A company that another bought counts as its owner.
-- bars: name: average_at_least
-- all: yes
WITH listed AS (
    SELECT facilities.latest_adp, runs.group_id, runs.last_group_id
    FROM facilities JOIN place_operators AS runs USING (facility_id)
    WHERE facilities.in_latest_edition AND facilities.latest_adp > 0
),
total AS (
    SELECT sum(latest_adp) AS adp, sum(CASE WHEN group_id IS NULL AND last_group_id IS NULL THEN latest_adp ELSE 0 END) AS unnamed FROM listed
)
SELECT parties.name, CASE WHEN parties.kind IN ('company', 'nonprofit') THEN '/companies/' || parties.party_id || '/' END AS name_href, parties.kind,
    round(sum(CASE WHEN group_id IS NOT NULL THEN latest_adp ELSE 0 END), 1) AS average_at_least, count(group_id) AS "places known", sum(group_id IS NULL) AS "places perhaps",
    round(100.0 * sum(CASE WHEN group_id IS NOT NULL THEN latest_adp ELSE 0 END) / total.adp, 1) AS "percent at least",
    round(100.0 * (sum(latest_adp) + total.unnamed) / total.adp, 1) AS "percent at most"
FROM listed CROSS JOIN total
JOIN parties ON parties.party_id = coalesce(listed.group_id, listed.last_group_id)
GROUP BY parties.party_id
ORDER BY average_at_least DESC, "percent at most" DESC, parties.name
