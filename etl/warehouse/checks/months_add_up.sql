-- severity: finding
-- title: The months add up to the year's total
-- why: A total that differs was counted on another day or typed by hand.
-- sure: certain
-- sampled: 1 of 1, right 1, 2026-11-24
SELECT snapshot_sha256, sheet, cell, NULL::VARCHAR AS facility_id, round(parts, 4)::VARCHAR AS expected,
    round(whole, 4)::VARCHAR AS found,
    block || ': ' || what || ', against the sum of ' || CASE WHEN n_parts <= 12 THEN part_cells ELSE n_parts || ' cells' END
        AS message
FROM staging.figure_sums JOIN core.blocks AS blocks USING (snapshot_sha256, block)
WHERE is_whole AND identity IN ('month') AND abs(whole - parts) > 0.5
