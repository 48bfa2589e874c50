-- Every series that a number said can be set beside, one row a figure and printing, with the days on which it was in force.
WITH counted AS (
    SELECT snapshot_sha256, sheet, agency, period_end,
        max(CASE WHEN criminality = 'total' THEN value END) AS everyone,
        max(CASE WHEN criminality = 'convicted' THEN value END) AS convicted,
        max(CASE WHEN criminality = 'pending' THEN value END) AS pending,
        max(CASE WHEN criminality = 'other_violator' THEN value END) AS neither,
        max(CASE WHEN criminality = 'total' THEN cell END) AS everyone_cell,
        max(CASE WHEN criminality = 'convicted' THEN cell END) AS convicted_cell,
        max(CASE WHEN criminality = 'pending' THEN cell END) AS pending_cell,
        max(CASE WHEN criminality = 'other_violator' THEN cell END) AS neither_cell,
        max(in_force_from) AS public_from, min(in_force_until) AS public_until
    FROM core.national_figures
    WHERE block = 'detained_by_criminality' AND measure = 'detained' AND in_force_from IS NOT NULL AND value IS NOT NULL
    GROUP BY snapshot_sha256, sheet, agency, period_end
),
booked AS (
    SELECT snapshot_sha256, sheet, period_kind, period_start, period_end,
        max(CASE WHEN criminality = 'total' THEN value END) AS everyone,
        max(CASE WHEN criminality = 'convicted' THEN value END) AS convicted,
        max(CASE WHEN criminality = 'pending' THEN value END) AS pending,
        max(CASE WHEN criminality = 'other_violator' THEN value END) AS neither,
        max(CASE WHEN criminality = 'total' THEN cell END) AS everyone_cell,
        max(CASE WHEN criminality = 'convicted' THEN cell END) AS convicted_cell,
        max(CASE WHEN criminality = 'pending' THEN cell END) AS pending_cell,
        max(CASE WHEN criminality = 'other_violator' THEN cell END) AS neither_cell,
        max(in_force_from) AS public_from, min(in_force_until) AS public_until
    FROM core.national_figures
    WHERE block = 'book_ins_by_criminality' AND facility_type = 'total' AND in_force_from IS NOT NULL AND value IS NOT NULL
    GROUP BY snapshot_sha256, sheet, period_kind, period_start, period_end
),
split AS (
    SELECT 'detained' AS measure, 'snapshot' AS series, coalesce(agency, 'total') AS agency, period_end AS period_start, period_end,
        counted.* EXCLUDE (agency, period_end)
    FROM counted
    UNION ALL
    SELECT 'book_ins', CASE period_kind WHEN 'fiscal_year' THEN 'year' ELSE 'to_date' END, 'total', period_start, period_end,
        booked.* EXCLUDE (period_kind, period_start, period_end)
    FROM booked WHERE period_kind IN ('fiscal_year', 'fiscal_year_to_date')
),
-- of whom: the parts that ICE prints, and the two sums that are said of them
people AS (
    SELECT split.* EXCLUDE (convicted, pending, neither, convicted_cell, pending_cell, neither_cell),
        unnest([
            {people: 'all', number: everyone, cells: everyone_cell},
            {people: 'convicted', number: convicted, cells: convicted_cell},
            {people: 'pending', number: pending, cells: pending_cell},
            {people: 'neither', number: neither, cells: neither_cell},
            {people: 'convicted_or_pending', number: convicted + pending, cells: convicted_cell || '+' || pending_cell},
            {people: 'no_conviction', number: pending + neither, cells: pending_cell || '+' || neither_cell}
        ]) AS part
    FROM split
),
national AS (
    SELECT measure, series, agency, part.people AS people, 'persons' AS unit, part.number AS value, period_start, period_end,
        public_from, public_until, snapshot_sha256, sheet, part.cells AS cells
    FROM people WHERE measure = 'detained' OR part.people = 'all'
    UNION ALL
    SELECT measure, series, agency, part.people, 'percent', 100 * part.number / nullif(everyone, 0), period_start, period_end,
        public_from, public_until, snapshot_sha256, sheet, part.cells || ' of ' || everyone_cell
    FROM people WHERE part.people <> 'all'
    UNION ALL
    SELECT
        CASE block WHEN 'adp_by_agency' THEN 'average_daily_population' WHEN 'alos_by_agency' THEN 'length_of_stay'
            WHEN 'atd_by_status' THEN 'alternatives_to_detention' WHEN 'releases_by_facility_type' THEN 'releases'
            WHEN 'segregation_by_facility' THEN 'segregation' WHEN 'book_ins_by_agency' THEN 'book_ins'
            WHEN 'vulnerable_by_reason' THEN 'segregation' ELSE block END,
        CASE period_kind WHEN 'day' THEN 'snapshot' WHEN 'fiscal_year' THEN 'year' WHEN 'fiscal_year_to_date' THEN 'to_date'
            ELSE period_kind END,
        CASE WHEN block IN ('adp_by_agency', 'alos_by_agency') THEN agency ELSE 'total' END,
        CASE WHEN criminality IS NULL OR criminality = 'total' THEN 'all' WHEN criminality = 'other_violator' THEN 'neither'
            ELSE criminality END,
        unit, value, period_start, period_end, in_force_from, in_force_until, snapshot_sha256, sheet, cell
    FROM core.national_figures
    WHERE in_force_from IS NOT NULL AND value IS NOT NULL AND CASE block
        WHEN 'adp_by_agency' THEN agency IN ('total', 'ice') WHEN 'alos_by_agency' THEN agency IN ('total', 'ice')
        WHEN 'atd_by_status' THEN status = 'total' AND measure = 'participants'
        WHEN 'removals' THEN removal_kind = 'total'
        WHEN 'releases_by_facility_type' THEN facility_type = 'total'
        WHEN 'book_ins_by_agency' THEN agency = 'total' AND period_kind = 'month'
        WHEN 'segregation_by_facility' THEN facility_name = 'total'
        WHEN 'vulnerable_by_reason' THEN placement_reason = 'total' AND measure = 'placements'
        ELSE false END
),
held_long AS (
    SELECT period_end,
        sum(CASE WHEN days_in_custody IN ('181_365', '366_730', 'over_730') THEN value END) AS over_six_months,
        sum(CASE WHEN days_in_custody = 'total' THEN value END) AS everyone,
        count(CASE WHEN days_in_custody IN ('181_365', '366_730', 'over_730') THEN value END) AS bands,
        string_agg(CASE WHEN days_in_custody IN ('181_365', '366_730', 'over_730') THEN cell END, '+' ORDER BY days_in_custody) AS cells,
        max(CASE WHEN days_in_custody = 'total' THEN cell END) AS everyone_cell,
        max(in_force_from) AS public_from, max_by(snapshot_sha256, (in_force_from, snapshot_sha256)) AS snapshot_sha256,
        max_by(sheet, (in_force_from, snapshot_sha256)) AS sheet
    FROM core.national_figures
    WHERE block = 'iclos_detainees' AND population = 'total' AND is_last_word
    GROUP BY period_end
),
placed AS (
    SELECT figures.facility_id, figures.snapshot_sha256, figures.sheet, figures.adp_total, figures.cells, figures.alos,
        figures.alos_cell, facilities.site_id, editions.as_of, editions.in_force_from, editions.in_force_until,
        make_date(editions.fiscal_year - 1, 10, 1)::DATE AS period_start
    FROM staging.facility_figures AS figures
    JOIN core.editions AS editions USING (snapshot_sha256)
    JOIN core.facilities AS facilities USING (facility_id)
    WHERE editions.in_force_from IS NOT NULL AND editions.as_of IS NOT NULL
),
minimums AS (
    SELECT placed.facility_id, placed.snapshot_sha256, placed.sheet, placed.as_of, placed.in_force_from, placed.in_force_until,
        population.guaranteed_minimum AS value, columns.column_letter || population.row AS cells
    FROM placed
    JOIN core.facility_population AS population
        ON population.facility_id = placed.facility_id AND population.snapshot_sha256 = placed.snapshot_sha256
    JOIN core.snapshot_columns AS columns
        ON columns.snapshot_sha256 = placed.snapshot_sha256 AND columns.sheet = placed.sheet
        AND columns.column_name = 'guaranteed_minimum'
    WHERE population.guaranteed_minimum > 0
),
figures AS (
    SELECT 'country' AS scope_kind, NULL AS scope, national.* EXCLUDE (value), round(value, 4) AS value FROM national
    UNION ALL
    SELECT 'country', NULL, 'held_over_six_months', 'snapshot', 'total', 'all', 'persons', period_end, period_end, public_from, NULL,
        snapshot_sha256, sheet, cells, over_six_months
    FROM held_long WHERE bands = 3
    UNION ALL
    SELECT 'country', NULL, 'held_over_six_months', 'snapshot', 'total', 'all', 'percent', period_end, period_end, public_from, NULL,
        snapshot_sha256, sheet, cells || ' of ' || everyone_cell, round(100 * over_six_months / nullif(everyone, 0), 4)
    FROM held_long WHERE bands = 3
    UNION ALL
    SELECT 'country', NULL, 'detained', 'night', 'total', 'all', 'persons', night, night, NULL, NULL, NULL, NULL, NULL,
        sum(persons)
    FROM core.nights WHERE is_best AND night >= DATE '2018-10-01' GROUP BY night
    UNION ALL
    SELECT 'country', NULL, 'unaccompanied_children', 'snapshot', 'total', 'all', 'persons', date, date, date, NULL,
        snapshot_sha256, NULL, 'row ' || row, in_hhs_care
    FROM core.unaccompanied_children_days WHERE in_latest AND in_hhs_care IS NOT NULL
    UNION ALL
    SELECT 'facility', facility_id, 'average_daily_population', 'to_date', 'total', 'all', 'persons', period_start, as_of,
        in_force_from, in_force_until, snapshot_sha256, sheet, cells, adp_total
    FROM placed WHERE adp_total IS NOT NULL
    UNION ALL
    SELECT 'site', site_id, 'average_daily_population', 'to_date', 'total', 'all', 'persons', min(period_start), max(as_of),
        max(in_force_from), max(in_force_until), snapshot_sha256, max(sheet), string_agg(cells, '+' ORDER BY facility_id),
        round(sum(adp_total), 4)
    FROM placed WHERE site_id IS NOT NULL GROUP BY site_id, snapshot_sha256
    UNION ALL
    SELECT 'facility', facility_id, 'length_of_stay', 'to_date', 'total', 'all', 'days', period_start, as_of, in_force_from,
        in_force_until, snapshot_sha256, sheet, alos_cell, alos
    FROM placed WHERE alos IS NOT NULL
    UNION ALL
    SELECT 'facility', facility_id, 'guaranteed_minimum', 'minimum', 'total', 'all', 'persons', as_of, as_of, in_force_from,
        in_force_until, snapshot_sha256, sheet, cells, value
    FROM minimums
    UNION ALL
    SELECT 'site', facilities.site_id, 'guaranteed_minimum', 'minimum', 'total', 'all', 'persons', as_of, as_of, in_force_from,
        in_force_until, snapshot_sha256, sheet, cells, value
    FROM minimums JOIN core.facilities AS facilities USING (facility_id) WHERE facilities.site_id IS NOT NULL
    UNION ALL
    SELECT place_kind, place_id, 'average_daily_population', 'between', 'total', 'all', 'persons', intervals.period_start,
        intervals.period_end, editions.in_force_from, editions.in_force_until, intervals.snapshot_sha256, placed.sheet,
        placed.cells, population
    FROM core.interval_population AS intervals
    JOIN core.editions AS editions USING (snapshot_sha256)
    LEFT JOIN placed ON placed.facility_id = intervals.facility_id AND placed.snapshot_sha256 = intervals.snapshot_sha256
    WHERE quality = 'ok' AND editions.in_force_from IS NOT NULL
    UNION ALL
    SELECT 'facility', facility_id, 'capacity', capacity_kind, 'total', 'all', 'persons', first_seen, coalesce(to_date, last_seen),
        first_seen, to_date, snapshot_sha256, NULL, coalesce(evidence_url, 'ICE facility list'), capacity
    FROM core.place_spells
    WHERE attribute = 'capacity' AND facility_id IS NOT NULL AND capacity IS NOT NULL AND first_seen IS NOT NULL
        AND capacity_kind NOT IN ('planned', 'guaranteed_minimum')
),
latest AS (
    SELECT *,
        last_value(value) OVER printed AS last_value, last_value(snapshot_sha256) OVER printed AS last_snapshot_sha256,
        last_value(cells) OVER printed AS last_cells
    FROM figures
    WINDOW printed AS (
        PARTITION BY measure, series, scope_kind, scope, agency, people, unit, period_start, period_end
        ORDER BY public_from NULLS FIRST, snapshot_sha256, sheet, cells ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
)
SELECT DISTINCT ON (figure_id)
    substr(md5(concat_ws('|', measure, series, scope_kind, scope, agency, people, unit, period_start, period_end, snapshot_sha256,
        sheet, cells, value)), 1, 16) AS figure_id,
    measure, series, scope_kind, scope, agency, people, unit, value, period_start, period_end, public_from, public_until,
    snapshot_sha256, sheet, cells,
    CASE WHEN restated THEN last_value END AS restated_to,
    CASE WHEN restated THEN last_snapshot_sha256 END AS restated_snapshot_sha256,
    CASE WHEN restated THEN last_cells END AS restated_cells
FROM (
    -- several minimums of a campus and several bed numbers of a place are no restatements of each other
    SELECT *, last_value IS DISTINCT FROM value AND series IN ('snapshot', 'month', 'half_month', 'quarter', 'year', 'to_date') AS restated
    FROM latest
)
WHERE value IS NOT NULL
ORDER BY figure_id, public_from, public_until, last_value, last_snapshot_sha256, last_cells
