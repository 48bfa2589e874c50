-- title: Editions, newest first
-- all: yes
SELECT edition, '/detention/editions/' || snapshot_sha256 AS edition_href, as_of AS "table to", in_force_from AS "public from", n_facility_rows AS "rows of places",
    adp_sum AS "sum of averages", replace(flags, '_', ' ') AS "what is odd"
FROM editions ORDER BY as_of DESC, in_force_from DESC, snapshot_sha256
