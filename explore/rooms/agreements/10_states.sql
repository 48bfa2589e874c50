-- title: By state
-- bars: state: agreements
SELECT state_name(agreements_287g.state) AS state, '/states/' || state || '/' AS state_href, count(*) AS agreements, min(signed_on) AS "first signed", max(signed_on) AS "last signed"
FROM agreements_287g WHERE in_latest_list AND status = 'participating'
GROUP BY agreements_287g.state ORDER BY agreements DESC, state
