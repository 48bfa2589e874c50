-- title: A company that runs places of detention
-- answer: {% if row.n_known %}{{ row.name }} ran {{ row.n_known|counted("place") }} of ICE's newest table on its last day, {{ row.as_of|day }}, by evidence of 2023 or later that may stand alone: they held {{ row.adp_known|people }} people a day on average since 1 October, {{ row.percent_at_least|number }} percent of all.{% else %}No evidence of 2023 or later that may stand alone names {{ row.name }} as running a place of ICE's newest table, which ends on {{ row.as_of|day }}.{% endif %}
-- answer: {% if row.n_perhaps %}At {{ row.n_perhaps|counted("more place") }} with {{ row.adp_perhaps|people }} people a day only an older list or a source that may not stand alone names it, and who runs them is not known. {% endif %}With those, and with places for which nobody is named, its share is at most {{ row.percent_at_most|number }} percent.
WITH listed AS (
    SELECT facilities.facility_id, facilities.latest_adp, runs.group_id, runs.last_group_id, runs.as_of,
        coalesce(runs.group_id, runs.party_id) AS known
    FROM facilities JOIN place_operators AS runs USING (facility_id)
    WHERE facilities.in_latest_edition AND facilities.latest_adp > 0
),
company AS (
    SELECT party_id, name, former_names FROM parties WHERE party_id = :id AND kind IN ('company', 'nonprofit')
),
total AS (
    SELECT sum(latest_adp) AS adp, max(as_of) AS as_of,
        sum(CASE WHEN known IS NULL AND last_group_id IS NULL THEN latest_adp ELSE 0 END) AS unnamed,
        sum(CASE WHEN group_id = :id THEN latest_adp ELSE 0 END) AS adp_known, count(CASE WHEN group_id = :id THEN 1 END) AS n_known,
        sum(CASE WHEN known IS NULL AND last_group_id = :id THEN latest_adp ELSE 0 END) AS adp_perhaps,
        count(CASE WHEN known IS NULL AND last_group_id = :id THEN 1 END) AS n_perhaps
    FROM listed
)
SELECT company.name, 'Company' AS kicker, CASE WHEN company.former_names IS NOT NULL THEN 'formerly ' || company.former_names END AS "where",
    total.*, 100.0 * adp_known / nullif(adp, 0) AS percent_at_least, 100.0 * (adp_known + adp_perhaps + unnamed) / nullif(adp, 0) AS percent_at_most
FROM company CROSS JOIN total
