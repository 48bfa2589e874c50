WITH corrected AS (
    SELECT snapshot_sha256, sheet, cell,
        max(understood) FILTER (column_name = 'value') AS value,
        max(understood) FILTER (column_name = 'measure') AS measure,
        max(understood) FILTER (column_name = 'facility_type') AS facility_type
    FROM staging.corrections
    WHERE table_name = 'national_figures'
    GROUP BY ALL
),
-- read twice: kept in memory for that it would cost 140 MB, and no time (measured 2026-11-24)
understood AS NOT MATERIALIZED (
    SELECT
        figures.* REPLACE (
            coalesce(corrected.measure, figures.measure) AS measure,
            coalesce(corrected.facility_type, figures.facility_type) AS facility_type,
            coalesce(number(corrected.value), figures.printed_number) AS printed_number
        ),
        corrected.cell IS NOT NULL AS corrected,
        -- a count of one day under a date left from an older edition, or a figure of days yet to come, is of some other time
        CASE WHEN CASE period_kind WHEN 'day' THEN editions.in_force_from - as_of BETWEEN 0 AND 183
            ELSE coalesce(first_day <= editions.in_force_from, true) END THEN editions.in_force_from END AS public_from
    FROM staging.figures AS figures
    LEFT JOIN (SELECT snapshot_sha256, in_force_from FROM core.editions) AS editions USING (snapshot_sha256)
    LEFT JOIN corrected USING (snapshot_sha256, sheet, cell)
),
-- What a figure is about, whichever edition prints it.
named AS (
    SELECT snapshot_sha256, sheet, cell, public_from, counted_to, value_state, value_printed,
        hash(
            block, measure, facility_type, dimensions, period_kind LIKE 'fiscal_year%', first_day, CASE half WHEN 'mid' THEN 1 END
        ) AS figure
    FROM understood
),
-- Never in force: a blank or a zero for "not filled in", which takes nothing back, and an edition that counts less far than
-- one already public, which carries an older table (FY2020's, in June 2021).
judged AS (
    SELECT *,
        public_from IS NULL OR value_state NOT IN ('value', 'token') OR coalesce(
            counted_to < max(counted_to) FILTER (counted_to <= public_from) OVER (
                PARTITION BY figure ORDER BY public_from NULLS LAST, snapshot_sha256, sheet, cell
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ), false
        ) AS passed_over
    FROM named
),
compared AS (
    SELECT snapshot_sha256, sheet, cell, figure, public_from, passed_over,
        value_printed IS DISTINCT FROM lag(value_printed) OVER in_order OR lag(snapshot_sha256) OVER in_order IS NULL AS changed
    FROM judged
    WINDOW in_order AS (
        PARTITION BY figure, passed_over ORDER BY public_from NULLS LAST, snapshot_sha256, sheet, cell
    )
),
-- A reprint says nothing new: the printing that first said it stays in force, so that a day has one row a figure.
lasting AS (
    SELECT snapshot_sha256, sheet, cell, changed,
        CASE WHEN changed AND NOT passed_over THEN public_from END AS in_force_from,
        CASE WHEN changed AND NOT passed_over THEN min(CASE WHEN changed THEN public_from END) OVER (
            PARTITION BY figure, passed_over ORDER BY public_from NULLS LAST, snapshot_sha256, sheet, cell
            ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        ) END AS in_force_until
    FROM compared
)
SELECT
    snapshot_sha256,
    sheet,
    cell,
    block,
    title_cell,
    measure,
    unit,
    agency,
    criminality,
    facility_type,
    disposition,
    reason,
    removal_kind,
    parole,
    aor,
    technology,
    status,
    hearing,
    appearance,
    population,
    days_in_custody,
    final_order,
    placement_reason,
    citizenship,
    facility_name,
    facility_code,
    group_label,
    row_label,
    column_label,
    label_state,
    period_kind,
    fiscal_year,
    first_day AS period_start,
    period_end,
    partial,
    as_of,
    CASE WHEN as_of IS NOT NULL THEN CASE WHEN as_of_doubt IS NULL THEN 'printed' ELSE 'bounded' END END AS as_of_basis,
    as_of_doubt,
    as_of_sheet,
    as_of_cell,
    CASE value_state WHEN 'value' THEN printed_number END AS value,
    value_state,
    value_printed,
    corrected,
    changed,
    in_force_from,
    in_force_until,
    in_force_from IS NOT NULL AND in_force_until IS NULL AS is_last_word,
    -- only of what is in force still when that edition comes
    CASE WHEN in_force_from <= unread_since AND coalesce(in_force_until > unread_since, true) THEN unread_since END AS unread_since
FROM understood JOIN lasting USING (snapshot_sha256, sheet, cell)
LEFT JOIN staging.block_gaps AS gaps USING (snapshot_sha256, block)
