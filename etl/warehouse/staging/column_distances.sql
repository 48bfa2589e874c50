-- Each column of each facility table against itself in the two reference editions, over the places that all three list: distances
-- (0 the same, 1 nothing in common), how much of it is filled, zero, and unchanged to the last digit since the earlier one. Numbers:
-- the sum of differences over the sum of both (Bray and Curtis); texts: the share that differs.
WITH compared AS (
    SELECT snapshot_sha256, column_name, count(*) AS n,
        sum(abs(value - one)) / nullif(sum(value + one), 0) AS from_one,
        sum(abs(value - two)) / nullif(sum(value + two), 0) AS from_two,
        sum(abs(one - two)) / nullif(sum(one + two), 0) AS between_them,
        sum(value) / nullif(sum(one), 0) AS ratio_one,
        sum(value) / nullif(sum(two), 0) AS ratio_two,
        -- one cell with three digits too many can outweigh all others: how many of those with a figure differ from both by 5 %
        count(*) FILTER (least(abs(value - one), abs(value - two)) > 0.05 * greatest(value, one, two))
            / nullif(count(*) FILTER (greatest(value, one, two) > 0), 0) AS share_apart,
        count(*) FILTER (value <> 0) AS n_not_zero,
        count(*) FILTER (value <> 0 AND value = one) / nullif(count(*) FILTER (value <> 0), 0) AS unchanged
    FROM staging.place_comparisons
    GROUP BY ALL
    UNION ALL
    SELECT cells.snapshot_sha256, cells.column_name, count(*),
        avg((cells.text <> one.text)::INTEGER), avg((cells.text <> two.text)::INTEGER), avg((one.text <> two.text)::INTEGER),
        NULL, NULL, NULL, NULL, NULL
    FROM staging.place_cells AS cells
    JOIN staging.column_references AS refs USING (snapshot_sha256, column_name)
    JOIN staging.place_cells AS one ON one.id = hash(refs.one, cells.place, cells.column_name)
    JOIN staging.place_cells AS two ON two.id = hash(refs.two, cells.place, cells.column_name)
    WHERE NOT cells.is_number AND NOT one.is_number AND NOT two.is_number
    GROUP BY ALL
)
SELECT
    refs.*,
    coalesce(filled.n_filled, 0) AS n_filled,
    coalesce(filled.filled, 0) AS filled,
    filled.zeros,
    compared.* EXCLUDE (snapshot_sha256, column_name),
    least(from_one, from_two) AS distance,
    median(least(from_one, from_two)) OVER edition AS usual_distance,
    median(unchanged) OVER edition AS usually_unchanged
FROM staging.column_references AS refs
LEFT JOIN staging.filled_columns AS filled USING (snapshot_sha256, column_name)
LEFT JOIN compared USING (snapshot_sha256, column_name)
WINDOW edition AS (PARTITION BY snapshot_sha256, refs.span)
