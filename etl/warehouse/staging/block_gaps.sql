-- Blocks of an edition that the next one published (by the day it was in force) should have and that could not be read whole.
WITH editions AS (
    SELECT snapshot_sha256, in_force_from,
        lead(snapshot_sha256) OVER (ORDER BY in_force_from, as_of, snapshot_sha256) AS next_edition,
        lead(in_force_from) OVER (ORDER BY in_force_from, as_of, snapshot_sha256) AS next_in_force
    FROM core.editions
    WHERE in_force_from IS NOT NULL
)
SELECT editions.snapshot_sha256, blocks.block, editions.next_in_force AS unread_since
FROM editions JOIN core.blocks AS blocks ON blocks.snapshot_sha256 = editions.next_edition
WHERE blocks.state IN ('refused', 'absent')
