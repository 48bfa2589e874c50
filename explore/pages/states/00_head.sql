-- title: State
-- answer: {% if row.n_listed %}ICE held {{ row.adp_total|people }} people a day in {{ row.n_listed|counted("place") }} of {{ row.name }} on average from 1 October to {{ row.as_of|day }}, {{ row.share|number }} percent of all in its table; the sum of averages since October is not a count of one day.{% else %}ICE's newest table, to {{ row.as_of|day }}, lists no place in {{ row.name }}. Not listed is not zero: hold rooms and places that were empty that day are left out.{% endif %}
-- answer: We know {{ row.n_places|counted("place") }} that held people for ICE there since 2009.
WITH newest AS (SELECT max(as_of) AS as_of FROM editions),
everywhere AS (SELECT sum(latest_adp) AS adp FROM facilities WHERE in_latest_edition)
SELECT coalesce(state_name(facilities.state), state) AS name, 'State' AS kicker, NULL AS "where", state, count(*) AS n_places,
    sum(in_latest_edition) AS n_listed, sum(CASE WHEN in_latest_edition THEN latest_adp END) AS adp_total,
    100.0 * sum(CASE WHEN in_latest_edition THEN latest_adp END) / nullif(everywhere.adp, 0) AS share, newest.as_of
FROM facilities CROSS JOIN newest CROSS JOIN everywhere
WHERE state = :id
GROUP BY state
