-- severity: finding
-- title: Daily counts under a facility's codes reproduce ICE's average
-- why: Both count people at midnight over the same days; more than 10 % (and 5 people) apart, one of them or the link is wrong.
-- sure: lead
-- sampled: 10 of 417, right 10, 2026-11-24: both numbers are as published; which of the two is wrong stays open
WITH places AS (
    SELECT snapshot_sha256, facility_id, max(adp_total) AS adp_total, sum(midnight_average) AS midnight_average,
        string_agg(code, ' + ' ORDER BY code) AS codes
    FROM staging.code_averages
    WHERE method <> 'disputed'
    GROUP BY snapshot_sha256, facility_id
)
-- an average of daily counts under 11 is not shown, neither is its difference
SELECT snapshot_sha256, NULL::VARCHAR AS sheet, NULL::VARCHAR AS cell, facility_id,
    CASE WHEN midnight_average < 11 THEN 'under 11' ELSE 'about ' || round(midnight_average, 1) END
        || ' by the daily counts under ' || codes AS expected,
    round(adp_total, 1)::VARCHAR AS found,
    CASE WHEN midnight_average >= 11 THEN 'off by ' || round(adp_total - midnight_average, 1) END AS message
FROM places
WHERE abs(midnight_average - adp_total) > greatest(5, 0.1 * adp_total)
