-- title: Campuses
-- all: yes
SELECT sites.name AS campus, '/detention/sites/' || site_id AS campus_href, city AS town, state,
    (SELECT count(*) FROM facilities WHERE facilities.site_id = sites.site_id) AS places, note AS "what stands there"
FROM sites ORDER BY sites.name
