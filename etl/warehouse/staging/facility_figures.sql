-- One row per facility and edition: its average daily population over all its rows, with the cells that add up to it.
SELECT
    population.facility_id,
    population.snapshot_sha256,
    population.sheet,
    round(sum(population.adp_total), 6) AS adp_total,
    CASE WHEN count(*) = 1 THEN max(population.alos) END AS alos,
    CASE WHEN count(*) = 1 THEN max(columns.column_letter || population.row) END AS alos_cell,
    string_agg(population.adp_cells, '+' ORDER BY population.row) AS cells
FROM core.facility_population AS population
LEFT JOIN core.snapshot_columns AS columns
    ON columns.snapshot_sha256 = population.snapshot_sha256 AND columns.sheet = population.sheet AND columns.column_name = 'alos'
WHERE population.facility_id IS NOT NULL
GROUP BY population.facility_id, population.snapshot_sha256, population.sheet
