-- severity: finding
-- title: Figures end no earlier than those of the editions already published
-- why: An edition that goes back carries an old table, or is an old edition posted again (year-end editions are).
-- sure: certain
-- sampled: none found
SELECT snapshot_sha256, sheet, header_as_of_cell AS cell, NULL::VARCHAR AS facility_id,
    'later than editions in force before ' || in_force_from AS expected, as_of::VARCHAR AS found, edition AS message
FROM core.editions
WHERE contains(flags, 'goes_back')
