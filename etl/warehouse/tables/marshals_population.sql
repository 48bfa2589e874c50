WITH known AS (
    SELECT spellings.spelling, spellings.state, clean(facilities.city) AS city, spellings.facility_id
    FROM staging.facility_spellings AS spellings JOIN core.facilities AS facilities USING (facility_id)
    WHERE spellings.state IS NOT NULL
)
SELECT
    printed.snapshot_sha256,
    printed.sheet,
    printed.row::BIGINT AS row,
    (printed.month || '-01')::DATE AS month,
    known.facility_id,
    printed.place_printed,
    places.name,
    places.city,
    printed.state,
    printed.type AS agreement_type,
    replace(printed.value_printed, ',', '')::DOUBLE AS adp,
    printed.value_printed,
    try_cast(replace(replace(printed.per_diem_printed, '$', ''), ',', '') AS DOUBLE) AS per_diem_usd
FROM raw.ice_facility_lists_marshals AS printed
JOIN staging.marshals_places AS places USING (snapshot_sha256, sheet, row)
LEFT JOIN known
    ON known.spelling = name_key(places.name) AND known.state = places.state AND known.city = places.city
