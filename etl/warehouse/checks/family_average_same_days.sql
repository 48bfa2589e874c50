-- severity: finding
-- title: The family average is of the same days as the adult average and the total
-- why: ICE divides families' person-days by the days it held any: then it is no average of the whole time, and the types exceed the total.
-- sure: certain
-- sampled: 67 of 67, right 67, 2026-11-24: the days are whole; once the adult average ended 14 days before
SELECT snapshot_sha256, sheet, cell, NULL::VARCHAR AS facility_id, round(parts, 4)::VARCHAR AS expected,
    round(whole, 4)::VARCHAR AS found, block || ': ' || what || ', against the sum of ' || part_cells AS message
FROM staging.figure_sums JOIN core.blocks AS blocks USING (snapshot_sha256, block)
-- ICE rounded some to one decimal
WHERE is_whole AND identity IN ('facility_type') AND block = 'adp_by_facility_type' AND abs(whole - parts) > 0.11
