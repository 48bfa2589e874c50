SELECT official_id || '_' || replace(term_from, '-', '') AS term_id, official_id, name, office, acting = 'yes' AS acting,
    organization, term_from::DATE AS term_from, nullif(term_to, '')::DATE AS term_to, evidence
FROM raw.officials
