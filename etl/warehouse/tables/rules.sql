-- Reviewed lines on each version of the rules, with how many facts carry it.
WITH used AS (
    SELECT 'statement_titles' AS rule, rule_version AS version FROM raw.statement_titles
    UNION ALL SELECT 'statement_mentions', rule_version FROM raw.statement_mentions
    UNION ALL SELECT 'statement_quotes', rule_version FROM raw.statement_quotes
    UNION ALL SELECT 'statement_signatories', rule_version FROM raw.statement_signatories
    UNION ALL SELECT 'statement_demands', rule_version FROM raw.statement_demands
    UNION ALL SELECT 'statement_claims', rule_version FROM raw.statement_claims
    UNION ALL SELECT 'statement_dates', rule_version FROM raw.statement_dates
    UNION ALL SELECT 'statement_signatures', rule_version FROM raw.statement_signatures
    UNION ALL SELECT 'statement_changes', rule_version FROM raw.statement_changes
),
counted AS (SELECT rule, version, count(*) AS n_facts FROM used GROUP BY rule, version)
SELECT rule, version, changed_on::DATE AS changed_on, change, coalesce(n_facts, 0) AS n_facts
FROM raw.rule_changes
LEFT JOIN counted USING (rule, version)
