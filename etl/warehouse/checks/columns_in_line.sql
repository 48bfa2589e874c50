-- severity: finding
-- title: A column of the facility table agrees with the editions before and after, place by place
-- why: Columns have been exchanged, copied over others, scaled and shifted; where two editions agree and the one between does not, it is the one.
-- sure: likely
-- sampled: 18 of 18, right 17, 2026-11-25: one is a new wording of one standard; which side of a pair is wrong is left open where two editions alternate
SELECT snapshot_sha256, sheet, cells AS cell, NULL::VARCHAR AS facility_id,
    'as in ' || left(earlier_sha256, 8) || ' and ' || left(later_sha256, 8) || ', which differ by ' || round(100 * distance_between)::BIGINT || ' %' AS expected,
    'differs by ' || round(100 * least(distance_earlier, distance_later))::BIGINT || ' % or more'
        || CASE WHEN ratio_earlier > 2 AND ratio_later > 2 OR ratio_earlier < 0.5 AND ratio_later < 0.5
            THEN ', ' || round(ratio_earlier, 2) || ' times as much' ELSE '' END AS found,
    column_name || CASE WHEN verdict = 'another_column' THEN ' holds what they print as ' || other_column ELSE '' END AS message
FROM core.column_consistency
WHERE verdict IN ('another_column', 'out_of_line')
