-- title: Places whose inspection the newest edition leaves out
-- note: An earlier edition printed the day of an inspection of the place; the newest, which lists the place, prints no day for it, often only a year for which one is scheduled (Scheduled FY27). That doesn't say that none took place.
WITH newest AS (
    SELECT max(last_as_of) AS as_of FROM facilities WHERE in_latest_edition
),
printed AS (
    SELECT facility_id, max(inspection_date) AS last_inspection, max(last_as_of) AS last_printed
    FROM inspections WHERE n_editions > 0 AND facility_id IS NOT NULL GROUP BY facility_id
)
SELECT facilities.name AS place, '/detention/facilities/' || facilities.facility_id AS place_href, facilities.state,
    printed.last_inspection AS "last inspection", printed.last_printed AS "last printed in a table to", facilities.latest_adp AS "average since 1 October"
FROM printed JOIN facilities USING (facility_id) CROSS JOIN newest
WHERE facilities.in_latest_edition AND printed.last_printed < newest.as_of
ORDER BY facilities.latest_adp DESC, place
