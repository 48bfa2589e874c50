-- title: Children
-- words: kids minors families family detention juveniles unaccompanied hhs orr under 18
-- answer: On {{ row.night|day }}, the last night of the daily counts, {{ row.n|people }} people who may be under 18 were held by ICE.{% if row.hhs %} The Department of Health and Human Services had {{ row.hhs|people }} unaccompanied children in its care on {{ row.hhs_day|day }}, by its own count.{% endif %} How long children were held can't be told from counts of nights: that needs person-level records, which we do not publish.
WITH last AS (SELECT max(last_date) AS night FROM facility_day_series)
SELECT 'Children' AS name, 'Subject' AS kicker, NULL AS "where", last.night, sum(days.n_detained_possibly_under_18) AS n,
    (SELECT in_hhs_care FROM unaccompanied_children_days WHERE in_hhs_care IS NOT NULL ORDER BY date DESC LIMIT 1) AS hhs,
    (SELECT date FROM unaccompanied_children_days WHERE in_hhs_care IS NOT NULL ORDER BY date DESC LIMIT 1) AS hhs_day
FROM last JOIN facility_days AS days ON days.date = last.night
