-- title: Most placements, by place
-- note: Sum over the last twelve months printed, in the newest word on each month.
-- bars: place: placements
WITH words AS (
    SELECT facility_name, period_start, value, row_number() OVER (PARTITION BY facility_name, period_start ORDER BY in_force_from DESC, snapshot_sha256, cell) AS nth
    FROM national_figures
    WHERE block = 'segregation_by_facility' AND facility_name <> 'total' AND in_force_from IS NOT NULL AND in_force_until IS NULL
)
SELECT facility_name AS place, CAST(sum(value) AS INTEGER) AS placements, count(*) AS months, min(period_start) AS "from", max(period_start) AS "to"
FROM words
WHERE nth = 1 AND period_start > date((SELECT max(period_start) FROM words), '-12 months')
GROUP BY facility_name ORDER BY placements DESC, place
