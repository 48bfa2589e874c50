WITH found AS (
    SELECT statements.statement_id, statements.published, mentions.*
    FROM raw.statement_mentions AS mentions
    JOIN core.statements AS statements
        ON statements.snapshot_sha256 = mentions.snapshot_sha256 AND statements.item = coalesce(mentions.item, 1)
),
-- the office somebody held on the day a statement names them; before it, the one they were to take
terms AS (
    SELECT found.target_id AS official_id, found.published,
        coalesce(
            max(officials.term_id) FILTER (
                officials.term_from <= found.published AND found.published <= coalesce(officials.term_to, DATE '9999-12-31')
            ),
            arg_min(officials.term_id, (officials.term_from, officials.term_id)) FILTER (officials.term_from > found.published),
            arg_max(officials.term_id, (officials.term_from, officials.term_id))
        ) AS term_id
    FROM (SELECT DISTINCT target_id, published FROM found WHERE mention_type = 'official') AS found
    JOIN core.officials AS officials ON officials.official_id = found.target_id
    GROUP BY ALL
)
SELECT
    found.statement_id,
    found.part,
    found.char_start::BIGINT AS char_start,
    found.char_end::BIGINT AS char_end,
    found.mention_type,
    nullif(found.facility_id, '') AS facility_id,
    CASE WHEN mention_type = 'site' THEN target_id ELSE facilities.site_id END AS site_id,
    CASE WHEN mention_type IN ('policy', 'case') THEN target_id END AS policy_id,
    CASE WHEN mention_type = 'agency' THEN target_id END AS organization_id,
    terms.term_id,
    CASE WHEN mention_type = 'place' THEN target_id END AS place,
    found.surface,
    found.rule,
    found.rule_version
FROM found
LEFT JOIN core.facilities AS facilities USING (facility_id)
LEFT JOIN terms ON found.mention_type = 'official' AND terms.official_id = found.target_id
    AND terms.published IS NOT DISTINCT FROM found.published
