SELECT
    statements.statement_id, part, char_start::BIGINT AS char_start, char_end::BIGINT AS char_end, words,
    words_cut = 'yes' AS words_cut, quote_sha256,
    found.word_count::BIGINT AS word_count, balanced = 'yes' AS balanced, speaker_kind, speaker_name, speaker_role, speaker_affiliation,
    CASE WHEN person_id LIKE 'official:%' THEN substr(person_id, 10) END AS official_id,
    CASE WHEN person_id LIKE 'bioguide:%' THEN substr(person_id, 10) END AS bioguide_id,
    cue, rule, rule_version
FROM raw.statement_quotes AS found
JOIN core.statements AS statements
    ON statements.snapshot_sha256 = found.snapshot_sha256 AND statements.item = coalesce(found.item, 1)
