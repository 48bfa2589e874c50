-- What the search knows of each company: name, address, key, context (its one line), names (more, by |), beside (words), held
SELECT parties.name, '/companies/' || parties.party_id || '/' AS address, NULL AS "key",
    'Company with evidence of ' || count(DISTINCT coalesce(spells.facility_id, spells.place_name)) || CASE count(DISTINCT coalesce(spells.facility_id, spells.place_name)) WHEN 1 THEN ' place' ELSE ' places' END || ' that it runs, owns or guards' AS context,
    coalesce(replace(parties.printed_as, ' | ', '|'), '') || coalesce('|' || replace(parties.former_names, ' | ', '|'), '') || '|' || replace(parties.name, 'The ', '') AS names,
    'company private prison' AS beside,
    (SELECT sum(latest_adp) FROM facilities WHERE in_latest_edition AND facility_id IN (
        SELECT facility_id FROM place_spells AS runs WHERE runs.party_id = parties.party_id AND runs.attribute = 'operator' AND runs.to_date IS NULL
    )) AS held
FROM parties JOIN place_spells AS spells USING (party_id)
WHERE parties.kind IN ('company', 'nonprofit')
GROUP BY parties.party_id
