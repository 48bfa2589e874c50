-- Which party's members of Congress name a place of detention in their releases?
SELECT regexp_extract(issuer_name, '\(([DRI])-', 1) AS party, count(DISTINCT statement_id) AS statements
FROM 'datasets/statements.parquet' JOIN 'datasets/statement_mentions.parquet' USING (statement_id)
WHERE source_id = 'congress_press_releases' AND facility_id IS NOT NULL
GROUP BY party ORDER BY party;
