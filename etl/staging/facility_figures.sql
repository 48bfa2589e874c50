-- One row per facility and edition: its average daily population over all its rows, with the cells that add up to it.
WITH letters AS (
    SELECT snapshot_sha256, sheet,
        string_agg(column_letter || '#', '+' ORDER BY length(column_letter), column_letter)
            FILTER (column_name IN ('adp_male_crim', 'adp_male_non_crim', 'adp_female_crim', 'adp_female_non_crim')) AS adp_letters,
        max(column_letter) FILTER (column_name = 'alos') AS alos_letter
    FROM core.snapshot_columns
    GROUP BY ALL
)
SELECT
    population.facility_id,
    population.snapshot_sha256,
    population.sheet,
    round(sum(population.adp_total), 6) AS adp_total,
    CASE WHEN count(*) = 1 THEN max(population.alos) END AS alos,
    CASE WHEN count(*) = 1 THEN max(letters.alos_letter || population.row) END AS alos_cell,
    string_agg(replace(letters.adp_letters, '#', population.row::VARCHAR), '+' ORDER BY population.row) AS cells
FROM core.facility_population AS population
LEFT JOIN letters USING (snapshot_sha256, sheet)
WHERE population.facility_id IS NOT NULL
GROUP BY population.facility_id, population.snapshot_sha256, population.sheet
