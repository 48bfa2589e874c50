-- title: What it said
-- more: /detention/statements?organization_id={organization_id}
SELECT published, coalesce(title, 'without title') AS statement, '/detention/statements/' || statement_id AS statement_href,
    issuer_name AS "issued by", page_state AS "its page is", n_versions AS versions
FROM statements WHERE organization_id = :id
ORDER BY published DESC, statement_id
