-- title: Who runs the places of detention
-- question: Who runs the places?
-- group: All places
-- line: each company's share, with what is not known
-- answer: {% set top = rows|selectattr("kind", "equalto", "company")|list %}{% if top %}{% for one in top[:2] %}{{ one.run_by }} runs places with {{ one.percent_at_least|number }} to {{ one.percent_at_most|number }} percent of the people in ICE's newest table{{ ", and " if loop.first and top|length > 1 else "." }}{% endfor %} {% endif %}Who runs the places of {{ rows[0].percent_not_known|number }} percent is not known from a source of 2023 or later that may stand alone.
-- description: Shares of the average daily population in ICE's newest facility table, by who ran each place on the table's day: the operator, or the guard contractor where ICE runs its own place. At least: places whose newest confirmed evidence is of 2023 or later and names the party (a company that another bought counts as its owner). At most: those, and the places where nobody is confirmed and for which the newest other word, an older list or a source that may not stand alone, names it or which nothing names. Evidence after the table's day, undated pages and sources that may not stand alone never count towards the first. Place by place: place_operators; all evidence: place_spells.
WITH runs AS (
    SELECT facilities.facility_id, facilities.latest_adp, operators.as_of, operators.group_id AS known,
        operators.last_group_id AS perhaps
    FROM facilities
    JOIN place_operators AS operators USING (facility_id)
    WHERE facilities.in_latest_edition AND facilities.latest_adp > 0
),
total AS (
    SELECT sum(latest_adp) AS adp, max(as_of) AS as_of, sum(CASE WHEN known IS NULL THEN latest_adp ELSE 0 END) AS not_known,
        sum(CASE WHEN known IS NULL AND perhaps IS NULL THEN latest_adp ELSE 0 END) AS unnamed
    FROM runs
)
SELECT
    parties.name AS run_by,
    parties.kind,
    count(CASE WHEN runs.known = parties.party_id THEN 1 END) AS places_known,
    round(sum(CASE WHEN runs.known = parties.party_id THEN runs.latest_adp ELSE 0 END), 1) AS adp_known,
    round(100.0 * sum(CASE WHEN runs.known = parties.party_id THEN runs.latest_adp ELSE 0 END) / total.adp, 1)
        AS percent_at_least,
    round(100.0 * (sum(runs.latest_adp) + total.unnamed) / total.adp, 1) AS percent_at_most,
    round(100.0 * total.not_known / total.adp, 1) AS percent_not_known,
    total.as_of
FROM runs
JOIN parties ON parties.party_id = coalesce(runs.known, runs.perhaps)
CROSS JOIN total
GROUP BY parties.party_id
ORDER BY percent_at_least DESC, percent_at_most DESC, parties.name, parties.party_id
