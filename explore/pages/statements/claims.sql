-- The figure in force that day stands beside a number of people whose sentence names the place, whatever the number counts.
SELECT claims.*, facilities.name AS facility, figures.adp_total, figures.as_of, figures.sheet, figures.cells,
    figures.snapshot_sha256
FROM claims
LEFT JOIN facilities USING (facility_id)
LEFT JOIN mention_figures AS figures ON figures.statement_id = claims.statement_id
    AND figures.facility_id = claims.facility_id AND figures.adp_total IS NOT NULL
    AND claims.place_rule = 'facility_in_sentence' AND claims.unit = 'persons'
WHERE claims.statement_id = :id ORDER BY claims.part, claims.char_start
