-- severity: finding
-- title: Alternatives to detention: every split has the table's total
-- why: Technologies, family status, areas and court appearances each split the same people.
-- sure: certain
-- sampled: 8 of 8, right 8, 2026-11-24: two are one slip, an area and with it the sum of areas
SELECT snapshot_sha256, sheet, cell, NULL::VARCHAR AS facility_id, round(parts, 4)::VARCHAR AS expected,
    round(whole, 4)::VARCHAR AS found,
    block || ': ' || what || ', against the sum of ' || CASE WHEN n_parts <= 12 THEN part_cells ELSE n_parts || ' cells' END
        AS message
FROM staging.figure_sums JOIN core.blocks AS blocks USING (snapshot_sha256, block)
WHERE is_whole AND identity IN ('technology', 'status', 'aor', 'appearance') AND abs(whole - parts) > 0.5 AND abs(whole - labelled_parts) > 0.5
