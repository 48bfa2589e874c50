-- Each national figure beside what the edition before and the one after print of the same thing; in the newest edition the two before
-- it. Editions stand in the order they were public, without those that went back to an older table; a label that stands twice in an
-- edition leaves open which is meant.
-- `tolerance`: apart is further from both than twice their own distance, a tenth (of what is counted on one day or is a stay, a
-- quarter; in the newest edition four tenths) and twice the square root of the count, by which counts move by chance. Measured 2026-11-25 over 316,000 figures.
WITH labelled AS (
    SELECT figures.snapshot_sha256, figures.sheet, figures.cell, figures.block, figures.title_cell, figures.unit, figures.period_kind,
        figures.printed_number AS value, figures.period_end,
        coalesce(figures.fiscal_year < editions.fiscal_year, false) AS past_year, editions.in_force_from,
        concat_ws(', ', figures.group_label, figures.row_label, figures.column_label) AS label,
        dense_rank() OVER (ORDER BY editions.in_force_from, editions.as_of, snapshot_sha256) AS position,
        hash(
            block, figures.fiscal_year, measure, facility_type, dimensions, CASE WHEN period_kind <> 'day' THEN first_day END, half,
            period_kind LIKE 'fiscal_year%'
        ) AS figure
    FROM staging.figures AS figures JOIN core.editions AS editions USING (snapshot_sha256)
    WHERE value_state = 'value' AND editions.in_force_from IS NOT NULL AND contains(coalesce(editions.flags, ''), 'goes_back') IS FALSE
        AND NOT (unit = 'days' AND period_kind = 'day')
    QUALIFY count(*) OVER (PARTITION BY figure, snapshot_sha256) = 1
),
printed AS (
    SELECT *, lag(value) OVER editions AS before, lead(value) OVER editions AS after, lag(value, 2) OVER editions AS long_before,
        lead(value, 2) OVER editions AS long_after,
        lag(snapshot_sha256) OVER editions AS earlier_edition,
        in_force_from - lag(in_force_from) OVER editions AS days_since,
        lag(in_force_from) OVER editions - lag(in_force_from, 2) OVER editions AS days_between, lead(in_force_from) OVER editions - in_force_from AS days_until
    FROM labelled
    WINDOW editions AS (PARTITION BY figure ORDER BY position)
)
SELECT * EXCLUDE (before, after, long_before, long_after, position, figure, days_since, days_between, days_until),
    before AS one, coalesce(after, long_before) AS two, after IS NULL AS is_newest,
    greatest(abs(value), abs(one), abs(two)) AS largest,
    CASE WHEN is_newest THEN 3 * greatest(1, days_since / days_between) ELSE 2 END * abs(one - two)
        + CASE WHEN is_newest THEN 0.4 WHEN period_kind = 'day' OR unit = 'days' THEN 0.25 ELSE 0.1 END * largest
        + CASE unit WHEN 'share' THEN 0.02 WHEN 'days' THEN 3 WHEN 'usd' THEN 1 ELSE 2 * sqrt(largest) + 2 END AS tolerance,
    least(abs(value - one), abs(value - two)) > tolerance
        -- a zero beside it can mean that nothing was filled in
        AND one <> 0 AND two <> 0
        -- where the edition after the next agrees with this one, it is the next that went back
        AND coalesce(abs(value - long_after) > tolerance, true)
        -- two editions that print a running figure alike: the later of them did not renew it
        AND NOT (one = two AND NOT is_newest AND (period_kind = 'day' OR coalesce(period_end, in_force_from) > in_force_from - 45))
        -- a count that rose, and fell back to what it was: if nobody prints the lower one again, the next edition is an older one
        AND NOT (NOT is_newest AND period_kind <> 'day' AND value > one AND two <= one AND coalesce(abs(long_after - two) > tolerance, true))
        AS is_apart,
    -- must differ from edition to edition: one day's count and the year to date, but for the half-yearly tables and years that are over
    value <> 0 AND period_kind IN ('day', 'fiscal_year_to_date') AND unit <> 'share' AND NOT past_year
        AND block NOT LIKE 'semiannual%' AND block NOT LIKE 'vulnerable%'
        -- an edition posted anew within days mends something and leaves the rest
        AND days_since >= 8 AS moves
FROM printed
WHERE one IS NOT NULL AND two IS NOT NULL AND days_since <= 120 AND coalesce(days_until, 0) <= 120
