-- severity: finding
-- title: A column that the editions around fill is not all blank or all zero
-- why: Nobody held under mandatory detention in the whole country means "not published", not zero.
-- sure: certain
-- sampled: 4 of 4, right 4, 2026-11-25: mandatory detention, December 2021 and January 2022
SELECT snapshot_sha256, sheet, cells AS cell, NULL::VARCHAR AS facility_id,
    round(100 * usually_filled)::BIGINT || ' % filled or more, as in ' || left(earlier_sha256, 8) || ' and ' || left(later_sha256, 8) AS expected,
    CASE verdict WHEN 'blank' THEN 'blank in ' || round(100 - 100 * share_filled)::BIGINT ELSE 'zero in ' || round(100 * share_zero)::BIGINT END
        || ' % of the rows' AS found,
    column_name AS message
FROM core.column_consistency
WHERE verdict IN ('blank', 'zeros')
