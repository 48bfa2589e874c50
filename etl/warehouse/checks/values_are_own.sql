-- severity: finding
-- title: No row carries another place's figures
-- why: Thirteen equal averages with fractions do not happen by chance; rows have been copied over others.
-- sure: likely
-- sampled: 6 of 6, right 6, 2026-11-24
SELECT mine.snapshot_sha256, mine.sheet, 'J' || mine.row || ':V' || mine.row AS cell, mine.facility_id,
    'figures of its own' AS expected,
    'those of ' || facilities.name || ' in ' || left(other_snapshot, 8) || ', ' || other_sheet || '!A' || other_row AS found,
    population.name_printed AS message
FROM staging.misattributed AS mine
JOIN core.facilities AS facilities ON facilities.facility_id = mine.other_facility_id
JOIN core.facility_population AS population USING (snapshot_sha256, sheet, row)
