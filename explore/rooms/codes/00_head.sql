-- title: Codes in the daily counts
-- answer: The daily counts have {{ row.n|number }} codes of places; {{ row.linked|number }} are linked to a place we know.
SELECT 'Codes in the daily counts' AS name, 'All of a kind' AS kicker, NULL AS "where", count(*) AS n, sum(facility_id IS NOT NULL) AS linked FROM facility_day_series
