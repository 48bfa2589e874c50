-- severity: error
-- title: No published text holds an A-number
-- why: ICE published 6,252 people's A-numbers on this very page on 28 November 2022; none may pass through us.
SELECT 'facility_population' AS published_table, snapshot_sha256 AS key, name_printed AS text
FROM core.facility_population
WHERE regexp_matches(concat_ws(' ', name_printed, address), '\bA[- #]?\d{3}[- ]?\d{3}[- ]?\d{3}\b')
UNION ALL
SELECT 'statements', statement_id, title
FROM core.statements
WHERE regexp_matches(title, '\bA[- #]?\d{3}[- ]?\d{3}[- ]?\d{3}\b')
UNION ALL
SELECT 'statement_texts', statement_id, '(text not repeated)'
FROM core.statement_texts
WHERE regexp_matches(body, '\bA[- #]?\d{3}[- ]?\d{3}[- ]?\d{3}\b')
UNION ALL
SELECT 'quotes', statement_id, '(words not repeated)'
FROM core.quotes
WHERE regexp_matches(words, '\bA[- #]?\d{3}[- ]?\d{3}[- ]?\d{3}\b')
UNION ALL
SELECT 'demands', statement_id, '(words not repeated)'
FROM core.demands
WHERE regexp_matches(words, '\bA[- #]?\d{3}[- ]?\d{3}[- ]?\d{3}\b')
