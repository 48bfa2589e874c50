-- severity: finding
-- title: Convicted, pending and other immigration violators add up to the total
-- why: The three categories split everyone.
-- sure: certain
-- sampled: 4 of 4, right 4, 2026-11-24
SELECT snapshot_sha256, sheet, cell, NULL::VARCHAR AS facility_id, round(parts, 4)::VARCHAR AS expected,
    round(whole, 4)::VARCHAR AS found,
    block || ': ' || what || ', against the sum of ' || CASE WHEN n_parts <= 12 THEN part_cells ELSE n_parts || ' cells' END
        AS message
FROM staging.figure_sums JOIN core.blocks AS blocks USING (snapshot_sha256, block)
WHERE is_whole AND identity IN ('criminality') AND abs(whole - parts) > 0.01
