-- Claims as questions to the published figures: days that a reading may be of, beside what is claimed. The desk makes the same
-- columns of a text that is not held (explore/desk_worker.py); claim_readings.sql reads both.
SELECT
    statement_id || ':' || part || ':' || char_start AS claim,
    measure, unit, value, qualifier, people, scope_kind, coalesce(facility_id, site_id, state) AS scope,
    statements.published AS published, period_kind, claims.period_start, claims.period_end,
    -- how old the newest count may be that somebody speaks of; how far from a day named a count of it may lie
    (claims.period_end - 60)::DATE AS recent_from, (claims.period_end - 16)::DATE AS near_from,
    -- the fiscal year and the year that the day of the claim lies in
    make_date(year(claims.period_end) - CASE WHEN month(claims.period_end) < 10 THEN 1 ELSE 0 END, 10, 1)::DATE AS fiscal_from,
    make_date(year(claims.period_end), 1, 1)::DATE AS year_from
FROM core.claims AS claims
JOIN core.statements AS statements USING (statement_id)
WHERE statements.published IS NOT NULL AND claims.period_end IS NOT NULL
