-- title: Inspections
-- words: inspected failed overdue never inspected rating
-- answer: {{ row.over_year|number }} of {{ row.n|number }} places in ICE's newest table had their last inspection that we know of more than a year before its last day, {{ row.as_of|day }}; for {{ row.never|number }} of them none is printed anywhere we read. An inspection that isn't here may still have happened.
WITH newest AS (SELECT max(as_of) AS as_of FROM editions),
inspected AS (
    SELECT facilities.facility_id, max(inspections.inspection_date) AS last_inspection
    FROM facilities LEFT JOIN inspections ON inspections.facility_id = facilities.facility_id
        AND inspections.inspection_date <= (SELECT as_of FROM newest)
    WHERE facilities.in_latest_edition GROUP BY facilities.facility_id
)
SELECT 'Inspections' AS name, 'Subject' AS kicker, NULL AS "where", count(*) AS n, newest.as_of,
    sum(last_inspection IS NULL) AS never, sum(last_inspection IS NULL OR last_inspection < date(newest.as_of, '-1 year')) AS over_year
FROM inspected CROSS JOIN newest
