-- Which editions are sound enough to take differences from. Within a fiscal year each edition is compared with the last
-- sound one: it is unsound where person-days fell at a fifth of the places, or where the gain implies a population that is
-- not within 0.8 to 1.25 of the people ICE counted (median 1.00, 90 in 100 pairs within 0.89 to 1.11, measured 2026-11-24).
-- After three unsound ones in a row the chain starts anew: then it was the first that was unsound.
WITH RECURSIVE numbered AS (
    SELECT DISTINCT snapshot_sha256, fiscal_year, row_number() OVER (PARTITION BY fiscal_year ORDER BY days) AS position
    FROM (SELECT DISTINCT snapshot_sha256, fiscal_year, days FROM staging.place_mandays WHERE NOT rounded) AS editions
),
chain AS (
    SELECT fiscal_year, position, snapshot_sha256, NULL::VARCHAR AS compared_with, true AS sound,
        snapshot_sha256 AS last_sound, 0 AS unsound_in_a_row
    FROM numbered
    WHERE position = 1
    UNION ALL
    SELECT
        step.fiscal_year, step.position, step.snapshot_sha256, step.last_sound, step.sound,
        CASE WHEN step.sound THEN step.snapshot_sha256 ELSE step.last_sound END,
        CASE WHEN step.sound THEN 0 ELSE step.unsound_in_a_row + 1 END
    FROM (
        SELECT
            numbered.*, chain.last_sound, chain.unsound_in_a_row,
            chain.unsound_in_a_row >= 3 OR (
                coalesce(pairs.n_fell * 5 < pairs.n_both, true)
                AND coalesce(pairs.implied_population / nullif(pairs.persons_detained, 0) BETWEEN 0.8 AND 1.25, true)
            ) AS sound
        FROM chain
        JOIN numbered ON numbered.fiscal_year = chain.fiscal_year AND numbered.position = chain.position + 1
        LEFT JOIN staging.edition_pairs AS pairs
            ON pairs.from_snapshot = chain.last_sound AND pairs.to_snapshot = numbered.snapshot_sha256
    ) AS step
)
SELECT * FROM chain
