-- The figure in force that day stands beside a number of people whose sentence names the place, whatever the number counts.
SELECT numbers.*, facilities.name AS facility, figures.adp_total, figures.as_of, figures.sheet, figures.cells,
    figures.snapshot_sha256
FROM numbers
LEFT JOIN facilities USING (facility_id)
LEFT JOIN mention_figures AS figures ON figures.statement_id = numbers.statement_id
    AND figures.facility_id = numbers.facility_id AND figures.adp_total IS NOT NULL
    AND numbers.place_rule = 'facility_in_sentence' AND numbers.unit = 'persons'
WHERE numbers.statement_id = :id ORDER BY numbers.part, numbers.char_start
