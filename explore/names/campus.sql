-- What the search knows of each campus: name, address, key, context (its one line), names (more, by |), beside (words), held
SELECT sites.name, '/campuses/' || sites.site_id || '/' AS address, sites.site_id AS "key",
    'Campus of ' || count(*) || ' places, ' || sites.city || coalesce(', ' || sites.state, '') AS context,
    '' AS names, sites.city || ' ' || coalesce(sites.state, '') || ' '
        || coalesce(state_name(sites.state), '') || ' campus' AS beside, sum(facilities.latest_adp) AS held
FROM sites JOIN facilities USING (site_id)
GROUP BY sites.site_id
