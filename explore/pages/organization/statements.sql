SELECT statement_id, title, issuer_name, published, page_state, n_versions FROM statements
WHERE organization_id = :id ORDER BY published DESC, statement_id
