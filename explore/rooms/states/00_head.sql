-- title: States
-- words: texas louisiana share of each state
-- answer: {{ row.top }} {{ "holds" }} the most: {{ row.share|number }} percent of the sum of ICE's averages since 1 October, in its table to {{ row.as_of|day }}.
WITH held AS (SELECT state, sum(latest_adp) AS adp FROM facilities WHERE in_latest_edition GROUP BY state)
SELECT 'States' AS name, 'All of a kind' AS kicker, NULL AS "where",
    state_name(held.state) AS state_name, coalesce(state_name(held.state), state) AS top,
    100.0 * adp / nullif((SELECT sum(adp) FROM held), 0) AS share, (SELECT max(as_of) FROM editions) AS as_of
FROM held ORDER BY adp DESC, state LIMIT 1
