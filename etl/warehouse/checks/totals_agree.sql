-- severity: finding
-- title: Tables of one edition that count the same have the same total
-- why: A total that differs between two tables of one sheet was taken from another day or another edition.
-- sure: certain
-- sampled: 10 of 10, right 10, 2026-11-24
WITH totals AS (
    SELECT 'book-ins' AS topic, *
    FROM staging.figures
    WHERE block = 'book_ins_by_agency' AND agency = 'total' AND period_kind LIKE 'fiscal_year%'
        OR block = 'book_ins_by_criminality' AND facility_type = 'total' AND criminality = 'total'
    UNION ALL
    SELECT measure, *
    FROM staging.figures
    WHERE block IN ('releases_by_facility_type', 'book_outs_by_facility_type') AND facility_type = 'total'
        OR block IN ('releases_by_reason', 'book_outs_by_reason') AND reason = 'total' AND criminality = 'total'
            AND period_kind LIKE 'fiscal_year%'
    UNION ALL
    SELECT measure, *
    FROM staging.figures
    WHERE block IN ('adp_by_agency', 'alos_by_agency') AND agency = 'total' AND criminality = 'total'
        OR block IN ('adp_by_facility_type', 'alos_by_facility_type') AND facility_type = 'total'
    UNION ALL
    SELECT 'adult ' || measure, *
    FROM staging.figures
    WHERE block = 'alos_adult_by_agency' AND agency = 'total' OR block = 'alos_by_facility_type' AND facility_type = 'adult'
    UNION ALL
    SELECT 'participants', *
    FROM staging.figures
    WHERE measure = 'participants' AND coalesce(aor, 'total') = 'total' AND coalesce(technology, 'total') = 'total'
        AND coalesce(status, 'total') = 'total'
)
SELECT snapshot_sha256, sheet, string_agg(cell, ' ' ORDER BY block, cell) AS cell, NULL::VARCHAR AS facility_id,
    'one total' AS expected, string_agg(round(printed_number, 4)::VARCHAR, ' / ' ORDER BY block, cell) AS found,
    topic || ': ' || string_agg(block || coalesce(', ' || column_label, ''), ' / ' ORDER BY block, cell) AS message
FROM totals
WHERE value_state = 'value'
GROUP BY snapshot_sha256, sheet, topic, CASE topic WHEN 'participants' THEN NULL ELSE first_day END, period_kind
HAVING count(DISTINCT block) > 1 AND max(printed_number) - min(printed_number) > 0.05
