WITH newest AS (
    SELECT max(last_as_of) AS as_of FROM core.facilities WHERE in_latest_edition
),
seen AS (
    SELECT spells.facility_id, spells.spell_id, spells.state, spells.last_seen, spells.in_conflict, parties.party_id,
        CASE WHEN parties.kind = 'company' THEN coalesce(parties.parent_id, parties.party_id) ELSE parties.party_id END AS group_id,
        row_number() OVER (
            PARTITION BY spells.facility_id, spells.state
            ORDER BY spells.last_seen DESC, spells.first_seen DESC, parties.kind = 'federal', spells.spell_id
        ) AS newest_first,
        row_number() OVER (
            PARTITION BY spells.facility_id
            ORDER BY spells.last_seen DESC, spells.first_seen DESC, parties.kind = 'federal', spells.spell_id
        ) AS newest_of_any
    FROM core.place_spells AS spells
    JOIN core.parties AS parties USING (party_id)
    CROSS JOIN newest
    WHERE spells.attribute IN ('operator', 'guard_contractor') AND spells.first_seen <= newest.as_of
        AND coalesce(spells.to_date, newest.as_of) >= newest.as_of
)
SELECT
    facilities.facility_id,
    newest.as_of,
    known.party_id,
    known.group_id,
    known.spell_id,
    known.last_seen,
    CASE WHEN known.party_id IS NULL THEN confirmed.last_seen END AS not_known_since,
    CASE WHEN known.party_id IS NULL THEN other.party_id END AS last_party_id,
    CASE WHEN known.party_id IS NULL THEN other.group_id END AS last_group_id,
    CASE WHEN known.party_id IS NULL THEN other.last_seen END AS last_word_on
FROM core.facilities AS facilities
CROSS JOIN newest
LEFT JOIN seen AS confirmed ON confirmed.facility_id = facilities.facility_id AND confirmed.state = 'confirmed' AND confirmed.newest_first = 1
LEFT JOIN seen AS known ON known.spell_id = confirmed.spell_id AND known.last_seen >= DATE '2023-01-01' AND NOT known.in_conflict
LEFT JOIN seen AS other ON other.facility_id = facilities.facility_id AND other.newest_of_any = 1
WHERE facilities.in_latest_edition OR other.party_id IS NOT NULL
