-- The day each list sheet says it stands for.
SELECT snapshot_sha256, sheet, title,
    coalesce(day_of(as_of_printed), try_strptime(as_of_printed, '%B %d, %Y')::DATE) AS as_of
FROM raw.ice_facility_lists_sheets
WHERE state = 'read'
