-- severity: finding
-- title: People by days in custody add up, by band and by population
-- why: Everyone is in one band and one population.
-- sure: certain
-- sampled: 6 of 6, right 6, 2026-11-24: three half months of one edition
SELECT snapshot_sha256, sheet, cell, NULL::VARCHAR AS facility_id, round(parts, 4)::VARCHAR AS expected,
    round(whole, 4)::VARCHAR AS found,
    block || ': ' || what || ', against the sum of ' || CASE WHEN n_parts <= 12 THEN part_cells ELSE n_parts || ' cells' END
        AS message
FROM staging.figure_sums JOIN core.blocks AS blocks USING (snapshot_sha256, block)
WHERE is_whole AND identity IN ('days_in_custody', 'population') AND abs(whole - parts) > 0.5
