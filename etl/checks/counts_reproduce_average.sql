-- severity: finding
-- title: Daily counts under a facility's codes reproduce ICE's average
-- why: Both count people at midnight over the same days; more than 10 % (and 5 people) apart, one of them or the link is wrong.
-- sure: lead
-- sampled: 10 of 67, right 10, 2026-11-24: both numbers are as published; which of the two is wrong stays open
WITH places AS (
    SELECT snapshot_sha256, facility_id, max(adp_total) AS adp_total, sum(midnight_average) AS midnight_average,
        string_agg(code, ' + ' ORDER BY code) AS codes
    FROM core.code_population
    WHERE method <> 'disputed'
    GROUP BY snapshot_sha256, facility_id
)
SELECT snapshot_sha256, NULL::VARCHAR AS sheet, NULL::VARCHAR AS cell, facility_id,
    'about ' || round(midnight_average, 1) || ' by the daily counts under ' || codes AS expected,
    round(adp_total, 1)::VARCHAR AS found, 'off by ' || round(adp_total - midnight_average, 1) AS message
FROM places
WHERE abs(midnight_average - adp_total) > greatest(5, 0.1 * adp_total)
