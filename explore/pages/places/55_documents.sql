-- title: Documents on ice.gov
-- folded: yes
-- note: Inspection reports, audits and contracts that ICE's FOIA library links to, as its pages name them.
-- empty: None of the pages we hold names it.
-- more: /detention/facility_documents?facility_id={facility_id}
SELECT
    coalesce(date_to, dates_printed) AS "day",
    replace(kind, '_', ' ') AS kind,
    title AS document,
    document_url AS document_href,
    'page' AS "found on",
    page_url AS page_href
FROM facility_documents
WHERE facility_id = :facility_id
ORDER BY date_to DESC, document_id
