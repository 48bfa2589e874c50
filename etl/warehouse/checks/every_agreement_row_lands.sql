-- severity: error
-- title: Every row of every 287(g) list is one agreement
-- why: An agreement is one entity through its spellings; a row that lands on none, or on two, would make a false end.
SELECT raw.snapshot_sha256, raw.sheet, raw.row, count(ids.agreement_id) AS agreements
FROM raw.ice_287g_agreements AS raw LEFT JOIN staging.agreement_ids AS ids USING (snapshot_sha256, sheet, row)
GROUP BY ALL
HAVING count(ids.agreement_id) <> 1
