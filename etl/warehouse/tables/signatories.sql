SELECT
    statements.statement_id, part, char_start::BIGINT AS char_start, char_end::BIGINT AS char_end, signatory_kind, relation, name,
    CASE WHEN person_id LIKE 'bioguide:%' THEN substr(person_id, 10) END AS bioguide_id,
    found.organization_id, found.state, found.district, claimed_count::BIGINT AS claimed_count,
    CASE WHEN signatory_kind = 'claimed_count' THEN count(*) FILTER (signatory_kind <> 'claimed_count')
        OVER (PARTITION BY statements.statement_id, relation) END AS listed_count,
    rule, rule_version
FROM raw.statement_signatories AS found
JOIN core.statements AS statements
    ON statements.snapshot_sha256 = found.snapshot_sha256 AND statements.item = coalesce(found.item, 1)
