-- How much of each column of each facility table is filled, and how much of what is a number is zero. A column that is all zeros or
-- nearly blank was not published: it is no reference for others.
WITH places AS (
    SELECT snapshot_sha256, count(DISTINCT place) AS n_places FROM staging.place_cells GROUP BY ALL
)
SELECT snapshot_sha256, column_name, span, is_number, n_places, count(*) AS n_filled, count(*) / n_places AS filled,
    CASE WHEN is_number THEN count(*) FILTER (value = 0) / count(*) END AS zeros
FROM staging.place_cells JOIN places USING (snapshot_sha256)
GROUP BY snapshot_sha256, column_name, span, is_number, n_places
