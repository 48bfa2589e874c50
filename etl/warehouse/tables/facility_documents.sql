-- One row per page, in its newest version.
SELECT
    left(sha256(canonical_url), 16) AS document_id,
    kind, category, title, facility_id, place AS place_printed, documents.city, documents.state, contract AS contract_number,
    date_from, date_to, dates AS dates_printed, document_url, canonical_url AS page_url, snapshot_sha256
FROM staging.facility_documents AS documents JOIN core.snapshots AS snapshots USING (snapshot_sha256)
QUALIFY row_number() OVER (PARTITION BY canonical_url ORDER BY first_seen DESC NULLS LAST, snapshot_sha256) = 1
