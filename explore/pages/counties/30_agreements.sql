-- title: 287(g) agreements of agencies in the county
-- empty: The lists held have none in this county.
SELECT agency, support_type AS model, signed_on AS signed, CASE WHEN in_latest_list THEN 'yes' ELSE 'no' END AS "on the newest list"
FROM agreements_287g WHERE county_geoid = :id
ORDER BY in_latest_list DESC, signed_on DESC, agency, agreement_id
