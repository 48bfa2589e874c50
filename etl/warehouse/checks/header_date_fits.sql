-- severity: finding
-- title: The date above the facility table is 0 to 3 days after the last day counted
-- why: ICE pulls the day after; a header outside that range is a typo or was left from another edition.
-- sure: likely
-- sampled: 7 of 7, right 7, 2026-11-24
SELECT snapshot_sha256, sheet, header_as_of_cell AS cell, NULL::VARCHAR AS facility_id,
    'about ' || as_of AS expected, header_as_of::VARCHAR AS found,
    'the averages cover ' || days_in_period || ' days of fiscal year ' || fiscal_year AS message
FROM core.editions
WHERE contains(flags, 'header_date_off') OR contains(flags, 'header_year_wrong')
