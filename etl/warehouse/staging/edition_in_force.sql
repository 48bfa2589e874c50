-- For every day a statement was published: the edition in force.
SELECT DISTINCT statements.published, editions.snapshot_sha256
FROM core.statements AS statements
JOIN core.editions AS editions
    ON editions.in_force_from <= statements.published AND coalesce(editions.in_force_until > statements.published, true)
