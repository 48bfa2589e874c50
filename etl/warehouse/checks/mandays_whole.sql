-- severity: finding
-- title: Average daily population times the days of the period is a whole number
-- why: An average is person-days divided by days; where the product is not whole, a cell was edited or the days are wrong.
-- sure: likely
-- sampled: none found
SELECT cells.snapshot_sha256, cells.sheet, columns.column_letter || cells.row AS cell, population.facility_id,
    'a whole number of person-days over ' || days.days_in_period || ' days' AS expected,
    (value * days.days_in_period)::VARCHAR AS found, cells.column_name || ' = ' || value AS message
FROM staging.edition_cells AS cells
JOIN staging.edition_days AS days USING (snapshot_sha256)
JOIN core.snapshot_columns AS columns USING (snapshot_sha256, sheet, column_name)
JOIN core.facility_population AS population USING (snapshot_sha256, sheet, row)
WHERE days.days_in_period IS NOT NULL AND abs(value * days.days_in_period - round(value * days.days_in_period)) >= 0.001
