-- severity: finding
-- title: ICE and CBP add up to the total
-- why: Everyone was arrested by one or the other.
-- sure: certain
-- sampled: none found
SELECT snapshot_sha256, sheet, cell, NULL::VARCHAR AS facility_id, round(parts, 4)::VARCHAR AS expected,
    round(whole, 4)::VARCHAR AS found,
    block || ': ' || what || ', against the sum of ' || CASE WHEN n_parts <= 12 THEN part_cells ELSE n_parts || ' cells' END
        AS message
FROM staging.figure_sums JOIN core.blocks AS blocks USING (snapshot_sha256, block)
WHERE is_whole AND identity IN ('agency') AND abs(whole - parts) > 0.01
