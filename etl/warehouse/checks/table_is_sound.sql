-- severity: finding
-- title: The gain in person-days since the last sound edition is possible
-- why: Many falling places, or a population far from the people ICE counted itself, mean that the whole table is wrong.
-- sure: likely
-- sampled: 1 of 1, right 1, 2026-11-24
SELECT chain.snapshot_sha256, editions.sheet, NULL::VARCHAR AS cell, NULL::VARCHAR AS facility_id,
    'a population near ' || round(pairs.persons_detained) || ', person-days rising everywhere' AS expected,
    round(pairs.implied_population) || ' a day, fallen at ' || pairs.n_fell || ' of ' || pairs.n_both || ' places' AS found,
    'compared with ' || left(chain.compared_with, 8) AS message
FROM staging.edition_chain AS chain
JOIN core.editions AS editions USING (snapshot_sha256)
LEFT JOIN staging.edition_pairs AS pairs
    ON pairs.from_snapshot = chain.compared_with AND pairs.to_snapshot = chain.snapshot_sha256
WHERE NOT sound
