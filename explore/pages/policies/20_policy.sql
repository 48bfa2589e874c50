-- title: What we know of it
SELECT * FROM (
    SELECT 'note' AS "what", note AS "is" FROM policies WHERE policy_id = :id AND note IS NOT NULL
    UNION ALL SELECT 'other names', replace(aliases, ';', '; ') FROM policies WHERE policy_id = :id
    UNION ALL SELECT 'evidence', evidence FROM policies WHERE policy_id = :id
)
