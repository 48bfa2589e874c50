-- severity: finding
-- title: Segregation and stateless people: places and reasons add up to the total
-- why: Each table ends in its own total.
-- sure: certain
-- sampled: none found
SELECT snapshot_sha256, sheet, cell, NULL::VARCHAR AS facility_id, round(parts, 4)::VARCHAR AS expected,
    round(whole, 4)::VARCHAR AS found,
    block || ': ' || what || ', against the sum of ' || CASE WHEN n_parts <= 12 THEN part_cells ELSE n_parts || ' cells' END
        AS message
FROM staging.figure_sums JOIN core.blocks AS blocks USING (snapshot_sha256, block)
WHERE is_whole AND identity IN ('placement_reason', 'facility') AND abs(whole - parts) > 0.5
