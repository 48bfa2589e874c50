-- What the search knows of each state: name, address, key, context (its one line), names (more, by |), beside (words), held
SELECT coalesce(max(named.state_name), facilities.state) AS name, '/states/' || facilities.state || '/' AS address, facilities.state AS "key",
    'State: ' || count(*) || ' places known' AS context, facilities.state AS names, 'state' AS beside, sum(CASE WHEN in_latest_edition THEN latest_adp END) AS held
FROM facilities LEFT JOIN agreements_287g AS named ON named.agreement_id = (
    SELECT min(agreement_id) FROM agreements_287g AS one WHERE one.state = facilities.state AND one.state_name IS NOT NULL)
WHERE facilities.state IS NOT NULL GROUP BY facilities.state
