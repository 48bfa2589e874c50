WITH printed AS (
    SELECT links.name_printed, links.city, links.state, links.zip, min(as_of) AS first_as_of, max(as_of) AS last_as_of,
        count(DISTINCT snapshot_sha256) AS n_editions
    FROM staging.facility_links AS links JOIN core.editions USING (snapshot_sha256)
    WHERE facility_id IS NOT NULL
    GROUP BY ALL
)
SELECT
    names.name_printed,
    coalesce(names.city, '') AS city,
    coalesce(names.state, '') AS state,
    coalesce(names.zip, '') AS zip,
    coalesce(nullif(ids.redirect_to, ''), names.facility_id) AS facility_id,
    names.method,
    names.evidence,
    try_cast(names.score AS DOUBLE) AS score,
    names.decided_on::DATE AS decided_on,
    printed.first_as_of,
    printed.last_as_of,
    coalesce(printed.n_editions, 0) AS n_editions
FROM raw.facility_names AS names
LEFT JOIN raw.facility_ids AS ids USING (facility_id)
LEFT JOIN printed
    ON printed.name_printed = names.name_printed AND coalesce(printed.city, '') = coalesce(names.city, '')
    AND coalesce(printed.state, '') = coalesce(names.state, '') AND coalesce(printed.zip, '') = coalesce(names.zip, '')
