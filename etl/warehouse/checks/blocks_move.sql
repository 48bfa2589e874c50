-- severity: finding
-- title: The figures of a table move from edition to edition
-- why: Counts of one day and of the year to date change in two weeks; all alike, the table was left from the edition before.
-- sure: likely
-- sampled: none found
WITH copies AS (
    SELECT sheets.snapshot_sha256, sheets.sheet
    FROM raw.ice_detention_statistics_sheets AS sheets
    JOIN raw.ice_detention_statistics_sheets AS same USING (kind, payload_sha256)
    JOIN core.editions AS its ON its.snapshot_sha256 = sheets.snapshot_sha256
    JOIN core.editions AS earlier ON earlier.snapshot_sha256 = same.snapshot_sha256 AND earlier.in_force_from < its.in_force_from
)
SELECT snapshot_sha256, sheet, title_cell AS cell, NULL::VARCHAR AS facility_id, 'figures other than those of ' || left(earlier_edition, 8) AS expected,
    n_unchanged || ' of ' || n_moving || ' are the same' AS found, block AS message
FROM staging.block_comparisons ANTI JOIN copies USING (snapshot_sha256, sheet) -- whole copies: sheet_is_new
WHERE n_moving >= 8 AND n_unchanged >= 0.95 * n_moving
