WITH listed AS (
    SELECT links.facility_id, printed.*, editions.as_of, editions.in_force_from, row_flags.adp_total,
        row_number() OVER (
            PARTITION BY links.facility_id
            ORDER BY editions.as_of DESC NULLS LAST, editions.in_force_from DESC NULLS LAST, snapshot_sha256, row
        ) AS newest
    FROM staging.facility_links AS links
    JOIN staging.facility_values AS printed USING (snapshot_sha256, sheet, row)
    JOIN core.editions AS editions USING (snapshot_sha256)
    LEFT JOIN staging.row_flags AS row_flags USING (snapshot_sha256, sheet, row)
    WHERE links.facility_id IS NOT NULL
),
spans AS (
    SELECT facility_id, min(as_of) AS first_as_of, max(as_of) AS last_as_of, count(DISTINCT snapshot_sha256) AS n_editions
    FROM listed
    GROUP BY facility_id
),
latest AS (
    SELECT snapshot_sha256
    FROM core.editions
    ORDER BY as_of DESC NULLS LAST, in_force_from DESC NULLS LAST, snapshot_sha256
    LIMIT 1
),
names AS (
    SELECT facility_id, string_agg(DISTINCT name_printed, ' | ' ORDER BY name_printed) AS names
    FROM raw.facility_names
    GROUP BY facility_id
)
SELECT
    ids.facility_id,
    ids.display_name AS name,
    names.names,
    nullif(ids.site_id, '') AS site_id,
    listed.address,
    ids.city,
    ids.state,
    listed.zip,
    zip_codes.county,
    listed.aor,
    listed.type_detailed,
    zip_codes.latitude,
    zip_codes.longitude,
    CASE WHEN zip_codes.latitude IS NOT NULL THEN 'zip_centroid' END AS geocode_method,
    spans.first_as_of,
    spans.last_as_of,
    coalesce(spans.n_editions, 0) AS n_editions,
    coalesce(ids.facility_id IN (
        SELECT facility_id FROM listed JOIN latest USING (snapshot_sha256)
    ), false) AS in_latest_edition,
    round(listed.adp_total, 6) AS latest_adp,
    listed.guaranteed_minimum
FROM raw.facility_ids AS ids
LEFT JOIN names USING (facility_id)
LEFT JOIN spans USING (facility_id)
LEFT JOIN listed ON listed.facility_id = ids.facility_id AND listed.newest = 1
-- a ZIP code of another state is a printing error (or Guantánamo's Florida post office): no point on the map for it
LEFT JOIN raw.zip_codes AS zip_codes ON zip_codes.zip = listed.zip AND zip_codes.state = ids.state
WHERE coalesce(ids.redirect_to, '') = ''
