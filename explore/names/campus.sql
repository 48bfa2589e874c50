-- What the search knows of each campus: name, address, key, context (its one line), names (more, by |), beside (words), held
SELECT sites.name, '/campuses/' || sites.site_id || '/' AS address, sites.site_id AS "key",
    'Campus of ' || count(*) || ' places, ' || sites.city || coalesce(', ' || sites.state, '') AS context,
    group_concat(facilities.names, '|') AS names, sites.city || ' ' || coalesce(sites.state, '') || ' '
        || coalesce(max(named.state_name), '') || ' campus' AS beside, sum(facilities.latest_adp) AS held
FROM sites JOIN facilities USING (site_id)
LEFT JOIN (SELECT state, max(state_name) AS state_name FROM agreements_287g GROUP BY state) AS named ON named.state = sites.state
GROUP BY sites.site_id
