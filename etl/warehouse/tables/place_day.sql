SELECT
    facility_id,
    day,
    counted AS persons_counted,
    round(persons, 1) AS persons,
    basis
FROM staging.place_days
