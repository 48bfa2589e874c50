-- severity: finding
-- title: Family and adult facilities add up to the total
-- why: Every facility is of one type. Average populations are judged by family_average_same_days.
-- sure: certain
-- sampled: none found
SELECT snapshot_sha256, sheet, cell, NULL::VARCHAR AS facility_id, round(parts, 4)::VARCHAR AS expected,
    round(whole, 4)::VARCHAR AS found,
    block || ': ' || what || ', against the sum of ' || CASE WHEN n_parts <= 12 THEN part_cells ELSE n_parts || ' cells' END
        AS message
FROM staging.figure_sums JOIN core.blocks AS blocks USING (snapshot_sha256, block)
WHERE is_whole AND identity IN ('facility_type') AND block <> 'adp_by_facility_type' AND abs(whole - parts) > 0.01
