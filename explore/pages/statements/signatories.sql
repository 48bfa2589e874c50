SELECT signatories.*, organizations.name AS organization FROM signatories
LEFT JOIN organizations USING (organization_id)
WHERE statement_id = :id ORDER BY signatory_kind = 'claimed_count' DESC, part, char_start, char_end
