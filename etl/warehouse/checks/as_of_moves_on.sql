-- severity: finding
-- title: The facility table ends no earlier than one of the same fiscal year already published
-- why: One that goes back is an old table in a new file. (A year-end edition posted after the next year began is none.)
-- sure: certain
-- sampled: 5 of 5, right 5, 2026-11-24
SELECT editions.snapshot_sha256, editions.sheet, editions.header_as_of_cell AS cell, NULL::VARCHAR AS facility_id,
    'not before ' || max(earlier.as_of) AS expected, editions.as_of::VARCHAR AS found, editions.edition AS message
FROM core.editions AS editions
JOIN core.editions AS earlier
    ON earlier.fiscal_year = editions.fiscal_year AND earlier.in_force_from < editions.in_force_from AND earlier.as_of > editions.as_of
GROUP BY ALL
