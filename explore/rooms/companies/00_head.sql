-- title: Companies and other operators
-- words: private prison companies operators contractors share privately run
-- answer: Companies run places with {{ row.private_at_least|number }} to {{ row.private_at_most|number }} percent of the people in ICE's newest table, as of its last day, {{ row.as_of|day }}. For {{ row.not_known|number }} percent, in {{ row.n_open|counted("place") }}, who runs the place is not known from a source of 2023 or later that may stand alone.
WITH listed AS (
    SELECT facilities.latest_adp, runs.as_of, parties.kind, runs.group_id, last.kind AS last_kind
    FROM facilities
    JOIN place_operators AS runs USING (facility_id)
    LEFT JOIN parties ON parties.party_id = runs.group_id
    LEFT JOIN parties AS last ON last.party_id = runs.last_group_id
    WHERE facilities.in_latest_edition AND facilities.latest_adp > 0
)
SELECT 'Companies and other operators' AS name, 'Subject' AS kicker, NULL AS "where", max(as_of) AS as_of,
    100.0 * sum(CASE WHEN kind = 'company' THEN latest_adp ELSE 0 END) / nullif(sum(latest_adp), 0) AS private_at_least,
    100.0 * sum(CASE WHEN coalesce(kind, last_kind, 'company') = 'company' THEN latest_adp ELSE 0 END) / nullif(sum(latest_adp), 0) AS private_at_most,
    100.0 * sum(CASE WHEN group_id IS NULL THEN latest_adp ELSE 0 END) / nullif(sum(latest_adp), 0) AS not_known,
    sum(group_id IS NULL) AS n_open
FROM listed
