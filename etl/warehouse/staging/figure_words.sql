-- Every value that was in force of a figure, in order, under an id made of what the figure is about, so that it stays the same
-- from release to release. A fiscal year and the year to date are one figure; a half month is told by its last day.
SELECT
    'fig_' || left(md5(concat_ws('|',
        block, coalesce(measure, ''), coalesce(agency, ''), coalesce(criminality, ''), coalesce(facility_type, ''),
        coalesce(disposition, ''), coalesce(reason, ''), coalesce(removal_kind, ''), coalesce(parole, ''), coalesce(aor, ''),
        coalesce(technology, ''), coalesce(status, ''), coalesce(hearing, ''), coalesce(appearance, ''), coalesce(population, ''),
        coalesce(days_in_custody, ''), coalesce(final_order, ''), coalesce(placement_reason, ''), coalesce(citizenship, ''),
        coalesce(facility_name, ''), coalesce(facility_code, ''),
        CASE label_state WHEN 'unreviewed' THEN concat_ws(' | ', group_label, row_label, column_label) ELSE '' END,
        coalesce(CASE WHEN period_kind LIKE 'fiscal_year%' THEN 'year' ELSE period_kind END, ''), coalesce(period_start::VARCHAR, ''),
        CASE WHEN period_kind = 'half_month' AND day(period_end) = 15 THEN 'mid' ELSE '' END
    )), 12) AS figure_id,
    *
FROM core.national_figures
WHERE in_force_from IS NOT NULL
