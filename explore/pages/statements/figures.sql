SELECT figures.*, facilities.name AS facility FROM mention_figures AS figures JOIN facilities USING (facility_id)
WHERE statement_id = :id ORDER BY facilities.name, facility_id
