-- title: Places of detention
-- questions: newest_edition_changes below_minimum over_capacity counted_not_listed listed_not_counted
-- words: facilities jails prisons detention centers processing map list
-- answer: {{ row.n|number }} places held people for ICE by its tables and lists since 2009; {{ row.n_listed|number }} stand in its newest table, to {{ row.as_of|day }}. ICE lists only places with somebody in them on the day it counts.
SELECT 'Places of detention' AS name, 'All of a kind' AS kicker, NULL AS "where", count(*) AS n, sum(in_latest_edition) AS n_listed,
    (SELECT max(as_of) FROM editions) AS as_of
FROM facilities
