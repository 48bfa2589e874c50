-- title: Sources
-- all: yes
SELECT title AS source, '/detention/sources/' || source_id AS source_href, n_snapshots AS files, last_changed AS "last changed", last_seen AS "last seen" FROM sources ORDER BY n_snapshots > 0 DESC, title
