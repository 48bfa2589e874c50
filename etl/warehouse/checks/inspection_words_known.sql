-- severity: finding
-- title: Every word for the type, standard or rating of an inspection is in the vocabulary
-- why: An unknown word has no code and is missing from counts by type, standard or rating until somebody decides; ours to mend.
-- sure: lead
-- sampled: 16 of 229, right 16, 2026-11-24: 227 are one edition whose second inspections slipped a column
SELECT snapshot_sha256, sheet, 'row ' || row AS cell, NULL::VARCHAR AS facility_id,
    'a ' || column_name || ' of the inspection vocabulary' AS expected, printed AS found, block || ' inspection' AS message
FROM staging.inspection_words
WHERE code IS NULL
UNION ALL
SELECT snapshot_sha256, sheet, 'row ' || row, facility_id, 'a day, or a known word in its place', date_printed,
    block || ' inspection'
FROM staging.inspection_rows
WHERE inspection_date IS NULL
