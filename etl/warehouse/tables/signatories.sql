WITH found AS (
    SELECT
        statements.statement_id, part, char_start::BIGINT AS char_start, char_end::BIGINT AS char_end, signatory_kind, relation,
        name, CASE WHEN person_id LIKE 'bioguide:%' THEN substr(person_id, 10) END AS bioguide_id,
        found.organization_id, found.state, found.district, claimed_count::BIGINT AS claimed_count,
        CASE WHEN signatory_kind = 'claimed_count' THEN count(*) FILTER (signatory_kind <> 'claimed_count')
            OVER (PARTITION BY statements.statement_id, relation) END AS listed_count,
        count(*) FILTER (signatory_kind <> 'claimed_count') OVER (PARTITION BY statements.statement_id) AS listed_in_all,
        rule, rule_version
    FROM raw.statement_signatories AS found
    JOIN core.statements AS statements
        ON statements.snapshot_sha256 = found.snapshot_sha256 AND statements.item = coalesce(found.item, 1)
)
SELECT
    * EXCLUDE (listed_in_all, rule, rule_version),
    -- "led 32 members": those who lead stand beside the number; "over 40" may be 44
    CASE
        WHEN claimed_count IS NULL THEN NULL
        WHEN least(abs(listed_count - claimed_count), abs(listed_in_all - claimed_count)) <= greatest(3, claimed_count / 10)
            THEN 'agrees'
        WHEN listed_in_all <= 3 THEN 'not_listed'
        WHEN listed_in_all < claimed_count THEN 'fewer_listed'
        ELSE 'more_listed'
    END AS count_state,
    rule, rule_version
FROM found
