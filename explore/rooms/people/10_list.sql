-- title: Officials
-- all: yes
SELECT name AS official, '/people/' || official_id || '/' AS official_href, office, organization, term_from AS "from", term_to AS "to" FROM officials ORDER BY name, term_from, term_id
