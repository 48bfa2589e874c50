-- Every month in which anybody is heard, and every kind of publisher that is followed: none held is a printed zero of our own count.
WITH followed AS (
    SELECT organization_type, count(DISTINCT organization_id) AS n_publishers
    FROM raw.statement_sources JOIN core.sources AS sources USING (source_id) JOIN core.organizations USING (organization_id)
    GROUP BY organization_type
),
said AS (
    SELECT date_trunc('month', published)::DATE AS month, organization_type, text_state,
        coalesce(issuer, organization_id) AS speaker
    FROM core.statements JOIN core.organizations USING (organization_id)
    WHERE published IS NOT NULL AND suppressed_because IS NULL
)
SELECT months.month, followed.organization_type, count(said.speaker) AS n_statements,
    count(*) FILTER (said.text_state = 'full') AS n_with_text, count(DISTINCT said.speaker) AS n_speakers,
    followed.n_publishers
FROM (SELECT DISTINCT month FROM said) AS months
CROSS JOIN followed
LEFT JOIN said ON said.month = months.month AND said.organization_type = followed.organization_type
GROUP BY months.month, followed.organization_type, followed.n_publishers
