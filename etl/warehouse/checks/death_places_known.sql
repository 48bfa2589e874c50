-- severity: finding
-- title: The place of last detention of every death is a known facility
-- why: A death that isn't linked to its place is missing from that place's page; most unknown places are jails of 2003 to 2010.
-- sure: lead
-- sampled: 17 of 94, right 17, 2026-11-24: printed so, and ours to decide which place it is
SELECT snapshot_sha256, NULL::VARCHAR AS sheet, 'page ' || page || ' row ' || row AS cell, facility_id,
    'a name of facility_names or facility_aliases' AS expected,
    coalesce(last_detention_printed, 'no place read from the text') AS found, death_id AS message
FROM core.deaths_in_custody
WHERE facility_id IS NULL
