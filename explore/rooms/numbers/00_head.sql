-- title: Numbers said
-- words: claims fact check said numbers figures true false wrong statistics speakers
-- needs: claims, claim_outcomes, claim_readings
-- answer: {% if row.n %}{{ row.n|number }} numbers in the statements held could be answered by a published series; {{ row.answered|number }} of them are: {{ row.within|number }} lie within what had been published, {{ row.above|number }} above, {{ row.below|number }} below all of it. That is no verdict: definitions differ.{% else %}No number in the statements held could be answered by a published series.{% endif %}
SELECT 'Numbers said' AS name, 'Subject' AS kicker, NULL AS "where", count(*) AS n, sum(outcome <> 'no_figure') AS answered,
    sum(outcome = 'within') AS within, sum(outcome = 'above') AS above, sum(outcome = 'below') AS below
FROM claim_outcomes
