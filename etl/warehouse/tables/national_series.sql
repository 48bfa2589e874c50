WITH words AS (
    SELECT figure_id, count(*) - 1 AS n_revisions, min(in_force_from) AS first_said,
        arg_min(value, (in_force_from, snapshot_sha256, sheet, cell)) AS first_value,
        arg_min(snapshot_sha256, (in_force_from, snapshot_sha256, sheet, cell)) AS first_snapshot_sha256
    FROM staging.figure_words
    GROUP BY figure_id
)
SELECT
    figure_id, block, measure, unit, agency, criminality, facility_type, disposition, reason, removal_kind, parole, aor, technology,
    status, hearing, appearance, population, days_in_custody, final_order, placement_reason, citizenship, facility_name,
    facility_code, label_state, period_kind, period_start, period_end, partial, value, value_printed, corrected,
    in_force_from AS said_since, snapshot_sha256, sheet, cell, unread_since, first_value, first_said, first_snapshot_sha256, n_revisions
FROM staging.figure_words JOIN words USING (figure_id)
WHERE is_last_word
