-- severity: error
-- title: Links between facilities are sound
-- why: A link to itself, one that ends before it begins, or a date that is none tells a false history.
SELECT links.from_id, links.relation, links.to_id, printed.from_date, printed.to_date
FROM core.facility_links AS links JOIN raw.facility_links AS printed USING (from_id, relation, to_id)
WHERE links.from_id = links.to_id OR links.from_date > links.to_date
    OR (links.from_date IS NULL AND printed.from_date <> '') OR (links.to_date IS NULL AND printed.to_date <> '')
