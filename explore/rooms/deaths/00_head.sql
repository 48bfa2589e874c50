-- title: Deaths in ICE custody
-- words: died dead death rate mortality
-- answer: The documents we hold report {{ row.n|number }} deaths from {{ span(row.first, row.last) }}. That is a minimum: ICE does not report every death, and not every report is held.
-- answer: {{ row.unlinked|number }} of them can't be linked to a place. We publish no names of the dead.
SELECT 'Deaths in ICE custody' AS name, 'Subject' AS kicker, NULL AS "where", count(*) AS n, min(date_of_death) AS "first",
    max(date_of_death) AS "last", sum(facility_id IS NULL) AS unlinked
FROM deaths_in_custody
