-- severity: error
-- title: Every edition that was read has a fiscal year and a last day, or says why not
-- why: A figure without its period can't be printed.
SELECT snapshot_sha256, edition, fiscal_year_basis, days_outcome
FROM core.editions
WHERE fiscal_year IS NULL OR (as_of IS NULL AND days_outcome <> 'no fit')
