WITH terms AS (
    SELECT *, person_id[length('official:') + 1:] AS official_id
    FROM raw.people
    WHERE kind = 'official' AND person_id LIKE 'official:%'
)
SELECT official_id || '_' || replace(coalesce(term_from, ''), '-', '') AS term_id, official_id, name, office, acting = 'yes' AS acting,
    organization, nullif(term_from, '')::DATE AS term_from, nullif(term_to, '')::DATE AS term_to, evidence
FROM terms
