-- Where the thresholds lie between what 137 real editions do and what errors do (2026-11-25): a number column that stands between
-- two references is nearer to one of them than 1.7 times their own distance in all but the columns named by the checks, texts
-- differ in fewer than 15 in 100 places.
WITH suspects AS (
    SELECT *,
        CASE
            WHEN n < 20 OR n IS NULL OR share_apart < 0.25 THEN false
            WHEN is_number AND stands = 'between' THEN distance > 0.02 AND distance > 2 * greatest(between_them, 0.01)
            WHEN is_number AND stands = 'first' AND span = 'year' AND distance < 0.15 THEN false -- some weeks: averages move
            WHEN is_number THEN distance > 3 * greatest(between_them, 0.01) * greatest(stretch, 1) AND distance > 2.5 * usual_distance
            WHEN stands <> 'between' AND distance < 0.3 THEN false
            ELSE distance >= 0.15 AND distance > 3.5 * greatest(between_them, 0.02) * CASE stands WHEN 'between' THEN 1 ELSE greatest(stretch, 1) END
        END AS out_of_line
    FROM staging.column_distances
),
-- what else the column could be: the four cells of criminality make the total, which is no column of its own
candidates AS (
    SELECT snapshot_sha256, place, column_name, is_number, value, text FROM staging.place_cells
    UNION ALL
    SELECT snapshot_sha256, place, 'adp_total', true, sum(value), NULL
    FROM staging.place_cells
    WHERE column_name IN ('adp_male_crim', 'adp_male_non_crim', 'adp_female_crim', 'adp_female_non_crim')
    GROUP BY snapshot_sha256, place
    HAVING count(*) = 4
),
resemblances AS (
    SELECT suspects.snapshot_sha256, suspects.column_name, candidates.column_name AS other_column, refs.side,
        CASE
            WHEN suspects.is_number
                THEN sum(abs(cells.value - candidates.value)) / nullif(sum(abs(cells.value) + abs(candidates.value)), 0)
            ELSE avg((cells.text <> candidates.text)::INTEGER)
        END AS other_distance
    FROM suspects
    CROSS JOIN (VALUES ('one'), ('two')) AS refs (side)
    JOIN staging.place_cells AS cells
        ON cells.snapshot_sha256 = suspects.snapshot_sha256 AND cells.column_name = suspects.column_name
    JOIN candidates ON candidates.snapshot_sha256 = CASE refs.side WHEN 'one' THEN suspects.one ELSE suspects.two END
        AND candidates.place = cells.place AND candidates.is_number = suspects.is_number
        AND candidates.column_name <> suspects.column_name
    WHERE suspects.out_of_line
    GROUP BY suspects.snapshot_sha256, suspects.column_name, suspects.is_number, candidates.column_name, refs.side
    HAVING count(*) >= 20
),
others AS (
    SELECT snapshot_sha256, column_name, arg_min(other_column, (other_distance, other_column)) AS other_column, min(other_distance) AS other_distance
    FROM (
        SELECT snapshot_sha256, column_name, other_column, max(other_distance) AS other_distance
        FROM resemblances
        GROUP BY ALL
        HAVING count(*) = 2
    ) AS both_sides
    GROUP BY ALL
)
SELECT
    snapshot_sha256,
    columns.column_name,
    headers.sheet,
    headers.column_letter || filled_rows.first_row || ':' || headers.column_letter || filled_rows.last_row AS cells,
    columns.stands,
    columns.one AS earlier_sha256,
    columns.two AS later_sha256,
    columns.n AS n_places,
    round(columns.filled, 4) AS share_filled,
    round(columns.filled_in_both, 4) AS usually_filled,
    round(columns.zeros, 4) AS share_zero,
    round(columns.unchanged, 4) AS share_unchanged,
    round(columns.from_one, 4) AS distance_earlier,
    round(columns.from_two, 4) AS distance_later,
    round(columns.between_them, 4) AS distance_between,
    round(columns.ratio_one, 4) AS ratio_earlier,
    round(columns.ratio_two, 4) AS ratio_later,
    others.other_column,
    round(others.other_distance, 4) AS other_distance,
    CASE
        WHEN columns.filled < 0.1 * columns.filled_in_both AND columns.filled_in_both >= 0.3
            AND (columns.is_number OR columns.stands = 'between' AND headers.column_name IS NOT NULL)
            THEN 'blank'
        WHEN columns.zeros >= 0.95 AND columns.n_filled >= 20 THEN 'zeros'
        WHEN others.other_distance < 0.5 * columns.distance AND others.other_distance < greatest(0.1, 2 * columns.between_them)
            THEN 'another_column'
        WHEN columns.out_of_line THEN 'out_of_line'
        WHEN columns.span = 'year' AND columns.stands <> 'first' AND columns.n_not_zero >= 20 AND columns.unchanged >= 0.6 AND columns.usually_unchanged < 0.3
            THEN 'unchanged'
        WHEN coalesce(columns.n, 0) < 20 THEN 'not_compared'
        ELSE 'in_line'
    END AS verdict
FROM suspects AS columns
LEFT JOIN others USING (snapshot_sha256, column_name)
-- a column that the layout leaves out is a change of the layout (edition_changes), not a blank column
LEFT JOIN core.snapshot_columns AS headers USING (snapshot_sha256, column_name)
LEFT JOIN (
    SELECT snapshot_sha256, sheet, min(row) AS first_row, max(row) AS last_row FROM staging.facility_values GROUP BY ALL
) AS filled_rows ON filled_rows.snapshot_sha256 = columns.snapshot_sha256 AND filled_rows.sheet = headers.sheet
