-- Daily counts of children, typed. Thousands have a comma; a blank is unknown, never zero.
SELECT snapshot_sha256, row::BIGINT AS row, strptime(date_printed, '%B %d, %Y')::DATE AS date,
    try_cast(replace(COLUMNS('^(apprehended|in_|transferred|discharged)'), ',', '') AS BIGINT) AS "\0"
FROM raw.hhs_uac_daily_days
