-- severity: finding
-- title: Every notice of a death says the day of the death
-- why: A notice without a day that we can read is no row of deaths_in_custody: its death is missing there.
-- sure: certain
-- sampled: 1 of 1, right 1, 2026-11-24: a shooting, told without the day of the death
SELECT snapshot_sha256, NULL::VARCHAR AS sheet, 'item ' || item AS cell, NULL::VARCHAR AS facility_id, 'a day of death' AS expected,
    NULL::VARCHAR AS found, 'notice of ' || notice_on || ': no day of death was read in it' AS message
FROM staging.death_notices
WHERE date_of_death IS NULL
