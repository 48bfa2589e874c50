-- title: Rights and citation
SELECT * FROM (
    SELECT 'homepage' AS "what", homepage AS "is", homepage AS is_href FROM sources WHERE source_id = :id
    UNION ALL SELECT 'rights', rights || coalesce(': ' || rights_note, ''), NULL FROM sources WHERE source_id = :id
    UNION ALL SELECT 'to cite', citation, NULL FROM sources WHERE source_id = :id
    UNION ALL SELECT 'publishes every', cadence_days || ' days' || coalesce(', ' || cadence_note, ''), NULL FROM sources WHERE source_id = :id AND cadence_days IS NOT NULL
)
