-- title: How many people a place held each month
-- question: How many people did Dilley hold, month by month?
-- group: A place
-- line: the best figure for each month since October 2011, and how sure it is
-- answer: {{ row.place }} held {{ row.persons|people }} people on an average day of {{ row.month|string|truncate(7, true, "", 0) }}.
-- example: name=Dilley
-- description: People held on an average day of each month, newest first: ICE's averages give the level, nightly counts how it moved within the month. name: any name of the place or its city, for example Dilley (also what an empty field shows). A second source lies between low and high nine times in ten. basis: interval and bridged rest on ICE's averages and the counts, flat on one long average, counts on the counts alone (1 to 3 percent low), list on a yearly list. A blank number says in why_blank what is missing; it is never a zero.
-- chart: month: persons by place
WITH places AS (
    SELECT facility_id, name FROM facilities
    WHERE facility_id = trim(:name) OR rowid IN (
        SELECT rowid FROM facilities_fts
        WHERE facilities_fts MATCH coalesce(nullif(escape_fts(trim(:name)), ''), 'Dilley')
    )
)
SELECT
    months.month,
    places.name AS place,
    round(months.persons, 1) AS persons,
    round(months.persons_low, 1) AS low,
    round(months.persons_high, 1) AS high,
    months.basis,
    months.why_null AS why_blank,
    months.days_covered,
    round(months.counts_average, 1) AS nightly_counts,
    round(months.interval_average, 1) AS ice_averages,
    months.facility_id
FROM places JOIN place_month AS months USING (facility_id)
ORDER BY months.persons IS NULL, months.month DESC, months.persons DESC, places.name
