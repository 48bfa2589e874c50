-- severity: finding
-- title: Person-days of a place never fall within a fiscal year
-- why: They are summed from 1 October on; where they fall ICE restated, split the row, or erred.
-- sure: likely
-- sampled: 10 of 61, right 10, 2026-11-24: computed anew from the bytes; a fall of a few days is ICE restating
SELECT intervals.snapshot_sha256, population.sheet, 'A' || population.row AS cell, intervals.facility_id,
    'no fewer person-days than on ' || (period_start - 1) AS expected, intervals.mandays::BIGINT::VARCHAR AS found,
    population.name_printed || ', ' || days || ' days, ' || intervals.quality AS message
FROM core.interval_population AS intervals
JOIN core.facility_population AS population USING (snapshot_sha256, facility_id)
WHERE intervals.place_kind = 'facility' AND intervals.mandays < 0 AND intervals.quality <> 'rounded'
