-- title: Places it runs, guards or owns, by dated evidence
-- note: Newest evidence of each kind. Known: of 2023 or later, from a source that may stand alone, none says otherwise. Older: no newer source that may stand alone. A blank end doesn't say that it runs the place today: what holds after the day it was last seen is not known. Companies that it bought count.
-- all: yes
WITH own AS (
    SELECT party_id FROM parties WHERE party_id = :id OR parent_id = :id
),
told AS (
    SELECT spells.*, row_number() OVER (
        PARTITION BY coalesce(spells.facility_id, spells.place_name), spells.attribute
        ORDER BY spells.state, spells.last_seen DESC, spells.spell_id
    ) AS newest_first
    FROM place_spells AS spells
    WHERE spells.party_id IN (SELECT party_id FROM own) AND spells.attribute <> 'capacity'
)
SELECT told.place_name AS place, '/detention/facilities/' || told.facility_id AS place_href, replace(told.attribute, '_', ' ') AS role,
    CASE WHEN told.state = 'unconfirmed' THEN 'needs a second source' WHEN told.to_date IS NOT NULL THEN 'ended' WHEN told.in_conflict THEN 'sources disagree'
        WHEN told.last_seen >= '2023-01-01' THEN 'known' ELSE 'older' END AS standing,
    told.from_date AS "from", told.last_seen AS "last seen", told.to_date AS "to",
    CASE WHEN facilities.in_latest_edition THEN facilities.latest_adp END AS "average since 1 October",
    coalesce(told.evidence_publisher, 'ICE''s list') AS evidence,
    coalesce(told.evidence_url, '/detention/snapshots/' || told.snapshot_sha256) AS evidence_href
FROM told LEFT JOIN facilities USING (facility_id)
WHERE told.newest_first = 1
ORDER BY facilities.in_latest_edition DESC, facilities.latest_adp DESC, place, role
