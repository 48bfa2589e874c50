-- Many short excerpts of one text would be the text: where the rights allow 300 characters, those are the opening ones.
SELECT texts.statement_id, kind, part, char_start::BIGINT AS char_start, char_end::BIGINT AS char_end, text
FROM raw.spans AS found
JOIN core.statements AS statements
    ON statements.snapshot_sha256 = found.snapshot_sha256 AND statements.item = coalesce(found.item, 1)
JOIN core.statement_texts AS texts ON texts.statement_id = statements.statement_id
WHERE NOT texts.is_excerpt OR contains(texts.body, text)
