-- title: Codes
-- all: yes
SELECT code, '/codes/' || code || '/' AS code_href, name_printed AS name, first_held AS "first night with people", last_held AS "last night", facilities.name AS place, '/detention/facilities/' || series.facility_id AS place_href
FROM facility_day_series AS series LEFT JOIN facilities USING (facility_id) ORDER BY code
