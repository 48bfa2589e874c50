SELECT from_id, relation, to_id, try_cast(from_date AS DATE) AS from_date, try_cast(to_date AS DATE) AS to_date, method,
    evidence, try_cast(score AS DOUBLE) AS score, decided_on::DATE AS decided_on
FROM raw.facility_links
