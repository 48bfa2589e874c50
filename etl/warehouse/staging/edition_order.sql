-- Editions with a facility table of their own, each with the one before it by content (fiscal year, last day counted).
WITH own AS (
    SELECT snapshot_sha256, fiscal_year, as_of, in_force_from
    FROM core.editions
    WHERE same_table_as IS NULL AND as_of IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY fiscal_year, as_of ORDER BY in_force_from NULLS LAST, snapshot_sha256) = 1
)
SELECT *, lag(snapshot_sha256) OVER (ORDER BY fiscal_year, as_of) AS previous
FROM own
