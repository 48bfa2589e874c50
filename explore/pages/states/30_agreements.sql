-- title: 287(g) agreements
-- note: Agencies that enforce immigration law under an agreement with ICE, on the newest list held.
-- empty: The newest list held has none.
SELECT agency, county_printed AS county, support_type AS model, signed_on AS signed, list.file_name AS list, '/detention/snapshots/' || list.snapshot_sha256 AS list_href
FROM agreements_287g JOIN snapshots AS list USING (snapshot_sha256)
WHERE agreements_287g.state = :id AND in_latest_list AND status = 'participating'
ORDER BY signed_on DESC, agency, agreement_id
