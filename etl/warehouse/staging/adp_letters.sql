-- The four columns of a facility table that add up to a place's average daily population, as a pattern of cells: N#+O#+P#+Q#.
SELECT snapshot_sha256, sheet, string_agg(column_letter || '#', '+' ORDER BY length(column_letter), column_letter) AS cells
FROM core.snapshot_columns
WHERE column_name IN ('adp_male_crim', 'adp_male_non_crim', 'adp_female_crim', 'adp_female_non_crim')
GROUP BY ALL
