-- title: Who runs it
-- folded: yes
-- note: What dated sources say, newest first. After the last day seen, who runs it is not known. Unconfirmed: the source may not stand alone. Sources that disagree are all here.
-- empty: No source that we hold says who runs it.
-- more: /detention/place_spells?facility_id={facility_id}
SELECT
    replace(attribute, '_', ' ') AS role,
    coalesce(parties.name, party_printed, capacity || ' beds (' || replace(capacity_kind, '_', ' ') || ')') AS "who or how many",
    from_date AS "began",
    first_seen AS "first seen",
    last_seen AS "last seen",
    to_date AS "ended",
    CASE WHEN in_conflict THEN state || ', sources disagree' ELSE state END AS state,
    coalesce(evidence_publisher, 'ICE''s facility list') AS source,
    coalesce(evidence_url, '/detention/snapshots/' || snapshot_sha256) AS source_href
FROM place_spells
LEFT JOIN parties USING (party_id)
WHERE facility_id = :facility_id
ORDER BY last_seen DESC, attribute, state, spell_id
