-- severity: finding
-- title: A table that the editions around have is not missing
-- why: A sheet that is gone once and back was left out; one that is gone from an edition and from all later ones has ended, or was dropped.
-- sure: likely
-- sampled: 17 of 17, right 16, 2026-11-25: one block ended
WITH editions AS (
    SELECT snapshot_sha256, coalesce(in_force_from, as_of) AS day FROM core.editions WHERE same_table_as IS NULL
),
missing AS (
    SELECT blocks.snapshot_sha256, blocks.block, blocks.last_read_in, editions.day,
        (SELECT min(later.day) FROM editions AS later JOIN core.blocks AS its USING (snapshot_sha256)
            WHERE its.block = blocks.block AND its.state <> 'absent' AND later.day BETWEEN editions.day + 1 AND editions.day + 120) AS back_on
    FROM core.blocks AS blocks JOIN editions USING (snapshot_sha256)
    WHERE blocks.state = 'absent'
        -- "Final Releases" became "Final Book Outs" in February 2024
        AND NOT EXISTS (FROM core.blocks AS its WHERE its.snapshot_sha256 = blocks.snapshot_sha256 AND its.state <> 'absent'
            AND its.block = replace(blocks.block, 'releases_by', 'book_outs_by') AND its.block <> blocks.block)
)
SELECT snapshot_sha256, NULL::VARCHAR AS sheet, NULL::VARCHAR AS cell, NULL::VARCHAR AS facility_id, 'as in ' || left(last_read_in, 8) AS expected,
    'not there' AS found, block || CASE WHEN back_on IS NOT NULL THEN ', back on ' || back_on ELSE ', and in none since' END AS message
FROM missing
WHERE back_on IS NOT NULL
    -- of an end, the first edition without it is named
    OR NOT EXISTS (FROM missing AS before WHERE before.block = missing.block AND before.day < missing.day AND before.day > missing.day - 120)
