-- The two editions that each column of each facility table is held against: of those that published it, the nearest before and the
-- nearest after by content, at an end the two nearest on the one side. Another printing of the same
-- day is neither, nor one more than 120 days away (ICE skips at most two months).
-- `stretch`: how far the edition lies from the nearer of the two, in units of their distance from each other.
WITH published AS (
    SELECT column_name, span, is_number, filled, zeros, snapshot_sha256, fiscal_year, as_of
    FROM staging.filled_columns JOIN staging.edition_order USING (snapshot_sha256)
    WHERE filled >= 0.1 AND coalesce(zeros, 0) < 0.95
),
others AS (
    SELECT editions.snapshot_sha256, editions.as_of, published.* RENAME (snapshot_sha256 AS other, as_of AS other_as_of),
        published.as_of > editions.as_of AS is_later
    FROM core.editions AS editions
    JOIN published
        ON abs(published.as_of - editions.as_of) BETWEEN 1 AND 120 AND (published.span = 'any' OR published.fiscal_year = editions.fiscal_year)
    WHERE editions.same_table_as IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY editions.snapshot_sha256, column_name, is_later ORDER BY abs(published.as_of - editions.as_of), other
    ) <= 2
),
nearest AS (
    SELECT *
    FROM others
    QUALIFY row_number() OVER (
        PARTITION BY snapshot_sha256, column_name, is_later ORDER BY abs(other_as_of - as_of), other
    ) = 1 OR count(*) OVER (PARTITION BY snapshot_sha256, column_name) = 2
)
SELECT
    snapshot_sha256, column_name, span, is_number,
    arg_min(other, other_as_of) AS one, arg_max(other, other_as_of) AS two,
    min(filled) AS filled_in_both,
    max(zeros) AS zeros_in_either,
    CASE WHEN bool_and(is_later) THEN 'first' WHEN bool_or(is_later) THEN 'between' ELSE 'last' END AS stands,
    min(abs(other_as_of - as_of)) / (max(other_as_of) - min(other_as_of)) AS stretch
FROM nearest
GROUP BY snapshot_sha256, as_of, column_name, span, is_number
HAVING count(*) = 2
