-- Documents on facilities that ice.gov pages link to, with the days in their titles typed: `Nov. 29-Dec. 1, 2022`.
-- Days that run backwards (`Oct. 28-20`) are a misprint: both stay null.
WITH parts AS (
    SELECT *,
        regexp_extract(dates, '^([A-Z][a-z]{2})', 1) AS month_from,
        regexp_extract(dates, '^[A-Z][a-z]+\.? ([0-9]{1,2})', 1) AS day_from,
        coalesce(nullif(regexp_extract(dates, '[-–] ?([A-Z][a-z]{2})', 1), ''), regexp_extract(dates, '^([A-Z][a-z]{2})', 1))
            AS month_to,
        coalesce(
            nullif(regexp_extract(dates, '[-–] ?(?:[A-Z][a-z]+\.? )?([0-9]{1,2}),', 1), ''),
            regexp_extract(dates, '^[A-Z][a-z]+\.? ([0-9]{1,2})', 1)
        ) AS day_to,
        regexp_extract(dates, '([0-9]{4})$', 1) AS year
    FROM raw.ice_facility_pages_documents
),
typed AS (
    SELECT *,
        try_strptime(concat_ws(' ', month_from, day_from, year), '%b %d %Y')::DATE AS first_day,
        try_strptime(concat_ws(' ', month_to, day_to, year), '%b %d %Y')::DATE AS last_day
    FROM parts
)
SELECT
    snapshot_sha256, canonical_url, kind, category, title, contract, place, city, typed.state, dates, document_url,
    CASE WHEN first_day <= last_day THEN first_day END AS date_from,
    CASE WHEN first_day <= last_day THEN last_day END AS date_to,
    coalesce(in_state.facility_id, anywhere.facility_id) AS facility_id
FROM typed
LEFT JOIN staging.facility_spellings AS in_state ON in_state.spelling = name_key(place) AND in_state.state = typed.state
LEFT JOIN staging.facility_spellings AS anywhere
    ON anywhere.spelling = name_key(place) AND anywhere.state IS NULL AND typed.state IS NULL
