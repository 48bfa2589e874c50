-- People counted in each place on each night (the night of the 1st is the start of the 2nd), the best count of each code, summed.
SELECT
    places.name AS place,
    nights.facility_id,
    nights.night,
    sum(nights.persons) AS persons,
    count(*) AS n_codes,
    max(nights.basis) AS basis
FROM nights
LEFT JOIN facilities AS places USING (facility_id)
WHERE nights.is_best AND nights.facility_id IS NOT NULL
GROUP BY ALL
