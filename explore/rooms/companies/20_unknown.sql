-- title: Places where who runs them is not known, by people held
-- note: Not known since: day of the last evidence that may stand alone; blank: there never was any. The last word is of an older list or of a source that needs a second one.
SELECT facilities.name AS place, '/detention/facilities/' || facility_id AS place_href, facilities.city AS town, facilities.state, facilities.latest_adp AS "average since 1 October",
    runs.not_known_since AS "not known since", parties.name AS "last word", runs.last_word_on AS "of"
FROM facilities JOIN place_operators AS runs USING (facility_id)
LEFT JOIN parties ON parties.party_id = runs.last_party_id
WHERE facilities.in_latest_edition AND runs.party_id IS NULL
ORDER BY facilities.latest_adp DESC, place, facility_id
